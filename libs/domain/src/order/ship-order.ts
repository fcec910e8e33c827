import { leftToShip } from '#events/contracts/order-actions';
import { type OrderEvent } from '#events/contracts/order-events';
import { withoutUndefined } from '../without-undefined.js';
import { orderFacts, type PlacedOrder, type StoredTime } from './state.js';
import { type LineQuantity, takeLines } from './take-lines.js';

export interface ShipOrder {
  readonly type: 'ShipOrder';
  readonly orderId: string;
  /** Without them all that is left goes out. */
  readonly lines?: readonly LineQuantity[];
  readonly trackingNumber?: string;
  readonly shippedAt: StoredTime;
}

/** @throws Refusal for more than is left */
export function shipOrder(command: ShipOrder, order: PlacedOrder): readonly OrderEvent[] {
  const { trackingNumber, shippedAt } = command;
  const wanted = command.lines ?? everythingLeft(order);
  if (command.lines === undefined && wanted.length === 0) return [];
  const lines = takeLines(order, wanted, { left: leftToShip, tooMuch: 'shipment-too-large' });
  const complete = unitsOf(lines) === unitsOf(everythingLeft(order));
  return [{ type: 'OrderShipped', data: withoutUndefined({ ...orderFacts(order), lines, trackingNumber, complete, shippedAt }) }];
}

function everythingLeft(order: PlacedOrder): LineQuantity[] {
  return order.lines.filter((line) => leftToShip(line) > 0).map((line) => ({ line: line.line, quantity: leftToShip(line) }));
}

function unitsOf(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}
