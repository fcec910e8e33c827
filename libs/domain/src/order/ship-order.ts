import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { withoutUndefined } from '../without-undefined.js';
import { orderFacts } from './order-facts.js';
import { type OrderLine, type PlacedOrder } from './state.js';
import { type LineQuantity, takeLines } from './take-lines.js';

export interface ShipOrder {
  readonly type: 'ShipOrder';
  readonly orderId: string;
  /** Without them all that is left goes out. */
  readonly lines?: readonly LineQuantity[];
  readonly trackingNumber?: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly shippedAt: string;
}

/** @throws Refusal before the order is confirmed, after it was rejected or cancelled, or for more than is left */
export function shipOrder(command: ShipOrder, order: PlacedOrder): readonly OrderEvent[] {
  requireConfirmed(order);
  const { trackingNumber, shippedAt } = command;
  const wanted = command.lines ?? everythingLeft(order);
  if (command.lines === undefined && wanted.length === 0) return [];
  const lines = takeLines(order, wanted, { left, tooMuch: 'shipment-too-large' });
  const complete = unitsOf(lines) === unitsOf(everythingLeft(order));
  return [{ type: 'OrderShipped', data: withoutUndefined({ ...orderFacts(order), lines, trackingNumber, complete, shippedAt }) }];
}

function requireConfirmed({ orderId, status }: PlacedOrder): void {
  if (status === 'placed') throw new Refusal('order-not-confirmed', `Order ${orderId} is not confirmed yet and cannot be shipped.`);
  if (status === 'rejected') throw new Refusal('order-rejected', `Order ${orderId} was rejected and cannot be shipped.`);
  if (status === 'cancelled') throw new Refusal('order-cancelled', `Order ${orderId} was cancelled and cannot be shipped.`);
}

function everythingLeft(order: PlacedOrder): LineQuantity[] {
  return order.lines.filter((line) => left(line) > 0).map((line) => ({ line: line.line, quantity: left(line) }));
}

function left(line: OrderLine): number {
  return line.quantity - line.shipped;
}

function unitsOf(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}
