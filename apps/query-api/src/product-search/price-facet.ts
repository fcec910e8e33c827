import { type CountedHits } from './facet-counts.js';

export interface PriceFacet {
  readonly currency: string;
  readonly min: string;
  readonly max: string;
  /** From, including it, to, excluding it; null at the ends. */
  readonly ranges: readonly { readonly from: string | null; readonly to: string | null; readonly count: number }[];
}

const RANGES = 5;

/** Prices as people choose among them: ranges with about as many hits each, between round numbers. Null where nothing has a price in that currency. */
export function priceFacet(groups: readonly CountedHits[], currency: string): PriceFacet | null {
  const prices = Float64Array.from(groups.flatMap((group) => group.prices.filter((price) => price !== null))).sort();
  if (prices.length === 0) return null;
  const bounds = boundsOf(prices);
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let range = 0;
  for (const price of prices) {
    while (range < bounds.length && price >= (bounds[range] as number)) range++;
    counts[range] = (counts[range] as number) + 1;
  }
  const ends = [null, ...bounds.map(String), null];
  const ranges = counts.map((count, index) => ({ from: ends[index] ?? null, to: ends[index + 1] ?? null, count }));
  return {
    currency,
    min: extreme(
      groups.map(({ least }) => least),
      (left, right) => left < right,
    ),
    max: extreme(
      groups.map(({ most }) => most),
      (left, right) => left > right,
    ),
    ranges: ranges.filter(({ count }) => count > 0),
  };
}

/** @param prices rising */
function boundsOf(prices: Float64Array): readonly number[] {
  const bounds = new Set<number>();
  for (let part = 1; part < RANGES; part++) {
    const price = prices[Math.ceil((part / RANGES) * prices.length) - 1] as number;
    const decimals = Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(Math.max(price, 0.01)))));
    bounds.add(Number(price.toFixed(decimals)));
  }
  return [...bounds].sort((left, right) => left - right);
}

function extreme(prices: readonly (string | null)[], isMore: (left: number, right: number) => boolean): string {
  const known = prices.filter((price) => price !== null);
  return known.reduce((best, price) => (isMore(Number(price), Number(best)) ? price : best), known[0] ?? '');
}
