import { type CustomerEvent, type EmailClaim } from '#events/contracts/customer-events';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { type ChangeContactDetails, changeContactDetails } from './change-contact-details.js';
import { requireUsable } from './email-claims.js';
import { type ContactDetails, type CustomerState, evolve, initialState } from './state.js';

const category = 'customer';

/** Contact details are sealed texts and stay so: no rule reads them. Times are as they are stored: ISO 8601, UTC, with milliseconds. */
export type CustomerCommand =
  | (ContactDetails & {
      readonly type: 'RegisterCustomer';
      readonly customerId: string;
      /** Made for this registration; it holds the address already. */
      readonly emailClaim: EmailClaim;
      readonly registeredAt: string;
    })
  | ChangeContactDetails
  | {
      readonly type: 'EraseCustomer';
      readonly customerId: string;
      readonly reason: string;
      readonly erasedAt: string;
      /** Whether there is or was a key for this customer: an order may name one who never registered. */
      readonly known: boolean;
    }
  /** Refused with `email-taken` when the claim is in use; otherwise it can never be used any more, and may be taken over or released. */
  | { readonly type: 'LapseEmailClaim'; readonly customerId: string; readonly claimId: string };

function decide(command: CustomerCommand, state: CustomerState): readonly CustomerEvent[] {
  switch (command.type) {
    case 'RegisterCustomer':
      return register(command, state);
    case 'ChangeContactDetails':
      return changeContactDetails(command, state);
    case 'EraseCustomer':
      return erase(command, state);
    case 'LapseEmailClaim':
      return lapse(command, state);
    default:
      return unreachable(command);
  }
}

function register(command: Extract<CustomerCommand, { type: 'RegisterCustomer' }>, state: CustomerState): readonly CustomerEvent[] {
  const { customerId, name, email, phone, address, emailClaim, registeredAt } = command;
  if (state.status === 'erased') throw new Refusal('customer-erased', `Customer ${customerId} was erased.`);
  if (state.status === 'registered') throw new Refusal('customer-exists', `Customer ${customerId} is registered already.`);
  requireUsable(emailClaim, state.spentClaims);
  const data = withoutUndefined({ customerId, name, email, phone, address, emailClaim, registeredAt });
  return [{ type: 'CustomerRegistered', data }];
}

function erase(command: Extract<CustomerCommand, { type: 'EraseCustomer' }>, state: CustomerState): readonly CustomerEvent[] {
  const { customerId, reason, erasedAt, known } = command;
  if (state.status === 'erased') return [];
  if (state.status === 'absent' && !known) throw new Refusal('customer-not-found', `There is no customer ${customerId}.`);
  const releasedEmailClaim = state.status === 'registered' ? state.emailClaim : undefined;
  return [{ type: 'CustomerErased', data: withoutUndefined({ customerId, reason, releasedEmailClaim, erasedAt }) }];
}

/** An erased customer uses no claim any more, so all of his have lapsed. */
function lapse(command: Extract<CustomerCommand, { type: 'LapseEmailClaim' }>, state: CustomerState): readonly CustomerEvent[] {
  const { customerId, claimId } = command;
  if (state.status === 'erased' || state.spentClaims.includes(claimId)) return [];
  if (state.status === 'registered' && state.emailClaim.claimId === claimId) {
    throw new Refusal('email-taken', 'Another customer has this e-mail address.', { field: 'email' });
  }
  return [{ type: 'EmailClaimLapsed', data: { customerId, claimId } }];
}

export const customerDecider: Decider<CustomerState, CustomerCommand, CustomerEvent> = {
  category,
  initialState,
  decide,
  evolve,
};
