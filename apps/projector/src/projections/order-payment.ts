import { parseAmount } from '#events/contracts/money';
import { type OrderLine, type OrderStatus, type PaymentStatus } from '#read-models/orders';
import { type Recorded } from '../engine/projection.js';

export const paymentEvents = ['PaymentRequested', 'PaymentCaptured', 'PaymentDeclined', 'PaymentExpired', 'PaymentRefunded'] as const;
export const walletEvents = ['WalletDebited', 'WalletCredited'] as const;
type PaymentFact = Recorded<(typeof paymentEvents)[number]>;
type WalletFact = Recorded<(typeof walletEvents)[number]>;

/** How a payment by card stands after a fact: it depends on no event of the order, so these may come in between as they like. */
export function cardStatus(status: PaymentStatus, event: PaymentFact): PaymentStatus {
  switch (event.type) {
    case 'PaymentRequested':
      return status;
    case 'PaymentCaptured':
      // Another amount than was asked for pays nothing: it goes back.
      return event.data.matches ? 'paid' : status;
    case 'PaymentDeclined':
      return status === 'pending' ? 'declined' : status;
    case 'PaymentExpired':
      return status === 'pending' ? 'expired' : status;
    case 'PaymentRefunded':
      return event.data.complete ? 'refunded' : 'partially-refunded';
    default: {
      const _: never = event;
      return status;
    }
  }
}

/** What the status of a payment from the wallet depends on beside its own facts. */
interface PaidOrder {
  readonly status: OrderStatus;
  readonly lines: { readonly value: readonly OrderLine[] };
}

/** How a payment from the wallet stands after a fact. */
export function walletStatus(status: PaymentStatus, event: WalletFact, order: PaidOrder): PaymentStatus {
  if (event.type === 'WalletCredited') return paidBack(order);
  return status === 'pending' ? 'paid' : status;
}

/** The same after a fact of the order: what was paid back before may turn out to be all. */
export function walletStatusNow(status: PaymentStatus, order: PaidOrder): PaymentStatus {
  return status === 'partially-refunded' ? paidBack(order) : status;
}

/**
 * A credit does not say whether it was the last one. The order does, whichever of the two comes first: everything goes back once it is
 * called off, or once all that had a price is returned.
 */
function paidBack({ status, lines }: PaidOrder): PaymentStatus {
  const calledOff = status === 'cancelled' || status === 'rejected';
  return calledOff || lines.value.every(isPaidBack) ? 'refunded' : 'partially-refunded';
}

function isPaidBack({ quantity, returned, unitPrice }: OrderLine): boolean {
  return returned >= quantity || parseAmount(unitPrice.amount) === 0n;
}
