import { type SearchLanguage, stemOf } from '#read-models/search/languages';
import { wordsOf } from '#read-models/search/words';
import { type estypes } from '@elastic/elasticsearch';
import { type ProductStatus } from '#read-models/products';
import { highlighted } from '../highlight.js';
import { type Suggestions } from '../product-search.js';
import { all, any } from './index-filters.js';
import { type Answer, type Body } from './search-server.js';

type Query = estypes.QueryDslQueryContainer;

const MOST_WORDS = 8;
/** Products that are looked at. */
const MOST_PRODUCTS = 100;
const PUBLISHED: ProductStatus = 'published';

/** What somebody has typed so far: words, the last of which may go on. */
export interface TypedSoFar {
  readonly before: readonly string[];
  readonly last: string;
}

/** @returns undefined where it has no words */
export function readTyped(text: string): TypedSoFar | undefined {
  const words = wordsOf(text).slice(-MOST_WORDS);
  const last = words.at(-1);
  return last === undefined ? undefined : { before: words.slice(0, -1), last };
}

/**
 * Products that have the words in their names or as their brand. Short names come first, as they are about what was typed, and what sells before all.
 * @param bestSellers skus
 */
export function suggestionBody(typed: TypedSoFar, bestSellers: readonly string[]): Body {
  const selling: Query[] =
    bestSellers.length === 0 ? [] : [{ constant_score: { filter: { terms: { sku: [...bestSellers] } }, boost: 1_000 } }];
  return {
    size: MOST_PRODUCTS,
    track_total_hits: false,
    _source: false,
    // Columns, which are read faster than a hundred whole documents; a name too long to be sorted by is no suggestion.
    docvalue_fields: ['sku', 'name.sort'],
    query: { bool: { filter: [published], must: havingWords(typed), should: selling } },
    sort: [{ _score: { order: 'desc' } }, { sku: 'asc' }],
  };
}

/** How the last word goes on in them: an answer without hits, which the server remembers for as long as the index is the same. */
export function endingsBody(typed: TypedSoFar): Body {
  return {
    size: 0,
    track_total_hits: false,
    query: all([published, ...havingWords(typed)]),
    aggregations: { endings: { terms: { field: 'spellings', include: `${typed.last}.*`, size: MOST_PRODUCTS } } },
  };
}

const published: Query = { term: { status: PUBLISHED } };

const havingWords = ({ before, last }: TypedSoFar): Query[] => [
  ...before.map(named),
  any([{ match: { 'name.prefix': last } }, { prefix: { spellings: last } }]),
];

const named = (word: string): Query => any([{ match: { name: word } }, { match: { brand: word } }]);

type Columns = Readonly<Partial<Record<'sku' | 'name.sort', readonly string[]>>>;

function productOf(columns: Columns = {}): readonly { readonly sku: string; readonly name: string }[] {
  const [sku] = columns.sku ?? [];
  const [name] = columns['name.sort'] ?? [];
  return sku === undefined || name === undefined ? [] : [{ sku, name }];
}

/** @param unitsOf how many of a product were sold */
export function suggestionsOf(
  { before, last }: TypedSoFar,
  { hits }: Pick<Answer, 'hits'>,
  { aggregations }: Pick<Answer, 'aggregations'>,
  language: SearchLanguage,
  limit: number,
  unitsOf: (sku: string) => number,
): Suggestions {
  const { endings } = aggregations as unknown as { endings: { buckets: readonly { readonly key: string }[] } };
  const found = new Set(before.map((word) => stemOf(word, language)));
  const products = hits.hits.flatMap(({ fields }) => productOf(fields as Columns | undefined));
  for (const { name } of products) for (const word of wordsOf(name)) if (word.startsWith(last)) found.add(word);
  // Who has the word early in a short name is what the name is about.
  const weigh = (name: string) => {
    const words = wordsOf(name);
    const place = words.findIndex((word) => word.startsWith(last));
    return (place === -1 ? words.length : place) + words.length / 10;
  };
  const best = products
    .map(({ sku, name }) => ({ sku, name, units: unitsOf(sku), weight: weigh(name) }))
    .sort((left, right) => right.units - left.units || left.weight - right.weight || (left.sku < right.sku ? -1 : 1));
  return {
    products: best.slice(0, limit).map(({ sku, name }) => ({ sku, name, highlight: highlighted(name, found, language, true) ?? '' })),
    completions: endings.buckets.slice(0, limit).map(({ key }) => [...before, key].join(' ')),
  };
}
