import { type OrderAccount } from './ledger.js';

/** What an order waits for. Only `payment` and `work` end by themselves; the others are somebody's next step. */
export type Wait = 'payment' | 'work' | 'shipping' | 'release';

/** How an order stands that is not at its end: it waits, as it may, or what should have moved it has not. */
export interface OpenOrder {
  readonly orderId: string;
  readonly wait: Wait;
  /** What it waits for, in words. */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Whether it has waited longer than it should. */
  readonly stuck: boolean;
}

/** The moment at which the log is looked at. */
export interface Present {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the fulfilment has to do may take so long, in milliseconds. */
  readonly patience: number;
}

/** @returns undefined where nothing is left to do for the order, as far as its own events say */
export function standing(orderId: string, order: OrderAccount, { now, patience }: Present): OpenOrder | undefined {
  const at = (wait: Wait, what: string, since: number): OpenOrder => {
    const stuck = wait === 'work' && now - since > patience;
    return { orderId, wait, what, since, stuck };
  };
  const has = (...types: Parameters<typeof order.times.has>[0][]) => types.some((type) => order.times.has(type));
  const [open] = order.commands;
  if (open !== undefined) return at('work', `the outcome of ${open[0]}`, open[1]);
  if (has('OrderRejected', 'OrderCancelled')) return undefined;
  if (has('OrderConfirmed')) {
    if (isShipped(order)) return undefined;
    return order.held ? at('release', 'its release', order.latest) : at('shipping', 'shipping', order.latest);
  }
  if (!has('OrderPlaced')) return undefined;
  if (!has('FulfilmentStarted')) return at('work', 'its fulfilment to begin', order.latest);
  const asked = has('PaymentRequested') && !has('PaymentCaptured', 'PaymentDeclined', 'PaymentExpired');
  if (!asked) return at('work', 'its fulfilment, which has nothing under way', order.latest);
  return now <= order.dueAt ? at('payment', 'its payment', order.latest) : at('work', 'its payment to expire', order.dueAt);
}

function isShipped({ ordered, shipped }: OrderAccount): boolean {
  return [...ordered].every(([sku, units]) => (shipped.get(sku) ?? 0) >= units);
}
