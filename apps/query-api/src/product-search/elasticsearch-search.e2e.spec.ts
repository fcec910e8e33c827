import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { missingElasticsearch, useElasticsearch } from '#lab/elasticsearch/given-elasticsearch';
import { createTestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';
import { SearchIndex } from '../testing/search-index.js';
import { describeProductSearchContract } from './testing/contract.js';

describe.skipIf(missingElasticsearch !== undefined)('with a real server', () => {
  const server = useElasticsearch();

  describeProductSearchContract('Elasticsearch', async ({ language, variables }) => {
    const database = await createTestDatabase();
    const views = await new ReadModels(database.url, language).create();
    await migrateKeyVault(database.url);
    const prefix = `contract-${randomUUID().slice(0, 8)}`;
    const index = await SearchIndex.create(server.url, views, language, prefix);
    const api = await startQueryApi(database.url, {
      SEARCH_URL: server.url,
      SEARCH_INDEX_PREFIX: prefix,
      SEARCH_TIMEOUT_MS: '30000', // However busy the machine is.
      ...variables,
    });
    return {
      // Nothing is answered by the search that stands in: what was found must have been found here.
      api: { ...api, get: async (path, asking) => refusingDegraded(await api.get(path, asking)) },
      put: (position, products) => index.put(position, products),
      close: async () => {
        await api.close();
        await index.remove();
        await views.close();
        await database.drop();
      },
    };
  });
});

function refusingDegraded<Answer extends { readonly headers: Headers; readonly status: number }>(answer: Answer): Answer {
  if (answer.status === 200 && answer.headers.has('degraded')) throw new Error('PostgreSQL has answered.');
  return answer;
}
