import { money, type Money, normalizeMoney, parseAmount, sameMoney } from '#events/contracts/money';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { checkedAmount } from './amount.js';
import { type RefundPayment, refundPayment } from './refund-payment.js';

const category = 'payment';

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

/** What was collected and paid back in one currency, in ten-thousandths. */
export interface Collected {
  readonly currency: string;
  readonly captured: bigint;
  readonly refunded: bigint;
}

export interface RequestedPayment {
  /** Captured for ever once any money came, also late or another amount. */
  readonly status: 'requested' | 'captured' | 'declined' | 'expired';
  readonly orderId: string;
  readonly customerId?: string;
  readonly amount: Money;
  /** By currency, in the order of the first captures: a provider may collect in another one than was asked for. */
  readonly collected: readonly Collected[];
  readonly providerEventIds: readonly string[];
  readonly refundIds: readonly string[];
}

export type PaymentState = { readonly status: 'absent' } | RequestedPayment;

function evolve(state: PaymentState, event: PaymentEvent): PaymentState {
  if (event.type === 'PaymentRequested') {
    const { orderId, customerId, amount } = event.data;
    const nothing = { collected: [], providerEventIds: [], refundIds: [] };
    return withoutUndefined({ status: 'requested' as const, orderId, customerId, amount, ...nothing });
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'PaymentCaptured': {
      const providerEventIds = [...state.providerEventIds, event.data.providerEventId];
      return { ...state, status: 'captured', collected: added(state.collected, 'captured', event.data.amount), providerEventIds };
    }
    case 'PaymentDeclined': {
      const providerEventIds = [...state.providerEventIds, event.data.providerEventId];
      return { ...state, status: state.status === 'captured' ? 'captured' : 'declined', providerEventIds };
    }
    case 'PaymentExpired':
      return { ...state, status: 'expired' };
    case 'PaymentRefunded': {
      const refundIds = [...state.refundIds, event.data.refundId];
      return { ...state, collected: added(state.collected, 'refunded', event.data.amount), refundIds };
    }
    default: {
      const _: never = event;
      return state;
    }
  }
}

function added(all: readonly Collected[], to: 'captured' | 'refunded', { amount, currency }: Money): readonly Collected[] {
  const units = parseAmount(amount);
  const known = all.some((each) => each.currency === currency) ? all : [...all, { currency, captured: 0n, refunded: 0n }];
  return known.map((each) => (each.currency === currency ? { ...each, [to]: each[to] + units } : each));
}

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
  if (status === 'captured') throw new Refusal('payment-captured', `The payment of order ${orderId} is captured and cannot expire.`);
  if (status !== 'requested') return [];
  return [{ type: 'PaymentExpired', data: withoutUndefined({ orderId, customerId, amount, reason }) }];
}

export const paymentDecider: Decider<PaymentState, PaymentCommand, PaymentEvent> = {
  category,
  initialState: () => ({ status: 'absent' }),
  decide,
  evolve,
};
