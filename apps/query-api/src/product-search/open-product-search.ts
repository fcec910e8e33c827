import { type Config } from '#platform/config/config';
import { openSearchClient } from '#platform/elasticsearch/client';
import { type Logger } from '#platform/logging/logger';
import { type Cursors } from '../paging/cursors.js';
import { type Views } from '../views/views.js';
import { BestSellers } from './best-sellers.js';
import { DegradingProductSearch } from './degrading-product-search.js';
import { ElasticsearchProductSearch } from './elasticsearch/elasticsearch-product-search.js';
import { Lanes } from './lanes.js';
import { PostgresProductSearch } from './postgres-product-search.js';
import { ProductLists } from './product-lists.js';
import { type ProductSearch } from './product-search.js';
import { type SearchAvailability } from './search-availability.js';
import { SynonymsFile } from './synonyms.js';

export interface ProductSearchSources {
  readonly config: Config;
  readonly views: Views;
  readonly cursors: Cursors;
  readonly logger: Logger;
  readonly availability: SearchAvailability;
}

/** Elasticsearch where SEARCH_URL names it, with PostgreSQL standing in; else PostgreSQL. @throws ConfigError */
export function openProductSearch({ config, views, cursors, logger, availability }: ProductSearchSources): ProductSearch {
  const synonyms = new SynonymsFile(config.SEARCH_SYNONYMS_FILE, logger);
  const postgres = new PostgresProductSearch(views, new ProductLists(cursors, 'postgres'), synonyms, lanesOf(config));
  const whole = config.SEARCH_TIMEOUT_MS;
  const nodes = config.SEARCH_URL?.split(',').length ?? 0;
  // Where there are several nodes, there is time to ask another one.
  const limits = nodes > 1 ? { timeoutMs: Math.round(whole * 0.45), retries: 1 } : { timeoutMs: whole, retries: 0 };
  const client = openSearchClient(config, { name: 'orderline query-api', ...limits });
  if (client === undefined) return postgres;
  const lists = new ProductLists(cursors, 'elasticsearch');
  const elasticsearch = new ElasticsearchProductSearch(
    { client, views, lists, synonyms, bestSellers: new BestSellers(views, logger) },
    whole,
  );
  return new DegradingProductSearch(elasticsearch, postgres, availability, () => client.close());
}

/** Half of the connections: the other half is for whatever else is read. */
const lanesOf = ({ QUERY_CONNECTIONS }: Pick<Config, 'QUERY_CONNECTIONS'>): Lanes =>
  new Lanes(Math.max(1, Math.floor(QUERY_CONNECTIONS / 2)));
