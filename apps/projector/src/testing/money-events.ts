import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { gbp } from './events.js';

const forOrder = { orderId: '7', customerId: 'c-1' };
const at = '2026-03-01T10:00:05.000Z';

export function paymentRequested(amount = '2.5'): OrderlineEvent {
  return {
    type: 'PaymentRequested',
    data: { ...forOrder, amount: gbp(amount), amountDue: gbp(amount), requestedAt: at, dueAt: '2026-03-01T10:30:05.000Z' },
  };
}

export function paymentCaptured(amount = '2.5', matches = true): OrderlineEvent {
  return { type: 'PaymentCaptured', data: { ...forOrder, providerEventId: 'evt-1', amount: gbp(amount), matches, capturedAt: at } };
}

export function paymentDeclined(): OrderlineEvent {
  return { type: 'PaymentDeclined', data: { ...forOrder, providerEventId: 'evt-2', amount: gbp('2.5'), declinedAt: at } };
}

export function paymentExpired(): OrderlineEvent {
  return { type: 'PaymentExpired', data: { ...forOrder, amount: gbp('2.5'), reason: 'not paid in time' } };
}

export function paymentRefunded(amount = '2.5', complete = true): OrderlineEvent {
  const data = { ...forOrder, refundId: `r-${amount}`, amount: gbp(amount), reason: 'returned', byHand: false, complete };
  return { type: 'PaymentRefunded', data };
}

/** @param orderId empty: for no order */
export function walletCredited(amount: string, balance: string, orderId = '7', customerId = 'c-1'): OrderlineEvent {
  return { type: 'WalletCredited', data: { ...movement(amount, balance, customerId), ...(orderId === '' ? {} : { orderId }) } };
}

export function walletDebited(amount: string, balance: string, orderId = '7', customerId = 'c-1'): OrderlineEvent {
  return { type: 'WalletDebited', data: { ...movement(amount, balance, customerId), ...(orderId === '' ? {} : { orderId }) } };
}

const movement = (amount: string, balance: string, customerId: string) => ({
  customerId,
  amount: gbp(amount),
  balance: gbp(balance),
  reference: 'for the order',
});
