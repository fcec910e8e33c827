import { type Principal } from '#platform/auth/principal';
import { type Freshness } from '../views/freshness.js';

/** A question about a customer, or about what is his. */
export interface AskedCustomer {
  readonly customerId: string;
  /** Who it must be; undefined: anyone. */
  readonly visibleId: string | undefined;
  readonly freshness: Freshness;
}

/** Whose profile and wallet the principal may see: undefined stands for everyone's, which are for clerks. The warehouse has no use for them. */
export function ownOrAll(principal: Principal): string | undefined {
  return principal.acts.has('clerk') ? undefined : principal.subject;
}
