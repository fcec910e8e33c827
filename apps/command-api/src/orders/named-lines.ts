import { type OpenAPIObject } from '@nestjs/swagger';
import { type LineQuantity } from '#domain/order/take-lines';
import { invalid } from '#platform/problems/problem';
import { NamedLineBody } from './order-bodies.js';

/** Writes into the description what the fields of a named line do not say one by one. */
export function describeNamedLines({ components }: OpenAPIObject): void {
  const line = components?.schemas?.[NamedLineBody.name];
  if (line !== undefined && !('$ref' in line)) line.oneOf = [{ required: ['line'] }, { required: ['sku'] }];
}

/** Lines of which each is named by its number or by a sku, and never by both. @throws Problem validation-failed naming the field */
export function namedLines(lines: readonly NamedLineBody[]): LineQuantity[] {
  return lines.map(({ line, sku, quantity }, index) => {
    if (line === undefined && sku === undefined) throw invalid(`lines[${index}].line`, 'must be given, or else sku');
    if (line === undefined) return { sku: sku as string, quantity };
    if (sku === undefined) return { line, quantity };
    throw invalid(`lines[${index}].sku`, 'must not be given together with line');
  });
}
