import { isStaff, type Principal } from '#platform/auth/principal';
import { problem } from '#platform/problems/problem';
import { type Audience } from './shown-actions.js';

/** Whose orders the principal may see: undefined stands for everyone's. */
export function visibleCustomer(principal: Principal): string | undefined {
  return isStaff(principal) ? undefined : principal.subject;
}

export function audienceOf(principal: Principal): Audience {
  return isStaff(principal) ? 'staff' : 'customer';
}

/**
 * Whose orders a list shows.
 * @param asked the parameter `customerId`
 * @throws Problem forbidden when a customer asks for another's
 */
export function listedCustomer(principal: Principal, asked: string | undefined): string | undefined {
  const visible = visibleCustomer(principal);
  if (visible === undefined || asked === undefined || asked === visible) return visible ?? asked;
  throw problem('forbidden', 'customerId may only be your own.', { errors: [{ path: 'customerId', message: 'may only be your own' }] });
}
