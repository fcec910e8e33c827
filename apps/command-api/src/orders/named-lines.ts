import { type LineQuantity } from '#domain/order/take-lines';
import { invalid } from '#platform/problems/problem';
import { type NamedLineBody } from './order-bodies.js';

/** Lines of which each is named by its number or by a sku, and never by both. @throws Problem validation-failed naming the field */
export function namedLines(lines: readonly NamedLineBody[]): LineQuantity[] {
  return lines.map(({ line, sku, quantity }, index) => {
    if (line === undefined && sku === undefined) throw invalid(`lines[${index}].line`, 'must be given, or else sku');
    if (line === undefined) return { sku: sku as string, quantity };
    if (sku === undefined) return { line, quantity };
    throw invalid(`lines[${index}].sku`, 'must not be given together with line');
  });
}
