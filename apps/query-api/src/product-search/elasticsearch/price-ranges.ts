import { type estypes } from '@elastic/elasticsearch';

type Aggregation = estypes.AggregationsAggregationContainer;

/** The ends of the prices, and where a fifth of them lies below. */
export const priceEnds: Record<string, Aggregation> = {
  low: { terms: { field: 'price_key', size: 1, order: { _key: 'asc' } } },
  high: { terms: { field: 'price_key', size: 1, order: { _key: 'desc' } } },
  quantiles: { percentiles: { field: 'amount', percents: [20, 40, 60, 80], keyed: true } },
};

/** Below the first bound, from each to the next, and from the last on. */
export function priceRanges(bounds: readonly number[]): Aggregation {
  const ranges = Array.from({ length: bounds.length + 1 }, (_, index) => ({
    key: String(index),
    ...(bounds[index - 1] === undefined ? {} : { from: bounds[index - 1] }),
    ...(bounds[index] === undefined ? {} : { to: bounds[index] }),
  }));
  return { range: { field: 'amount', ranges, keyed: false } };
}

export interface PriceBuckets {
  readonly buckets: readonly { readonly from?: number; readonly to?: number; readonly doc_count: number }[];
}

/** Ranges that hold something; each ends where the next begins. */
export function inOrder({ buckets }: PriceBuckets) {
  const filled = buckets
    .filter(({ doc_count }) => doc_count > 0)
    .sort((left, right) => (left.from ?? -Infinity) - (right.from ?? -Infinity));
  return filled.map(({ from, doc_count: count }, index) => ({
    from: index === 0 || from === undefined ? null : String(from),
    to: filled[index + 1]?.from === undefined ? null : String(filled[index + 1]?.from),
    count,
  }));
}
