import { type OrderEvent } from '#events/contracts/order-events';
import { orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

/** Keeps the order from being shipped until it is released; everything else goes on. */
export interface HoldOrder {
  readonly type: 'HoldOrder';
  readonly orderId: string;
  /** Free text, kept for ever: no personal data. */
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly heldAt: string;
}

export interface ReleaseOrder {
  readonly type: 'ReleaseOrder';
  readonly orderId: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly releasedAt: string;
}

/** An order is held once, for the first reason that was given. */
export function holdOrder({ reason, heldAt }: HoldOrder, order: PlacedOrder): readonly OrderEvent[] {
  return order.held ? [] : [{ type: 'OrderHeld', data: { ...orderFacts(order), reason, heldAt } }];
}

export function releaseOrder({ releasedAt }: ReleaseOrder, order: PlacedOrder): readonly OrderEvent[] {
  return order.held ? [{ type: 'OrderReleased', data: { ...orderFacts(order), releasedAt } }] : [];
}
