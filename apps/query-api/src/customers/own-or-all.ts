import { type Principal } from '#platform/auth/principal';

/** Whose profile and wallet the principal may see: undefined stands for everyone's, which are for clerks. The warehouse has no use for them. */
export function ownOrAll(principal: Principal): string | undefined {
  return principal.acts.has('clerk') ? undefined : principal.subject;
}
