import { type estypes } from '@elastic/elasticsearch';
import { priceKey, type ProductDocument } from '#read-models/search/index-document';
import { type Sort } from '../product-search.js';
import { type Hit } from './search-server.js';

type Sorting = Record<string, 'asc' | 'desc'>;

/** An order of hits: what by, and how a place in it is written in a cursor. */
interface Order {
  readonly sort: Sorting[];
  /** The place of a hit, before its sku. */
  value(hit: Hit, document: ProductDocument): string;
  /** As the server wants it to go on from. */
  after(value: string): string | number;
}

const price = (direction: 'asc' | 'desc'): Order => ({
  sort: [{ price_key: direction }, { sku: direction }],
  value: (_hit, document) => document.price,
  after: priceKey,
});

/** Who differs in nothing else is ordered by sku, so that every list goes on from any of its items. */
const orders: Readonly<Record<Sort, Order>> = {
  relevance: { sort: [{ _score: 'desc' }, { sku: 'asc' }], value: ({ _score }) => String(_score ?? 0), after: Number },
  price: price('asc'),
  '-price': price('desc'),
  name: { sort: [{ 'name.sort': 'asc' }, { sku: 'asc' }], value: (_hit, { name }) => name, after: (name) => name },
  newest: { sort: [{ added_at: 'desc' }, { sku: 'desc' }], value: (_hit, { added_at }) => added_at, after: (time) => Date.parse(time) },
};

export const sortingOf = (sort: Sort): Sorting[] => orders[sort].sort;

/** Where a list goes on after a hit: as in `placeOf` of the other adapter where the order is one of the products' own columns. */
export function placeOfHit(hit: Hit, document: ProductDocument, sort: Sort): readonly string[] {
  return [orders[sort].value(hit, document), document.sku];
}

export function afterPlace([value = '', sku = '']: readonly string[], sort: Sort): estypes.SortResults {
  return [orders[sort].after(value), sku];
}
