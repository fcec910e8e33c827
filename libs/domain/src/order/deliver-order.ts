import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface DeliverOrder {
  readonly type: 'DeliverOrder';
  readonly orderId: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly deliveredAt: string;
}

/** @throws Refusal until everything is shipped, and after the order was rejected or cancelled */
export function deliverOrder({ deliveredAt }: DeliverOrder, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId, status } = order;
  if (status === 'delivered' || status === 'returned') return [];
  if (status === 'rejected') throw new Refusal('order-rejected', `Order ${orderId} was rejected and cannot be delivered.`);
  if (status === 'cancelled') throw new Refusal('order-cancelled', `Order ${orderId} was cancelled and cannot be delivered.`);
  if (status !== 'shipped') throw new Refusal('order-not-shipped', `Order ${orderId} is not wholly shipped and cannot be delivered.`);
  return [{ type: 'OrderDelivered', data: { ...orderFacts(order), deliveredAt } }];
}
