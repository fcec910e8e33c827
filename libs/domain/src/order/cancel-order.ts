import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { orderedLines, orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly orderId: string;
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly cancelledAt: string;
}

/** @throws Refusal once anything was shipped, or when the order was rejected */
export function cancelOrder({ reason, cancelledAt }: CancelOrder, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId, status } = order;
  if (status === 'cancelled') return [];
  if (status === 'rejected') throw new Refusal('order-rejected', `Order ${orderId} was rejected and cannot be cancelled.`);
  if (order.lines.some((line) => line.shipped > 0)) {
    throw new Refusal('order-shipped', `Order ${orderId} has been shipped and cannot be cancelled.`);
  }
  return [{ type: 'OrderCancelled', data: { ...orderFacts(order), lines: orderedLines(order), reason, cancelledAt } }];
}
