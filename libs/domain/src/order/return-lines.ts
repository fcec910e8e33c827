import { type ValuedLine } from '#events/contracts/fields';
import { money, type Money, parseAmount, sameMoney, totalOf } from '#events/contracts/money';
import { leftToReturn } from '#events/contracts/order-actions';
import { type OrderEvent, payable } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { orderFacts, type OrderLine, type PlacedOrder, type StoredTime } from './state.js';
import { type LineQuantity, takeLines } from './take-lines.js';

export interface ReturnLines {
  readonly type: 'ReturnLines';
  readonly orderId: string;
  readonly lines: readonly LineQuantity[];
  readonly reason: string;
  readonly returnedAt: StoredTime;
}

/** @throws Refusal for more than was shipped and is not back yet, or for a sku whose lines differ in price */
export function returnLines(command: ReturnLines, order: PlacedOrder): readonly OrderEvent[] {
  const { orderId } = order;
  const { reason, returnedAt } = command;
  const entries = command.lines;
  const lines = takeLines(order, entries, {
    left: leftToReturn,
    tooMuch: 'return-too-large',
    check: (named, field) => requireOnePrice(named, orderId, field),
  });
  const out = order.lines.reduce((sum, line) => sum + line.quantity - line.returned, 0);
  const complete = lines.reduce((sum, line) => sum + line.quantity, 0) === out;
  const value = money(totalOf(lines), order.currency);
  const data = { ...orderFacts(order), lines, value, refundDue: refundDue(order, lines), reason, complete, returnedAt };
  return [{ type: 'OrderLinesReturned', data }];
}

/** What was due less what is due for what is kept, and less what went back for earlier returns: all together give the amount due, however they are cut. */
function refundDue({ amountDue, currency, method, ...order }: PlacedOrder, lines: readonly ValuedLine[]): Money {
  const held = order.lines.map((line) => ({ ...line, quantity: line.quantity - line.returned }));
  const kept = payable(money(totalOf(held) - totalOf(lines), currency), method);
  const units = parseAmount(amountDue.amount) - parseAmount(kept.amount) - parseAmount(order.refundDue.amount);
  return money(units > 0n ? units : 0n, currency);
}

function requireOnePrice([first, ...others]: readonly OrderLine[], orderId: string, field: string): void {
  if (first === undefined || others.every((line) => sameMoney(line.unitPrice, first.unitPrice))) return;
  const message = `The lines of ${first.sku} in order ${orderId} differ in price: name the line by its number.`;
  throw new Refusal('line-ambiguous', message, { skus: [first.sku], field: `${field}.sku` });
}
