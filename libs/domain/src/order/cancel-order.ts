import { type OrderEvent } from '#events/contracts/order-events';
import { orderedLines, orderFacts, type PlacedOrder, type StoredTime } from './state.js';

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly orderId: string;
  readonly reason: string;
  readonly cancelledAt: StoredTime;
}

export function cancelOrder({ reason, cancelledAt }: CancelOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderCancelled', data: { ...orderFacts(order), lines: orderedLines(order), reason, cancelledAt } }];
}
