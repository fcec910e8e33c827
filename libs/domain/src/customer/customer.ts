import { type CustomerEvent, type EmailClaim, customerStream } from '#events/contracts/customer-events';
import { answerTo, type AnswersByStatus, type OpenStatus } from '../answers-by-status.js';
import { type Decider } from '../decider.js';
import { type RefusalCode } from '#events/contracts/refusals';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { type ChangeContactDetails, changeContactDetails } from './change-contact-details.js';
import { type ContactDetails, type CustomerState, evolve, initialState, requireUsable } from './state.js';

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

const sentences = {
  'customer-not-found': (customerId: string) => `There is no customer ${customerId}.`,
  'customer-exists': (customerId: string) => `Customer ${customerId} is registered already.`,
  'customer-erased': (customerId: string) => `Customer ${customerId} was erased.`,
} as const satisfies Partial<Record<RefusalCode, unknown>>;

const customerAnswers = {
  RegisterCustomer: { absent: 'yes', registered: 'customer-exists', erased: 'customer-erased' },
  ChangeContactDetails: { absent: 'customer-not-found', registered: 'yes', erased: 'customer-erased' },
  EraseCustomer: { absent: 'yes', registered: 'yes', erased: 'nothing' },
  /** An erased customer uses no claim any more, so all of his have lapsed. */
  LapseEmailClaim: { absent: 'yes', registered: 'yes', erased: 'nothing' },
} as const satisfies AnswersByStatus<CustomerCommand['type'], CustomerState['status'], keyof typeof sentences>;

type Command<Type extends CustomerCommand['type']> = Extract<CustomerCommand, { type: Type }>;
/** The states in which a command's own rules are asked, by the answers. */
type Open<Type extends CustomerCommand['type']> = Extract<CustomerState, { status: OpenStatus<(typeof customerAnswers)[Type]> }>;

function decide(command: CustomerCommand, state: CustomerState): readonly CustomerEvent[] {
  const answer = answerTo(customerAnswers, command, state.status);
  if (answer === 'nothing') return [];
  if (answer !== 'yes') throw new Refusal(answer, sentences[answer](command.customerId));
  switch (command.type) {
    case 'RegisterCustomer':
      return register(command, state as Open<'RegisterCustomer'>);
    case 'ChangeContactDetails':
      return changeContactDetails(command, state as Open<'ChangeContactDetails'>);
    case 'EraseCustomer':
      return erase(command, state as Open<'EraseCustomer'>);
    case 'LapseEmailClaim':
      return lapse(command, state as Open<'LapseEmailClaim'>);
    default:
      return unreachable(command);
  }
}

function register(command: Command<'RegisterCustomer'>, state: Open<'RegisterCustomer'>): readonly CustomerEvent[] {
  const { customerId, name, email, phone, address, emailClaim, registeredAt } = command;
  requireUsable(emailClaim, state.spentClaims);
  const data = withoutUndefined({ customerId, name, email, phone, address, emailClaim, registeredAt });
  return [{ type: 'CustomerRegistered', data }];
}

function erase(command: Command<'EraseCustomer'>, state: Open<'EraseCustomer'>): readonly CustomerEvent[] {
  const { customerId, reason, erasedAt, known } = command;
  if (state.status === 'absent' && !known) throw new Refusal('customer-not-found', sentences['customer-not-found'](customerId));
  const releasedEmailClaim = state.status === 'registered' ? state.emailClaim : undefined;
  return [{ type: 'CustomerErased', data: withoutUndefined({ customerId, reason, releasedEmailClaim, erasedAt }) }];
}

function lapse(command: Command<'LapseEmailClaim'>, state: Open<'LapseEmailClaim'>): readonly CustomerEvent[] {
  const { customerId, claimId } = command;
  if (state.spentClaims.includes(claimId)) return [];
  if (state.status === 'registered' && state.emailClaim.claimId === claimId) {
    throw new Refusal('email-taken', 'Another customer has this e-mail address.', { field: 'email' });
  }
  return [{ type: 'EmailClaimLapsed', data: { customerId, claimId } }];
}

export const customerDecider: Decider<CustomerState, CustomerCommand, CustomerEvent> = {
  category: customerStream.category,
  begins: ({ type }) => type === 'RegisterCustomer',
  initialState,
  decide,
  evolve,
};
