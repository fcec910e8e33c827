import { type ValuedLine } from '#events/contracts/fields';
import { checkedQuantity } from '../quantity.js';
import { Refusal } from '../refusal.js';
import { checkLineCount } from '../valued-lines.js';
import { type OrderLine, type PlacedOrder } from './state.js';

/** Units of a line by its number, or of a sku, which is taken from its lines in their order. */
export type LineQuantity =
  | { readonly line: number; readonly sku?: undefined; readonly quantity: number }
  | { readonly sku: string; readonly line?: undefined; readonly quantity: number };

interface Taking {
  /** Units of a line that can be taken. */
  readonly left: (line: OrderLine) => number;
  /** The refusal where more is wanted than is left. */
  readonly tooMuch: 'shipment-too-large' | 'return-too-large';
  /** Looks at the lines that an entry names; `field` is the entry's path. */
  readonly check?: (lines: readonly OrderLine[], field: string) => void;
}

/**
 * What the entries take from the order, one line each, in the order's order. Entries for the same line add up; those by number
 * go first, so that a sku takes only what they leave.
 * @throws Refusal for a wrong quantity, an unknown line, or more than is left
 */
export function takeLines(order: PlacedOrder, entries: readonly LineQuantity[], taking: Taking): ValuedLine[] {
  checkLineCount(entries);
  const byNumber = Map.groupBy(order.lines, ({ line }) => line);
  const bySku = Map.groupBy(order.lines, ({ sku }) => sku);
  const taken = new Map<number, number>();
  const checked = new Set<readonly OrderLine[]>();
  for (const { field, ...entry } of numbersFirst(entries)) {
    let rest = checkedQuantity(entry.quantity, `${field}.quantity`);
    const lines = entry.sku === undefined ? byNumber.get(entry.line) : bySku.get(entry.sku);
    if (lines === undefined) {
      const message = `Order ${order.orderId} has no ${nameOf(entry)}.`;
      throw new Refusal('line-unknown', message, { field: entry.sku === undefined ? `${field}.line` : `${field}.sku` });
    }
    if (!checked.has(lines)) taking.check?.(lines, field);
    checked.add(lines);
    for (const line of lines) {
      if (rest === 0) break;
      const before = taken.get(line.line) ?? 0;
      const part = Math.min(rest, taking.left(line) - before);
      taken.set(line.line, before + part);
      rest -= part;
    }
    if (rest === 0) continue;
    const message = `${nameOf(entry)} of order ${order.orderId} has ${entry.quantity - rest} left, not ${entry.quantity}.`;
    throw new Refusal(taking.tooMuch, message, { skus: [lines[0]!.sku], field: `${field}.quantity` });
  }
  return order.lines
    .map(({ line, sku, unitPrice }) => ({ line, sku, quantity: taken.get(line) ?? 0, unitPrice }))
    .filter((line) => line.quantity > 0);
}

function numbersFirst(entries: readonly LineQuantity[]): readonly (LineQuantity & { readonly field: string })[] {
  const named = entries.map((entry, index) => ({ ...entry, field: `lines.${index}` }));
  return [...named.filter((entry) => entry.sku === undefined), ...named.filter((entry) => entry.sku !== undefined)];
}

function nameOf(entry: LineQuantity): string {
  return entry.sku === undefined ? `line ${entry.line}` : `sku ${entry.sku}`;
}
