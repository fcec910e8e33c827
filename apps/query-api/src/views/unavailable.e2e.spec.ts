import { migrateKeyVault } from '#personal-data/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { expect, test } from 'vitest';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';

const paths = ['/products', '/products/85123A', '/stock', '/stock/85123A', '/orders', '/orders/536365', '/orders/536365/changes'];
paths.push(
  '/customers/17850',
  '/wallets/17850',
  '/wallets/17850/statement',
  '/payments/536365',
  '/reports/sales?by=day',
  '/projections',
  '/projections/orders/parked',
);

test('a fresh installation without views answers 503, and answers as soon as they are there', async () => {
  const database = await createTestDatabase();
  const api = await startQueryApi(database.url);
  for (const path of paths) {
    const answer = await api.get(path);
    expect([path, answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([path, 503, 'read-models-unavailable', '1']);
    expect(answer.text).not.toMatch(/read_models\.|select |does not exist/i);
  }
  expect((await api.get('/health/ready')).status).toBe(503);
  expect((await api.get('/health/live')).status).toBe(200);

  const views = await new ReadModels(database.url).create();
  await migrateKeyVault(database.url);
  expect((await api.get('/orders')).body).toEqual({ items: [], nextCursor: null });
  expect((await api.get('/orders')).headers.get('event-position')).toBe('0');
  expect((await api.get('/health/ready')).body).toEqual({
    status: 'up',
    dependencies: { 'read-models': 'up', 'personal-data keys': 'up' },
  });

  await api.close();
  await views.close();
  await database.drop();
});

test('an order’s events that cannot be read are told as 503', async () => {
  const database = await createTestDatabase();
  const api = await startQueryApi(database.url);
  for (const path of ['/orders/536365/history', '/orders/536365?revision=0']) {
    const answer = await api.get(path);
    expect([path, answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([path, 503, 'event-store-unavailable', '1']);
  }
  await api.close();
  await database.drop();
});

test('a database that goes away under the process is told as 503, and so is one that was never there', async () => {
  const database = await createTestDatabase();
  const views = await new ReadModels(database.url).create();
  const api = await startQueryApi(database.url);
  expect((await api.get('/orders')).status).toBe(200);
  await views.close();
  await database.drop();
  const nowhere = await startQueryApi('postgres://nobody:nothing@127.0.0.1:1/none');

  for (const path of paths) {
    for (const each of [api, nowhere]) {
      const answer = await each.get(path, { headers: { 'Min-Event-Position': '5' } });
      expect([path, answer.status, answer.body.code]).toEqual([path, 503, 'read-models-unavailable']);
    }
  }
  expect((await nowhere.get('/health/ready')).body).toEqual({
    status: 'down',
    dependencies: { 'read-models': 'down', 'personal-data keys': 'down' },
  });

  await api.close();
  await nowhere.close();
});

test('a question that is held up for too long is given up, and the next one is answered', async () => {
  const database = await createTestDatabase();
  const views = await new ReadModels(database.url).create();
  const api = await startQueryApi(database.url);
  await views.run('begin; lock table read_models.products_g1 in access exclusive mode');
  // The lock's connection goes back to the pool inside its transaction: whoever gets it next ends it.
  const answer = await api.get('/products');
  expect([answer.status, answer.body.code]).toEqual([503, 'read-models-unavailable']);
  await views.run('rollback');
  expect((await api.get('/products')).status).toBe(200);

  await api.close();
  await views.close();
  await database.drop();
});
