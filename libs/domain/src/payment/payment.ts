import { money, type Money, normalizeMoney, sameMoney } from '#events/contracts/money';
import { type PaymentEvent, paymentStream } from '#events/contracts/payment-events';
import { type AnswersByStatus } from '../answers-by-status.js';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { checkedAmount } from './amount.js';
import { type RefundPayment, refundPayment } from './refund-payment.js';
import { evolve, initialState, type PaymentState, type RequestedPayment } from './state.js';

/** Times are as they are stored: ISO 8601, UTC, with milliseconds. */
export type PaymentCommand =
  | {
      readonly type: 'RequestPayment';
      readonly orderId: string;
      readonly customerId?: string;
      readonly amount: Money;
      readonly requestedAt: string;
      readonly dueAt: string;
    }
  | (ProviderEvent & { readonly type: 'CapturePayment'; readonly capturedAt: string })
  | (ProviderEvent & { readonly type: 'DeclinePayment'; readonly reason?: string; readonly declinedAt: string })
  | { readonly type: 'ExpirePayment'; readonly orderId: string; readonly reason: string }
  | RefundPayment;

interface ProviderEvent {
  readonly orderId: string;
  /** The same id is the same event, whatever else it says. */
  readonly providerEventId: string;
  readonly amount: Money;
}

/** All else is taken in any status: it is a fact, or asks what was collected. */
const paymentAnswers: AnswersByStatus<'ExpirePayment', RequestedPayment['status'], 'payment-captured'> = {
  ExpirePayment: { requested: 'yes', captured: 'payment-captured', declined: 'nothing', expired: 'nothing' },
};

function decide(command: PaymentCommand, state: PaymentState): readonly PaymentEvent[] {
  if (command.type === 'RequestPayment') return request(command, state);
  if (state.status === 'absent') throw new Refusal('payment-not-found', `No payment was requested for order ${command.orderId}.`);
  const { orderId, customerId } = state;
  switch (command.type) {
    case 'CapturePayment': {
      const { providerEventId, capturedAt } = command;
      if (state.providerEventIds.includes(providerEventId)) return [];
      const amount = money(checkedAmount(command.amount), command.amount.currency);
      const matches = sameMoney(amount, state.amount);
      return [{ type: 'PaymentCaptured', data: withoutUndefined({ orderId, customerId, providerEventId, amount, matches, capturedAt }) }];
    }
    case 'DeclinePayment': {
      const { providerEventId, reason, declinedAt } = command;
      if (state.providerEventIds.includes(providerEventId)) return [];
      const amount = normalizeMoney(command.amount);
      return [{ type: 'PaymentDeclined', data: withoutUndefined({ orderId, customerId, providerEventId, amount, reason, declinedAt }) }];
    }
    case 'ExpirePayment':
      return expire(command.reason, state);
    case 'RefundPayment':
      return refundPayment(command, state);
    default:
      return unreachable(command);
  }
}

/** It is asked for once: whoever asks again, even for another amount, changes nothing. */
function request(command: Extract<PaymentCommand, { type: 'RequestPayment' }>, state: PaymentState): readonly PaymentEvent[] {
  if (state.status !== 'absent') return [];
  const { orderId, customerId, requestedAt, dueAt } = command;
  const amount = money(checkedAmount(command.amount), command.amount.currency);
  return [{ type: 'PaymentRequested', data: withoutUndefined({ orderId, customerId, amount, requestedAt, dueAt }) }];
}

function expire(reason: string, { status, orderId, customerId, amount }: RequestedPayment): readonly PaymentEvent[] {
  const answer = paymentAnswers.ExpirePayment[status];
  if (answer === 'nothing') return [];
  if (answer !== 'yes') throw new Refusal(answer, `The payment of order ${orderId} is captured and cannot expire.`);
  return [{ type: 'PaymentExpired', data: withoutUndefined({ orderId, customerId, amount, reason }) }];
}

export const paymentDecider: Decider<PaymentState, PaymentCommand, PaymentEvent> = {
  category: paymentStream.category,
  initialState,
  decide,
  evolve,
};
