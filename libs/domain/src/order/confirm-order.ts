import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface ConfirmOrder {
  readonly type: 'ConfirmOrder';
  readonly orderId: string;
}

/** @throws Refusal when the order was rejected or cancelled */
export function confirmOrder(_command: ConfirmOrder, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId, status } = order;
  if (status === 'rejected') throw new Refusal('order-rejected', `Order ${orderId} was rejected and cannot be confirmed.`);
  if (status === 'cancelled') throw new Refusal('order-cancelled', `Order ${orderId} was cancelled and cannot be confirmed.`);
  return status === 'placed' ? [{ type: 'OrderConfirmed', data: orderFacts(order) }] : [];
}
