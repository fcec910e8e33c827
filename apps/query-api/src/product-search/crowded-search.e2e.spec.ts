import { expect, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';

const SEARCHES = 12;

test('given more searches at once than there are connections, whatever else is read is answered meanwhile, and then every search', async () => {
  const database = await createTestDatabase();
  const views = await new ReadModels(database.url).create();
  await views.productSearch({ sku: 'LAMP', name: 'Red lamp' });
  const api = await startQueryApi(database.url, { QUERY_CONNECTIONS: '4' });
  await views.run('begin; lock table read_models.product_search_g1 in access exclusive mode');
  const searches = Array.from({ length: SEARCHES }, () => api.get('/products/search?q=lamp', { role: undefined }));
  // Searches have come as far as they can when this many are answered one after another.
  const others = [];
  for (let count = 0; count < SEARCHES; count++) others.push(await api.get('/stock'));
  await views.run('rollback');

  expect(new Set(others.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await Promise.all(searches)).map(({ status }) => status)).toEqual(Array.from({ length: SEARCHES }, () => 200));

  await api.close();
  await views.close();
  await database.drop();
});
