import { type CustomerEvent, type EmailClaim } from '#events/contracts/customer-events';
import { type CustomerCommand } from '../customer.js';

// The customer of the examples: what happened to her, and what is asked of her. Sealed texts are opaque to every rule.

export const customerId = '17850';
export const claimId = (number: number): string => `0198a8b0-7c1e-7000-8000-${`${number}`.padStart(12, '0')}`;
export const claim = (number: number, address: 'a' | 'b' | 'c'): EmailClaim => ({
  address: address.repeat(64),
  claimId: claimId(number),
});

const contact = { name: 's1.Ada', email: 's1.ada-at-a', phone: 's1.0123' };
const registeredAt = '2010-12-01T08:26:00.000Z';
const later = '2010-12-02T08:26:00.000Z';

export const register = (emailClaim: EmailClaim): Extract<CustomerCommand, { type: 'RegisterCustomer' }> => ({
  type: 'RegisterCustomer',
  customerId,
  ...contact,
  emailClaim,
  registeredAt,
});
export const change = (
  changes: Partial<Extract<CustomerCommand, { type: 'ChangeContactDetails' }>>,
): Extract<CustomerCommand, { type: 'ChangeContactDetails' }> => ({
  type: 'ChangeContactDetails',
  customerId,
  ...changes,
  changedAt: later,
});
export const erase = (known: boolean): CustomerCommand => ({
  type: 'EraseCustomer',
  customerId,
  reason: 'Asked for it',
  erasedAt: later,
  known,
});
export const lapse = (number: number): CustomerCommand => ({ type: 'LapseEmailClaim', customerId, claimId: claimId(number) });

export const registered = (emailClaim: EmailClaim): CustomerEvent => ({
  type: 'CustomerRegistered',
  data: { customerId, ...contact, emailClaim, registeredAt },
});
export const changed = (changes: Partial<Extract<CustomerEvent, { type: 'ContactDetailsChanged' }>['data']>): CustomerEvent => ({
  type: 'ContactDetailsChanged',
  data: { customerId, ...changes, changedAt: later },
});
export const erased = (releasedEmailClaim?: EmailClaim): CustomerEvent => ({
  type: 'CustomerErased',
  data: { customerId, reason: 'Asked for it', ...(releasedEmailClaim && { releasedEmailClaim }), erasedAt: later },
});
export const lapsed = (number: number): CustomerEvent => ({ type: 'EmailClaimLapsed', data: { customerId, claimId: claimId(number) } });
