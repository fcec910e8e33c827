import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
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

/** @throws Refusal once the order is confirmed, or when it was cancelled */
export function rejectOrder(command: RejectOrder, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId, status } = order;
  const { reason, skus } = command;
  if (status === 'rejected') return [];
  if (status === 'cancelled') throw new Refusal('order-cancelled', `Order ${orderId} was cancelled and cannot be rejected.`);
  if (status !== 'placed') throw new Refusal('order-confirmed', `Order ${orderId} is confirmed and cannot be rejected.`);
  const data = withoutUndefined({ ...orderFacts(order), lines: orderedLines(order), reason, skus: skus && [...skus] });
  return [{ type: 'OrderRejected', data }];
}
