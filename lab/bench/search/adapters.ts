import { createLogger } from '#platform/logging/logger';
import { Cursors } from '#query-api/paging/cursors';
import { BestSellers } from '#query-api/product-search/best-sellers';
import { ElasticsearchProductSearch } from '#query-api/product-search/elasticsearch/elasticsearch-product-search';
import { Lanes } from '#query-api/product-search/lanes';
import { PostgresProductSearch } from '#query-api/product-search/postgres-product-search';
import { ProductLists } from '#query-api/product-search/product-lists';
import { type ProductQuery, type ProductSearch } from '#query-api/product-search/product-search';
import { SynonymsFile } from '#query-api/product-search/synonyms';
import { type Freshness } from '#query-api/views/freshness';
import { openPool } from '#query-api/views/pool';
import { Notifications } from '#query-api/views/notifications';
import { PositionWaiters } from '#query-api/views/position-waiters';
import { Views } from '#query-api/views/views';
import { type BenchLog } from '../projections/bench-log.js';
import { fillElasticIndex } from './elastic-index-rates.js';

/** As a query API opens by default. */
const CONNECTIONS = 8;
/** For what is measured, not refused. */
const PATIENCE_MS = 30_000;

/** A search over the catalogue of a database, to be asked. */
export interface Searched {
  readonly search: ProductSearch;
  close(): Promise<void>;
}

export interface Adapter {
  readonly name: 'PostgreSQL' | 'Elasticsearch';
  /** @param log beside which the view of products is filled */
  open(log: BenchLog): Promise<Searched>;
}

const logger = createLogger('bench', 'silent');

export const postgres: Adapter = {
  name: 'PostgreSQL',
  open: ({ url }) => {
    const { pool, views, cursors } = openViews(url);
    const search = new PostgresProductSearch(
      views,
      new ProductLists(cursors, 'postgres'),
      new SynonymsFile(undefined, logger),
      new Lanes(CONNECTIONS / 2),
    );
    return Promise.resolve({ search, close: () => pool.end() });
  },
};

/** @param serverUrl of a running server */
export const elasticsearch = (serverUrl: string): Adapter => ({
  name: 'Elasticsearch',
  open: async (log) => {
    const index = await fillElasticIndex(log, serverUrl);
    const { pool, views, cursors } = openViews(log.url);
    const { client } = index.target;
    const lists = new ProductLists(cursors, 'elasticsearch');
    const sources = { client, views, lists, synonyms: new SynonymsFile(undefined, logger), bestSellers: new BestSellers(views, logger) };
    const search = new ElasticsearchProductSearch(sources, PATIENCE_MS);
    return {
      search,
      close: async () => {
        await pool.end();
        await index[Symbol.asyncDispose]();
      },
    };
  },
});

function openViews(url: string) {
  const pool = openPool(url, CONNECTIONS, logger);
  const views = new Views(pool, new PositionWaiters(pool, new Notifications(url, logger), logger));
  return { pool, views, cursors: new Cursors(Buffer.alloc(32, 'bench').toString('hex')) };
}

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
