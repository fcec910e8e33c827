import { type OrderlineEvent } from '#events/contracts/event-catalogue';

const emailClaim = { address: 'ab'.repeat(32), claimId: '0197a7a0-0000-7000-8000-000000000001' };

/** The texts stand for sealed ones: no fold looks inside. */
export function customerRegistered(customerId = 'c-1', more: { readonly phone?: string; readonly address?: string } = {}): OrderlineEvent {
  const contact = { name: 's1.name', email: 's1.email', ...more };
  return { type: 'CustomerRegistered', data: { customerId, ...contact, emailClaim, registeredAt: '2026-02-01T10:00:00.000Z' } };
}

export function contactDetailsChanged(
  changed: { readonly name?: string; readonly email?: string; readonly phone?: string; readonly address?: string },
  customerId = 'c-1',
): OrderlineEvent {
  return { type: 'ContactDetailsChanged', data: { customerId, ...changed, changedAt: '2026-02-02T10:00:00.000Z' } };
}

export function customerErased(customerId = 'c-1'): OrderlineEvent {
  return { type: 'CustomerErased', data: { customerId, reason: 'asked for', erasedAt: '2026-03-08T10:00:00.000Z' } };
}

export function emailClaimLapsed(customerId = 'c-1'): OrderlineEvent {
  return { type: 'EmailClaimLapsed', data: { customerId, claimId: emailClaim.claimId } };
}
