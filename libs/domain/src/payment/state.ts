import { type Money, parseAmount } from '#events/contracts/money';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { withoutUndefined } from '../without-undefined.js';

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

export function initialState(): PaymentState {
  return { status: 'absent' };
}

export function evolve(state: PaymentState, event: PaymentEvent): PaymentState {
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
