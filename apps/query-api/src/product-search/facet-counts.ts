import { Conditions } from '../paging/conditions.js';
import { prepare, type Statement } from '../views/question.js';
import { computed, Select } from '../views/select.js';
import { type Filter } from './filters.js';
import { MOST_COUNTED, type Scope } from './hits.js';

/** Hits that fail the same filter, or none: what their facets are counted from, each list in the order of the first. */
export interface CountedHits {
  /** Number of the filter. */
  readonly failing: number | null;
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  /** In the currency that is asked for; null where it has none in it. */
  readonly prices: readonly (number | null)[];
  /** Exactly, as the lists cannot say it. */
  readonly least: string | null;
  readonly most: string | null;
  /** See `facetsOf` of the index; those of one hit after another, a line each. */
  readonly facets: string;
}

const columns = {
  failing: computed<number | null>('failing'),
  skus: computed<readonly string[]>('skus'),
  categories: computed<readonly string[]>('categories'),
  prices: computed<readonly (number | null)[]>('prices'),
  least: computed<string | null>('least'),
  most: computed<string | null>('most'),
  facets: computed<string>('facets'),
};

/**
 * The hits, for their facets to be counted, each under the other filters only: a hit that fails one filter counts for that filter's facet, and one that
 * fails two counts for none. PostgreSQL gathers and we count, which takes a fraction of what grouping takes there.
 * @param any undefined for all products
 * @returns one hit more than are counted, where there are more: see {@link withoutLast}
 */
export function hitsToCount(any: string | undefined, { filters, seesDrafts }: Scope, currency: string): Statement<CountedHits> {
  const conditions = new Conditions();
  const parameter = (value: unknown) => conditions.parameter(value);
  const found = any === undefined ? 'true' : `p.terms @@ ${parameter(any)}::tsquery`;
  const money = parameter(currency);
  return prepare(
    Select.of(
      columns,
      `from (
       select ${filters.length === 0 ? 'null::integer' : 'failing'} as failing, json_agg(sku) as skus, json_agg(category) as categories, json_agg(price) as prices,
         min(price)::text as least, max(price)::text as most, string_agg(facets, E'\\n') as facets
       from (select p.sku, p.category, case when p.currency = ${money} then p.price end as price, p.facets, ${failingOf(filters, parameter)} as failing
         from read_models.product_search p where ${found}${seesDrafts ? '' : ` and p.status <> 'draft'`}${failAtMostOne(filters, parameter)} limit ${MOST_COUNTED + 1}) h
       ${filters.length === 0 ? '' : 'group by failing'} having count(*) > 0
     ) c`,
    ),
    conditions.values,
  );
}

/** The same hits, less one. */
export function withoutLast(hits: CountedHits): CountedHits {
  const { skus, categories, prices, facets } = hits;
  return {
    ...hits,
    skus: skus.slice(0, -1),
    categories: categories.slice(0, -1),
    prices: prices.slice(0, -1),
    facets: facets.slice(0, Math.max(0, facets.lastIndexOf('\n'))),
  };
}

type Parameter = (value: unknown) => string;

const fails = (filter: Filter, parameter: Parameter): string => `(case when ${filter.write(parameter)} then 0 else 1 end)`;

function failAtMostOne(filters: readonly Filter[], parameter: Parameter): string {
  return filters.length < 2 ? '' : ` and ${filters.map((filter) => fails(filter, parameter)).join(' + ')} <= 1`;
}

function failingOf(filters: readonly Filter[], parameter: Parameter): string {
  const which = filters.map((filter, index) => `when not coalesce(${filter.write(parameter)}, false) then ${index}`);
  return which.length === 0 ? 'null::integer' : `case ${which.join(' ')} end`;
}
