import { type OrderEvent } from '#events/contracts/order-events';
import { orderFacts, type PlacedOrder, type StoredTime } from './state.js';

/** Keeps the order from being shipped until it is released; everything else goes on. */
export interface HoldOrder {
  readonly type: 'HoldOrder';
  readonly orderId: string;
  /** Free text, kept for ever: no personal data. */
  readonly reason: string;
  readonly heldAt: StoredTime;
}

export interface ReleaseOrder {
  readonly type: 'ReleaseOrder';
  readonly orderId: string;
  readonly releasedAt: StoredTime;
}

export function holdOrder({ reason, heldAt }: HoldOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderHeld', data: { ...orderFacts(order), reason, heldAt } }];
}

export function releaseOrder({ releasedAt }: ReleaseOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderReleased', data: { ...orderFacts(order), releasedAt } }];
}
