import { sameMoney } from '#events/contracts/money';
import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { orderFacts } from './order-facts.js';
import { type OrderLine, type PlacedOrder } from './state.js';
import { type LineQuantity, takeLines } from './take-lines.js';

export interface ReturnLines {
  readonly type: 'ReturnLines';
  readonly orderId: string;
  readonly lines: readonly LineQuantity[];
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly returnedAt: string;
}

/** @throws Refusal for more than was shipped and is not back yet, or for a sku whose lines differ in price */
export function returnLines(command: ReturnLines, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId } = order;
  const { reason, returnedAt } = command;
  const entries = command.lines;
  const lines = takeLines(order, entries, {
    left: (line) => line.shipped - line.returned,
    tooMuch: 'return-too-large',
    check: (named, field) => requireOnePrice(named, orderId, field),
  });
  const out = order.lines.reduce((sum, line) => sum + line.quantity - line.returned, 0);
  const complete = lines.reduce((sum, line) => sum + line.quantity, 0) === out;
  return [{ type: 'OrderLinesReturned', data: { ...orderFacts(order), lines, reason, complete, returnedAt } }];
}

function requireOnePrice([first, ...others]: readonly OrderLine[], orderId: string, field: string): void {
  if (first === undefined || others.every((line) => sameMoney(line.unitPrice, first.unitPrice))) return;
  const message = `The lines of ${first.sku} in order ${orderId} differ in price: name the line by its number.`;
  throw new Refusal('line-ambiguous', message, { skus: [first.sku], field: `${field}.sku` });
}
