import { type CustomerEvent, type EmailClaim } from '#events/contracts/customer-events';
import { withoutUndefined } from '../without-undefined.js';
import { requireUsable } from './email-claims.js';
import { type ContactDetails, type RegisteredCustomer } from './state.js';

/** What is left out stays as it is. */
export interface ChangeContactDetails extends Partial<ContactDetails> {
  readonly type: 'ChangeContactDetails';
  readonly customerId: string;
  /**
   * Required where the e-mail changes: the claim that holds its address. That is a new one, or the customer's present one where he only
   * spells the same address in another way.
   */
  readonly emailClaim?: EmailClaim;
  readonly changedAt: string;
}

/**
 * @throws Refusal when the claim has lapsed
 * @throws TypeError for a new e-mail without its claim
 */
export function changeContactDetails(command: ChangeContactDetails, customer: RegisteredCustomer): readonly CustomerEvent[] {
  const { customerId, changedAt } = command;
  const changes = withoutUndefined({
    name: command.name === customer.name ? undefined : command.name,
    email: command.email === customer.email ? undefined : command.email,
    phone: command.phone === customer.phone ? undefined : command.phone,
    address: command.address === customer.address ? undefined : command.address,
  });
  if (Object.keys(changes).length === 0) return [];
  const claims = changes.email === undefined ? {} : movedClaim(command.emailClaim, customer);
  return [{ type: 'ContactDetailsChanged', data: { customerId, ...changes, ...claims, changedAt } }];
}

/** The new claim and the one it makes superfluous; none where the address stays the same. */
function movedClaim(emailClaim: EmailClaim | undefined, customer: RegisteredCustomer) {
  if (emailClaim === undefined) throw new TypeError('A new e-mail needs the claim of its address');
  if (emailClaim.address === customer.emailClaim.address) return {};
  requireUsable(emailClaim, customer.spentClaims);
  return { emailClaim, releasedEmailClaim: customer.emailClaim };
}
