import { type ValuedLine } from '#events/contracts/fields';
import { withoutUndefined } from '../without-undefined.js';
import { type PlacedOrder } from './state.js';

/** What every event of the order repeats, so that a fold can place it without a query. */
export function orderFacts({ orderId, customerId, currency, country, placedAt }: PlacedOrder) {
  return withoutUndefined({ orderId, customerId, currency, country, placedAt });
}

/** All lines as they were ordered. */
export function orderedLines(order: PlacedOrder): ValuedLine[] {
  return order.lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice }));
}
