import pg from 'pg';
import { createTestDatabase } from '#lab/test-bed/database';
import { expect, test } from 'vitest';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';
import { until } from '../testing/until.js';

const WITHIN_MS = 1_000;

test('given that all connections to the views are in use, a question is told within a second to come again, and then it is answered', async () => {
  const database = await createTestDatabase();
  const views = await new ReadModels(database.url).create();
  const api = await startQueryApi(database.url, { QUERY_CONNECTIONS: '1' });
  await views.run('begin; lock table read_models.products_g1 in access exclusive mode');
  const waiting = api.get('/products');
  const observer = new pg.Client({ connectionString: database.url });
  await observer.connect();
  const isWaiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => (await observer.query(isWaiting)).rowCount === 1);
  await observer.end();
  const began = performance.now();

  const answer = await api.get('/stock');

  expect(performance.now() - began).toBeLessThan(WITHIN_MS);
  expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'read-models-unavailable', '1']);
  await views.run('rollback');
  expect((await waiting).status).toBe(200);
  expect((await api.get('/stock')).status).toBe(200);

  await api.close();
  await views.close();
  await database.drop();
});
