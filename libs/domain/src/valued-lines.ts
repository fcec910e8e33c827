import { type ValuedLine } from '#events/contracts/fields';
import { formatAmount, LARGEST_AMOUNT, type Money, money, totalOf } from '#events/contracts/money';
import { checkedPrice } from './price.js';
import { checkedQuantity } from './quantity.js';
import { Refusal } from './refusal.js';

const MOST_LINES = 2_000;

/** @throws Refusal unless there are 1 to 2,000 lines */
export function checkLineCount(lines: readonly unknown[]): void {
  if (lines.length >= 1 && lines.length <= MOST_LINES) return;
  throw new Refusal('line-count-invalid', `There must be 1 to ${MOST_LINES} lines, not ${lines.length}.`, { field: 'lines' });
}

/**
 * A line with its number, counted from 1, and its price in its one spelling.
 * @throws Refusal for a wrong quantity, a negative price or another currency
 */
export function valuedLine(line: Omit<ValuedLine, 'line'>, index: number, currency: string): ValuedLine {
  const path = `lines.${index}`;
  if (line.unitPrice.currency !== currency) {
    const message = `${line.sku} is priced in ${line.unitPrice.currency}, but the whole is in ${currency}.`;
    throw new Refusal('currency-mismatch', message, { skus: [line.sku], field: `${path}.unitPrice` });
  }
  return {
    line: index + 1,
    sku: line.sku,
    quantity: checkedQuantity(line.quantity, `${path}.quantity`),
    unitPrice: checkedPrice(line.unitPrice, `${path}.unitPrice`),
  };
}

/**
 * The exact sum.
 * @throws Refusal when it has more digits than an amount may have
 */
export function checkedTotal(lines: readonly ValuedLine[], currency: string): Money {
  const total = totalOf(lines);
  if (total <= LARGEST_AMOUNT) return money(total, currency);
  throw new Refusal('total-too-large', `The total of ${formatAmount(total)} ${currency} is too large.`, { field: 'lines' });
}
