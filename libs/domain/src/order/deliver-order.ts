import { type OrderEvent } from '#events/contracts/order-events';
import { orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface DeliverOrder {
  readonly type: 'DeliverOrder';
  readonly orderId: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly deliveredAt: string;
}

export function deliverOrder({ deliveredAt }: DeliverOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderDelivered', data: { ...orderFacts(order), deliveredAt } }];
}
