import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { withoutUndefined } from '../without-undefined.js';
import { type PlacedOrder } from './order.js';

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly orderId: string;
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly cancelledAt: string;
}

/** @throws Refusal once anything was shipped, or when the order was rejected */
export function cancelOrder(command: CancelOrder, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId, customerId, currency, country, placedAt } = order;
  if (order.status === 'cancelled') return [];
  if (order.status === 'rejected') throw new Refusal('order-rejected', `Order ${orderId} was rejected and cannot be cancelled.`);
  if (order.lines.some((line) => line.shipped > 0)) {
    throw new Refusal('order-shipped', `Order ${orderId} has been shipped and cannot be cancelled.`);
  }
  const lines = order.lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice }));
  const { reason, cancelledAt } = command;
  const data = withoutUndefined({ orderId, customerId, currency, country, placedAt, lines, reason, cancelledAt });
  return [{ type: 'OrderCancelled', data }];
}
