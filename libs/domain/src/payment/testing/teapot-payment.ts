import { type Money } from '#events/contracts/money';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { gbp } from '../../testing/arbitraries.js';
import { type PaymentCommand } from '../payment.js';

// The payment of the examples: what happened to it, and what is asked of it.

export const orderId = '536365';
export const customerId = '17850';
const requestedAt = '2010-12-01T08:26:00.000Z';
const dueAt = '2010-12-01T08:56:00.000Z';
const later = '2010-12-01T08:30:00.000Z';
const facts = { orderId, customerId };

export const eur = (amount: string): Money => ({ amount, currency: 'EUR' });

export const request = (amount: string): PaymentCommand => ({
  type: 'RequestPayment',
  ...facts,
  amount: gbp(amount),
  requestedAt,
  dueAt,
});
export const capture = (providerEventId: string, amount = gbp('12.50')): PaymentCommand => ({
  type: 'CapturePayment',
  orderId,
  providerEventId,
  amount,
  capturedAt: later,
});
export const decline = (providerEventId: string, reason?: string): PaymentCommand => ({
  type: 'DeclinePayment',
  orderId,
  providerEventId,
  amount: gbp('12.50'),
  reason,
  declinedAt: later,
});
/** What a provider reports before the payment was asked for: the order is known by then. */
export const early = (command: PaymentCommand, owed: Money | undefined = gbp('12.5')): PaymentCommand =>
  ({ ...command, order: { customerId, ...(owed === undefined ? {} : { owed }) } }) as PaymentCommand;
export const expire: PaymentCommand = { type: 'ExpirePayment', orderId, reason: 'Deadline' };
export const refundByHand = (refundId: string, amount: Money): PaymentCommand => ({
  type: 'RefundPayment',
  orderId,
  refundId,
  amount,
  reason: 'Goodwill',
  byHand: true,
});
export const payBack = (refundId: string, amount?: Money): PaymentCommand => ({
  type: 'RefundPayment',
  orderId,
  refundId,
  amount,
  reason: 'Order cancelled',
  byHand: false,
});

export const requested: PaymentEvent = {
  type: 'PaymentRequested',
  data: { ...facts, amount: gbp('12.5'), amountDue: gbp('12.5'), requestedAt, dueAt },
};
export const captured = (providerEventId: string, amount = gbp('12.5'), matches = true): PaymentEvent => ({
  type: 'PaymentCaptured',
  data: { ...facts, providerEventId, amount, matches, capturedAt: later },
});
export const declined = (providerEventId: string): PaymentEvent => ({
  type: 'PaymentDeclined',
  data: { ...facts, providerEventId, amount: gbp('12.5'), declinedAt: later },
});
export const expired: PaymentEvent = { type: 'PaymentExpired', data: { ...facts, amount: gbp('12.5'), reason: 'Deadline' } };
export const refundedByHand = (refundId: string, amount: Money, complete: boolean): PaymentEvent => ({
  type: 'PaymentRefunded',
  data: { ...facts, refundId, amount, reason: 'Goodwill', byHand: true, complete },
});
export const paidBack = (refundId: string, amount: Money, complete: boolean): PaymentEvent => ({
  type: 'PaymentRefunded',
  data: { ...facts, refundId, amount, reason: 'Order cancelled', byHand: false, complete },
});
