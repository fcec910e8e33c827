import { type OrderEvent } from '#events/contracts/order-events';
import { orderFacts, type PlacedOrder, type StoredTime } from './state.js';

export interface DeliverOrder {
  readonly type: 'DeliverOrder';
  readonly orderId: string;
  readonly deliveredAt: StoredTime;
}

export function deliverOrder({ deliveredAt }: DeliverOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderDelivered', data: { ...orderFacts(order), deliveredAt } }];
}
