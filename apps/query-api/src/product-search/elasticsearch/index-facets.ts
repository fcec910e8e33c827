import { type estypes } from '@elastic/elasticsearch';
import { numberOfKey, priceOfKey } from '#read-models/search/index-document';
import { type AttributeFacet, type Facets } from '../facets.js';
import { MOST_COUNTED } from '../hits.js';
import { all, type IndexFilter } from './index-filters.js';
import { inOrder, priceEnds, type PriceBuckets, priceRanges } from './price-ranges.js';
import { type Answer } from './search-server.js';

type Aggregation = estypes.AggregationsAggregationContainer;
type Aggregations = Record<string, Aggregation>;

const MOST_ATTRIBUTES = 20;
const MOST_VALUES = 20;

/** A count of the best hits under some of the filters. */
interface Scoped {
  readonly doc_count: number;
  readonly best: Readonly<Record<string, unknown>>;
}

interface Buckets {
  readonly buckets: readonly { readonly key: string; readonly doc_count: number }[];
}

/** Facets are counted in two steps: which attributes the hits have and what prices, then how many have which value. */
export class IndexFacets {
  constructor(
    private readonly filters: readonly IndexFilter[],
    private readonly currency: string,
  ) {}

  /** Beside the hits. */
  first(): Aggregations {
    return {
      names: this.#under(undefined, { of: { terms: { field: 'attribute_names', size: 2 * MOST_ATTRIBUTES } } }),
      category: this.#under('category', { of: { terms: { field: 'category', size: MOST_VALUES } } }),
      price: this.#under('price', { of: { filter: { term: { currency: this.currency } }, aggs: priceEnds } }),
    };
  }

  /** @param first as it was answered @returns undefined where there is nothing left to count */
  second(first: Answer): Aggregations | undefined {
    const names = new Set([...this.#filtered(), ...ownersOf(first).keys()]);
    const wanted = [...names].map((name, index): [string, Aggregation] => [
      `a${index}`,
      this.#under(
        { attribute: name },
        {
          values: { terms: { field: `facets.${name}`, size: MOST_VALUES } },
          chosen: { filter: { term: { attribute_names: `=${name}` } } },
          numbers: { filter: { term: { attribute_names: `#${name}` } }, aggs: endsOf(`numbers.${name}`) },
        },
      ),
    ]);
    const bounds = boundsOf(first);
    const prices = this.#under('price', { of: { filter: { term: { currency: this.currency } }, aggs: { ranges: priceRanges(bounds) } } });
    if (bounds.length > 0) wanted.push(['price', prices]);
    return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
  }

  facets(first: Answer, second: Answer | undefined): Facets {
    const names = [...new Set([...this.#filtered(), ...ownersOf(first).keys()])];
    const found = names.flatMap((name, index) => attributeOf(name, scopedOf(second, `a${index}`)?.best));
    const shown = found.sort((left, right) => right.owners - left.owners || (left.name < right.name ? -1 : 1)).slice(0, MOST_ATTRIBUTES);
    return {
      category: valuesOf(scopedOf(first, 'category')?.best['of']),
      price: this.#price(first, second),
      attributes: Object.fromEntries(shown.map(({ name, facet }) => [name, facet])),
    };
  }

  #price(first: Answer, second: Answer | undefined): Facets['price'] {
    const ends = scopedOf(first, 'price')?.best['of'] as Ends | undefined;
    const [low, high] = [ends?.low.buckets[0], ends?.high.buckets[0]];
    if (ends === undefined || low === undefined || high === undefined) return null;
    const counted = scopedOf(second, 'price')?.best['of'] as { readonly ranges: PriceBuckets } | undefined;
    const ranges = counted === undefined ? [{ from: null, to: null, count: ends.doc_count }] : inOrder(counted.ranges);
    return { currency: this.currency, min: priceOfKey(low.key), max: priceOfKey(high.key), ranges };
  }

  /** Names of attributes that are filtered by. */
  #filtered(): readonly string[] {
    return this.filters.flatMap(({ facet }) => (typeof facet === 'object' ? [facet.attribute] : []));
  }

  /** A facet under the other filters only; of more hits than are counted, under the best. */
  #under(facet: IndexFilter['facet'] | undefined, aggs: Aggregations): Aggregation {
    const others = this.filters.filter((filter) => facet === undefined || !isSame(filter.facet, facet)).map(({ query }) => query);
    return {
      filter: others.length === 0 ? { match_all: {} } : all(others),
      aggs: { best: { sampler: { shard_size: MOST_COUNTED }, aggs } },
    };
  }
}

interface Ends {
  readonly doc_count: number;
  readonly low: Buckets;
  readonly high: Buckets;
}

function isSame(left: IndexFilter['facet'], right: IndexFilter['facet']): boolean {
  return typeof left === 'object' && typeof right === 'object' ? left.attribute === right.attribute : left === right;
}

/** The least and the greatest of texts that sort as what they stand for does. */
function endsOf(field: string): Aggregations {
  return {
    low: { terms: { field, size: 1, order: { _key: 'asc' } } },
    high: { terms: { field, size: 1, order: { _key: 'desc' } } },
  };
}

function scopedOf(answer: Answer | undefined, name: string): Scoped | undefined {
  return (answer?.aggregations as Readonly<Record<string, Scoped>> | undefined)?.[name];
}

/** How many hits have which attribute: those that most of them have. */
function ownersOf(first: Answer): ReadonlyMap<string, number> {
  const { buckets = [] } = (scopedOf(first, 'names')?.best['of'] ?? {}) as Partial<Buckets>;
  const owners = new Map<string, number>();
  for (const { key, doc_count } of buckets) {
    const name = key.slice(1);
    if (owners.size < MOST_ATTRIBUTES || owners.has(name)) owners.set(name, Math.max(doc_count, owners.get(name) ?? 0));
  }
  return owners;
}

function boundsOf(first: Answer): readonly number[] {
  const ends = scopedOf(first, 'price')?.best['of'] as
    { readonly quantiles?: { readonly values: Record<string, number | null> } } | undefined;
  return [...new Set(Object.values(ends?.quantiles?.values ?? {}).flatMap((bound) => (bound === null ? [] : [rounded(bound)])))].sort(
    (left, right) => left - right,
  );
}

/** To two digits that tell, and to no less than a whole. */
function rounded(bound: number): number {
  const digits = Math.max(0, 1 - Math.floor(Math.log10(Math.max(bound, 0.01))));
  return Number(bound.toFixed(Math.min(digits, 4)));
}

function valuesOf(counted: unknown): readonly { readonly value: string; readonly count: number }[] {
  const { buckets = [] } = (counted ?? {}) as Partial<Buckets>;
  return buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));
}

/** Some products may have it as a number and some as text: it is shown as what more of them have. */
function attributeOf(name: string, best: Scoped['best'] | undefined): { name: string; facet: AttributeFacet; owners: number }[] {
  const chosen = (best?.['chosen'] ?? { doc_count: 0 }) as { readonly doc_count: number };
  const numbers = best?.['numbers'] as Ends | undefined;
  const [low, high] = [numbers?.low.buckets[0], numbers?.high.buckets[0]];
  if (numbers !== undefined && low !== undefined && high !== undefined && numbers.doc_count >= chosen.doc_count)
    return [{ name, facet: { min: numberOfKey(low.key), max: numberOfKey(high.key) }, owners: numbers.doc_count }];
  return chosen.doc_count === 0 ? [] : [{ name, facet: valuesOf(best?.['values']), owners: chosen.doc_count }];
}
