import { type ValuedLine } from '#events/contracts/fields';
import { money, totalOf } from '#events/contracts/money';
import { type OrderToPay } from '../payment/payment.js';
import { withoutUndefined } from '../without-undefined.js';
import { type PlacedOrder } from './state.js';

/** What every event of the order repeats, so that a fold can place it without a query. */
export function orderFacts({ orderId, customerId, currency, country, placedAt }: PlacedOrder) {
  return withoutUndefined({ orderId, customerId, currency, country, placedAt });
}

/** What a payment has to know of the order, also of one that was rejected or is paid otherwise: then no card owes anything for it. */
export function orderToPay({ customerId, method, lines, currency }: PlacedOrder): OrderToPay {
  return withoutUndefined({ customerId, owed: method === 'card' ? money(totalOf(lines), currency) : undefined });
}

/** All lines as they were ordered. */
export function orderedLines(order: PlacedOrder): ValuedLine[] {
  return order.lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice }));
}
