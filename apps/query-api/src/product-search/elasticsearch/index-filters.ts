import { type estypes } from '@elastic/elasticsearch';
import { numberKey, priceKey } from '#read-models/search/index-document';
import { type AttributeFilter, type Narrowing, numberIn } from '../filters.js';

type Query = estypes.QueryDslQueryContainer;

/** One filter, and the facet that is counted without it. */
export interface IndexFilter {
  readonly facet: 'category' | 'price' | { readonly attribute: string };
  readonly query: Query;
}

export function indexFilters({ category, currency, minPrice, maxPrice, attributes }: Narrowing): readonly IndexFilter[] {
  const filters: IndexFilter[] = attributes.map((filter) => ({ facet: { attribute: filter.name }, query: ofAttribute(filter) }));
  if (category !== undefined) filters.push({ facet: 'category', query: { term: { category_paths: category } } });
  if (minPrice !== undefined || maxPrice !== undefined) {
    const range = {
      ...(minPrice === undefined ? {} : { gte: priceKey(minPrice) }),
      ...(maxPrice === undefined ? {} : { lte: priceKey(maxPrice) }),
    };
    filters.push({ facet: 'price', query: all([{ term: { currency } }, { range: { price_key: range } }]) });
  }
  return filters;
}

/** All of them. */
export function all(queries: readonly Query[]): Query {
  return { bool: { filter: [...queries] } };
}

export function any(queries: readonly Query[]): Query {
  return { bool: { should: [...queries], minimum_should_match: 1 } };
}

/** Values as text or as numbers; a number has to have them both, who asks for values between two. */
function ofAttribute({ name, values, min, max }: AttributeFilter): Query {
  const queries: Query[] = [];
  if (values.length > 0) {
    const numbers = values.map(numberIn).filter((number) => number !== undefined);
    const wanted: Query[] = [{ terms: { [`facets.${name}`]: [...values] } }];
    if (numbers.length > 0) wanted.push({ terms: { [`numbers.${name}`]: numbers.map(numberKey) } });
    queries.push(any(wanted));
  }
  // The server wants both ends.
  const ends = { gte: numberKey(min ?? -Number.MAX_VALUE), lte: numberKey(max ?? Number.MAX_VALUE) };
  if (min !== undefined || max !== undefined) queries.push({ range: { [`numbers.${name}`]: ends } });
  return all(queries);
}
