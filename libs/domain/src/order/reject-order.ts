import { type OrderEvent } from '#events/contracts/order-events';
import { withoutUndefined } from '../without-undefined.js';
import { orderedLines, orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface RejectOrder {
  readonly type: 'RejectOrder';
  readonly orderId: string;
  readonly reason: string;
  /** Those that were short, where that is why. */
  readonly skus?: readonly string[];
}

export function rejectOrder({ reason, skus }: RejectOrder, order: PlacedOrder): readonly OrderEvent[] {
  const data = withoutUndefined({ ...orderFacts(order), lines: orderedLines(order), reason, skus: skus && [...skus] });
  return [{ type: 'OrderRejected', data }];
}
