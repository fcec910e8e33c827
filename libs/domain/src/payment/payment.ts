import { due } from '#events/contracts/currencies';
import { money, type Money, normalizeMoney, sameMoney } from '#events/contracts/money';
import { type PaymentEvent, paymentStream } from '#events/contracts/payment-events';
import { type AnswersByStatus } from '../answers-by-status.js';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { checkedAmount } from './amount.js';
import { type RefundPayment, refundPayment } from './refund-payment.js';
import { evolve, initialState, type KnownPayment, type PaymentState } from './state.js';

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
  /** Of the order, where it exists: what an event says that comes before the payment was asked for. */
  readonly order?: OrderToPay;
}

export interface OrderToPay {
  readonly customerId?: string;
  /** What a card will be asked for; undefined where it will not. */
  readonly owed?: Money;
}

/** All else is taken in any status: it is a fact, or asks what was collected. */
const paymentAnswers: AnswersByStatus<'ExpirePayment', KnownPayment['status'], 'payment-captured'> = {
  ExpirePayment: { requested: 'yes', captured: 'payment-captured', declined: 'nothing', expired: 'nothing' },
};

function decide(command: PaymentCommand, state: PaymentState): readonly PaymentEvent[] {
  if (command.type === 'RequestPayment') return request(command, state);
  if (command.type === 'CapturePayment' || command.type === 'DeclinePayment') return report(command, state);
  if (state.status === 'absent') throw notFound(command.orderId);
  switch (command.type) {
    case 'ExpirePayment':
      return expire(command.reason, state);
    case 'RefundPayment':
      return refundPayment(command, state);
    default:
      return unreachable(command);
  }
}

/** What the provider reports is taken once it is known what it is about: a payment that was asked for, or an order. */
function report(command: Extract<PaymentCommand, ProviderEvent>, state: PaymentState): readonly PaymentEvent[] {
  const { orderId, providerEventId } = command;
  if (state.status !== 'absent' && state.providerEventIds.includes(providerEventId)) return [];
  const requested = state.status === 'absent' || state.amount === undefined ? undefined : state;
  const about = requested ?? command.order;
  if (about === undefined) throw notFound(orderId);
  const { customerId } = about;
  const owed = requested === undefined ? [command.order?.owed] : [requested.amountDue, requested.amount];
  const reported = { orderId, customerId, providerEventId };
  if (command.type === 'DeclinePayment') {
    const { amount, reason, declinedAt } = command;
    return [{ type: 'PaymentDeclined', data: withoutUndefined({ ...reported, amount: normalizeMoney(amount), reason, declinedAt }) }];
  }
  const amount = money(checkedAmount(command.amount), command.amount.currency);
  const matches = owed.some((each) => each !== undefined && sameMoney(amount, each));
  return [{ type: 'PaymentCaptured', data: withoutUndefined({ ...reported, amount, matches, capturedAt: command.capturedAt }) }];
}

function notFound(orderId: string): Refusal {
  return new Refusal('payment-not-found', `No payment was requested for order ${orderId}.`);
}

/** It is asked for once: whoever asks again, even for another amount, changes nothing. */
function request(command: Extract<PaymentCommand, { type: 'RequestPayment' }>, state: PaymentState): readonly PaymentEvent[] {
  if (state.status !== 'absent' && state.amount !== undefined) return [];
  const { orderId, customerId, requestedAt, dueAt } = command;
  const { currency } = command.amount;
  const units = checkedAmount(command.amount);
  const [amount, amountDue] = [money(units, currency), money(due(units, currency), currency)];
  return [{ type: 'PaymentRequested', data: withoutUndefined({ orderId, customerId, amount, amountDue, requestedAt, dueAt }) }];
}

function expire(reason: string, { status, orderId, customerId, amount }: KnownPayment): readonly PaymentEvent[] {
  const answer = paymentAnswers.ExpirePayment[status];
  if (answer === 'payment-captured') throw new Refusal(answer, `The payment of order ${orderId} is captured and cannot expire.`);
  if (answer === 'nothing' || amount === undefined) return [];
  return [{ type: 'PaymentExpired', data: withoutUndefined({ orderId, customerId, amount, reason }) }];
}

export const paymentDecider: Decider<PaymentState, PaymentCommand, PaymentEvent> = {
  category: paymentStream.category,
  begins: ({ type }) => type === 'RequestPayment',
  initialState,
  decide,
  evolve,
};
