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
/** Of so few hits, looking at their values costs less than making a list of all values that there are. */
const FEW = 1_000;

/** A facet that is counted without its filter; undefined where all filters hold. */
type Facet = IndexFilter['facet'] | undefined;
/** What is counted for a facet. */
type Counted = readonly [Facet, Aggregations];
/** What was counted under some of the filters. */
type Best = Readonly<Record<string, unknown>>;

/** How many hits have an attribute to choose from, and how many have it as a number. */
interface Owners {
  readonly texts: number;
  readonly numbers: number;
}

interface Buckets {
  readonly buckets: readonly { readonly key: string; readonly doc_count: number }[];
}

/**
 * Facets are counted in two steps: which attributes the hits have and what prices, then how many have which value. Those that are counted under the same
 * filters share one look at the hits.
 */
export class IndexFacets {
  constructor(
    private readonly filters: readonly IndexFilter[],
    private readonly currency: string,
  ) {}

  /** @param areMany whether there may be more hits than are counted: then the best are, which takes a score of each */
  first(areMany: boolean): Aggregations {
    return {
      ...this.#together(areMany, [
        [undefined, { names: { terms: { field: 'attribute_names', size: 2 * MOST_ATTRIBUTES } } }],
        ['category', { categories: { terms: { field: 'category', size: MOST_VALUES } } }],
        ['price', { prices: { filter: { term: { currency: this.currency } }, aggs: priceEnds } }],
      ]),
      found: { filter: { match_all: {} } },
    };
  }

  /** @param first as it was answered @returns whether there are more hits than are counted */
  static areMany(first: Answer): boolean {
    return foundIn(first) > MOST_COUNTED;
  }

  /** @param first as it was answered @returns undefined where there is nothing left to count */
  second(areMany: boolean, first: Answer): Aggregations | undefined {
    const filtered = this.#filtered();
    const hint = { execution_hint: foundIn(first) > FEW ? 'global_ordinals' : 'map' } as const;
    const wanted = this.#names(first).map(([name, { texts, numbers }], index): Counted => {
      const asText = { [`values${index}`]: { terms: { field: `facets.${name}`, size: MOST_VALUES, ...hint } } };
      const asNumber = {
        [`numbers${index}`]: { filter: { term: { attribute_names: `#${name}` } }, aggs: endsOf({ field: `numbers.${name}`, ...hint }) },
      };
      if (!filtered.includes(name)) return [undefined, numbers >= texts ? asNumber : asText];
      const chosen = { [`chosen${index}`]: { filter: { term: { attribute_names: `=${name}` } } } };
      return [{ attribute: name }, { ...asText, ...asNumber, ...chosen }];
    });
    const bounds = boundsOf(this.#best(first, 'price'));
    if (bounds.length > 0)
      wanted.push(['price', { prices: { filter: { term: { currency: this.currency } }, aggs: { ranges: priceRanges(bounds) } } }]);
    return wanted.length === 0 ? undefined : this.#together(areMany, wanted);
  }

  facets(first: Answer, second: Answer | undefined): Facets {
    const filtered = this.#filtered();
    const found = this.#names(first).flatMap(([name, { texts }], index) => {
      const best = this.#best(second, filtered.includes(name) ? { attribute: name } : undefined);
      return attributeOf(name, best, index, texts);
    });
    const shown = found.sort((left, right) => right.owners - left.owners || (left.name < right.name ? -1 : 1)).slice(0, MOST_ATTRIBUTES);
    return {
      category: valuesOf(this.#best(first, 'category')?.['categories']),
      price: this.#price(first, second),
      attributes: Object.fromEntries(shown.map(({ name, facet }) => [name, facet])),
    };
  }

  #price(first: Answer, second: Answer | undefined): Facets['price'] {
    const ends = this.#best(first, 'price')?.['prices'] as Ends | undefined;
    const [low, high] = [ends?.low.buckets[0], ends?.high.buckets[0]];
    if (ends === undefined || low === undefined || high === undefined) return null;
    const counted = this.#best(second, 'price')?.['prices'] as { readonly ranges: PriceBuckets } | undefined;
    const ranges = counted === undefined ? [{ from: null, to: null, count: ends.doc_count }] : inOrder(counted.ranges);
    return { currency: this.currency, min: priceOfKey(low.key), max: priceOfKey(high.key), ranges };
  }

  /** Names of attributes that are filtered by. */
  #filtered(): readonly string[] {
    return this.filters.flatMap(({ facet }) => (typeof facet === 'object' ? [facet.attribute] : []));
  }

  /** Attributes that are filtered by, and those that most hits have. */
  #names(first: Answer): readonly (readonly [string, Owners])[] {
    const owners = ownersOf(this.#best(first, undefined));
    const names = new Set([...this.#filtered(), ...owners.keys()]);
    return [...names].map((name) => [name, owners.get(name) ?? { texts: 0, numbers: 0 }]);
  }

  /** Each facet under the other filters only; of more hits than are counted, under the best. */
  #together(areMany: boolean, counted: readonly Counted[]): Aggregations {
    const best: Aggregation = areMany ? { sampler: { shard_size: MOST_COUNTED } } : { filter: { match_all: {} } };
    const looks = new Map<string, { readonly filter: Aggregation['filter']; aggs: Aggregations }>();
    for (const [facet, aggs] of counted) {
      const { name, others } = this.#others(facet);
      const look = looks.get(name) ?? { filter: others.length === 0 ? { match_all: {} } : all(others), aggs: {} };
      looks.set(name, { ...look, aggs: { ...look.aggs, ...aggs } });
    }
    return Object.fromEntries([...looks].map(([name, { filter, aggs }]) => [name, { filter, aggs: { best: { ...best, aggs } } }]));
  }

  #best(answer: Answer | undefined, facet: Facet): Best | undefined {
    const looks = answer?.aggregations as Readonly<Record<string, { readonly best: Best }>> | undefined;
    return looks?.[this.#others(facet).name]?.best;
  }

  /** The filters that hold for a facet, and a name for all of them. */
  #others(facet: Facet) {
    const others = this.filters.flatMap((filter, index) =>
      facet !== undefined && isSame(filter.facet, facet) ? [] : [{ index, query: filter.query }],
    );
    return { name: `under${others.map(({ index }) => `-${index}`).join('')}`, others: others.map(({ query }) => query) };
  }
}

interface Ends {
  readonly doc_count: number;
  readonly low: Buckets;
  readonly high: Buckets;
}

/** How many there are under no filter at all. */
function foundIn(first: Answer): number {
  return (first.aggregations as unknown as { found: { doc_count: number } }).found.doc_count;
}

function isSame(left: IndexFilter['facet'], right: IndexFilter['facet']): boolean {
  return typeof left === 'object' && typeof right === 'object' ? left.attribute === right.attribute : left === right;
}

/** The least and the greatest of texts that sort as what they stand for does. */
function endsOf(of: Readonly<estypes.AggregationsTermsAggregation>): Aggregations {
  return {
    low: { terms: { ...of, size: 1, order: { _key: 'asc' } } },
    high: { terms: { ...of, size: 1, order: { _key: 'desc' } } },
  };
}

/** How many hits have which attribute: those that most of them have. */
function ownersOf(best: Best | undefined): ReadonlyMap<string, Owners> {
  const { buckets = [] } = (best?.['names'] ?? {}) as Partial<Buckets>;
  const owners = new Map<string, Owners>();
  for (const { key, doc_count: count } of buckets) {
    const name = key.slice(1);
    const had = owners.get(name) ?? { texts: 0, numbers: 0 };
    if (owners.size < MOST_ATTRIBUTES || owners.has(name))
      owners.set(name, key.startsWith('#') ? { ...had, numbers: count } : { ...had, texts: count });
  }
  return owners;
}

function boundsOf(best: Best | undefined): readonly number[] {
  const ends = best?.['prices'] as { readonly quantiles?: { readonly values: Record<string, number | null> } } | undefined;
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

/**
 * Some products may have it as a number and some as text: it is shown as what more of them have.
 * @param texts how many have it as text, where that was known before
 */
function attributeOf(
  name: string,
  best: Best | undefined,
  index: number,
  texts: number,
): { name: string; facet: AttributeFacet; owners: number }[] {
  const values = best?.[`values${index}`];
  const chosen = (best?.[`chosen${index}`] as { readonly doc_count: number } | undefined)?.doc_count ?? (values === undefined ? 0 : texts);
  const numbers = best?.[`numbers${index}`] as Ends | undefined;
  const [low, high] = [numbers?.low.buckets[0], numbers?.high.buckets[0]];
  if (numbers !== undefined && low !== undefined && high !== undefined && numbers.doc_count >= chosen)
    return [{ name, facet: { min: numberOfKey(low.key), max: numberOfKey(high.key) }, owners: numbers.doc_count }];
  return chosen === 0 ? [] : [{ name, facet: valuesOf(values), owners: chosen }];
}
