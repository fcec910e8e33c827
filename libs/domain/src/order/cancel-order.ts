import { type OrderEvent } from '#events/contracts/order-events';
import { orderedLines, orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly orderId: string;
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly cancelledAt: string;
}

export function cancelOrder({ reason, cancelledAt }: CancelOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderCancelled', data: { ...orderFacts(order), lines: orderedLines(order), reason, cancelledAt } }];
}
