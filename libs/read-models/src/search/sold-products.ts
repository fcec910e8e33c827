import { hash } from 'node:crypto';

/** A product as an order has it: the name is that of the placing. */
export interface SoldProduct {
  readonly sku: string;
  readonly name: string;
}

/** By the lines themselves, which several folds look at. */
const found = new WeakMap<readonly SoldProduct[], ReadonlyMap<string, SoldProduct>>();

/** The products of an order, each once, by the numbers that stand for them. */
export function soldIn(lines: readonly SoldProduct[]): ReadonlyMap<string, SoldProduct> {
  let sold = found.get(lines);
  if (sold === undefined) found.set(lines, (sold = new Map(lines.map((line) => [numberOf(line), line]))));
  return sold;
}

/** 64 bits of a digest, in decimal: two of a million products share one by a chance of one in 37 million. */
function numberOf({ sku, name }: SoldProduct): string {
  return String(hash('sha256', `${sku}\0${name}`, 'buffer').readBigInt64BE());
}
