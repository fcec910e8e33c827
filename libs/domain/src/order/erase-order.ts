import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

/** Gives up the personal data of an order that has no customer. */
export interface EraseOrder {
  readonly type: 'EraseOrder';
  readonly orderId: string;
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly erasedAt: string;
}

/** @throws Refusal when the order has a customer, whose data it is */
export function eraseOrder({ reason, erasedAt }: EraseOrder, order: PlacedOrder): readonly OrderEvent[] {
  if (order.customerId !== undefined) {
    throw new Refusal('order-has-customer', `Order ${order.orderId} has a customer: erase the customer instead.`);
  }
  return order.erased ? [] : [{ type: 'OrderErased', data: { ...orderFacts(order), reason, erasedAt } }];
}
