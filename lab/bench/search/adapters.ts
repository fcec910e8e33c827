import { createLogger } from '#platform/logging/logger';
import { Cursors } from '#query-api/paging/cursors';
import { PostgresProductSearch } from '#query-api/product-search/postgres-product-search';
import { ProductLists } from '#query-api/product-search/product-lists';
import { type ProductQuery, type ProductSearch } from '#query-api/product-search/product-search';
import { SynonymsFile } from '#query-api/product-search/synonyms';
import { type Freshness } from '#query-api/views/freshness';
import { openPool } from '#query-api/views/pool';
import { Notifications } from '#query-api/views/notifications';
import { PositionWaiters } from '#query-api/views/position-waiters';
import { Views } from '#query-api/views/views';

/** As a query API opens by default. */
const CONNECTIONS = 8;

/** A search over the catalogue of a database, to be asked. */
export interface Searched {
  readonly search: ProductSearch;
  close(): Promise<void>;
}

export interface Adapter {
  readonly name: string;
  /** @param url of read models whose view of products is filled */
  open(url: string): Promise<Searched>;
}

const postgres: Adapter = {
  name: 'PostgreSQL',
  open: async (url) => {
    const logger = createLogger('bench', 'silent');
    const pool = openPool(url, CONNECTIONS, logger);
    const views = new Views(pool, new PositionWaiters(pool, new Notifications(url, logger), logger));
    const search = new PostgresProductSearch(
      views,
      new ProductLists(new Cursors(Buffer.alloc(32, 'bench').toString('hex')), 'postgres'),
      new SynonymsFile(undefined, logger),
    );
    return { search, close: () => pool.end() };
  },
};

export const adapters: readonly Adapter[] = [postgres];

/** What nobody waits for. */
export const anyFreshness: Freshness = {
  atLeast: undefined,
  waitMs: 0,
  signal: new AbortController().signal,
  wait: () => () => undefined,
};

/** A first page with everything, as anybody gets it. */
export function queryOf(text: string): ProductQuery {
  return {
    text,
    sort: 'relevance',
    cursor: undefined,
    limit: 50,
    seesDrafts: false,
    category: undefined,
    currency: 'EUR',
    minPrice: undefined,
    maxPrice: undefined,
    attributes: [],
  };
}
