import { migrateKeyVault } from '#personal-data/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventStream } from '../testing/event-stream.js';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';
import { Seals } from '../testing/seals.js';

let database: { readonly url: string; drop(): Promise<void> };
let views: ReadModels;
beforeAll(async () => {
  database = await createTestDatabase();
  views = await new ReadModels(database.url).create();
});
afterAll(async () => {
  await views.close();
  await database.drop();
});

const nowhere = 'postgres://nobody:nothing@127.0.0.1:1/none';
const otherMasterKey = 'another-master-key-of-the-tests-with-43-chs';

test('keys that go away are told as 503 by whatever needs them, and nothing else needs them', async () => {
  const keys = await createTestDatabase();
  const seals = await Seals.open(keys.url);
  const shipTo = { ...(await seals.seal('customer-anna', { city: 'Lyon' }, 'shipTo.')), country: 'France' };
  await views.orders({ order_id: '1', customer_id: 'anna', ship_to: shipTo }, { order_id: '2', customer_id: 'ben' });
  await views.customers(
    { customer_id: 'anna', ...(await seals.seal('customer-anna', { name: 'Anna' })) },
    { customer_id: 'ben', status: 'erased' },
  );
  const api = await startQueryApi(database.url, { KEYS_URL: keys.url });
  const stream = new EventStream(await api.fetch('/orders/1/changes', { role: 'clerk' }));
  expect((await stream.next())?.data.shipTo).toEqual({ city: 'Lyon', country: 'France' });
  expect((await api.get('/health/ready')).status).toBe(200);
  await seals.close();
  await keys.drop();

  for (const path of ['/orders/1', '/orders', '/orders/1/changes', '/customers/anna']) {
    const answer = await api.get(path);
    expect([path, answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
      path,
      503,
      'personal-data-unavailable',
      '1',
    ]);
    expect(answer.text).not.toMatch(/personal_data|s1\.|127\.0\.0\.1/);
  }
  for (const path of ['/orders/2', '/orders?customerId=ben', '/orders/2/changes', '/customers/ben', '/products']) {
    const response = await api.fetch(path, { role: 'admin' });
    expect([path, response.status]).toEqual([path, 200]);
    await response.body?.cancel();
  }
  expect((await api.get('/health/ready')).body.dependencies).toEqual({ 'read-models': 'up', 'personal-data keys': 'down' });

  await views.run(`update read_models.orders_g1 set position = 20 where order_id = '1'`);
  await views.moveTo('orders', 20);
  expect(await stream.next()).toBeUndefined();
  await api.close();
});

test('a master key that is not the keys’ stops the start, by its name', async () => {
  const keys = await createTestDatabase();
  const seals = await Seals.open(keys.url);
  await seals.vault.keyFor('customer-anna');
  await expect(startQueryApi(database.url, { KEYS_URL: keys.url, MASTER_KEY: otherMasterKey })).rejects.toThrow(/^MASTER_KEY /);
  await seals.close();
  await keys.drop();
});

test('where the keys show up only later, the wrong master key is told as 503, and a missing schema too', async () => {
  const keys = await createTestDatabase();
  const shipTo = { city: `s1.${'A'.repeat(60)}`, country: 'France' };
  await views.orders({ order_id: '3', ship_to: shipTo });
  const api = await startQueryApi(database.url, { KEYS_URL: keys.url, MASTER_KEY: otherMasterKey, KEYS_MISSING: 'accept' });
  expect((await api.get('/orders/3')).body.code).toBe('personal-data-unavailable');

  await migrateKeyVault(keys.url);
  const seals = await Seals.open(keys.url);
  await seals.vault.keyFor('customer-17850');
  const answer = await api.get('/orders/3');
  expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'personal-data-unavailable', '1']);
  expect(answer.text).not.toContain('MASTER_KEY');
  await api.close();
  await seals.close();
  await keys.drop();
});

test.each([
  ['another database, which is empty', async (keys: string) => keys],
  [
    'a database with keys of others',
    async (keys: string) => {
      const seals = await Seals.open(keys);
      await seals.vault.keyFor('customer-of-others');
      await seals.close();
      return keys;
    },
  ],
])('keys that are not those of the views stop the start: %s', async (_which, prepare) => {
  const keys = await createTestDatabase();
  const models = await createTestDatabase();
  const sealed = await new ReadModels(models.url).create();
  expect(await startAndStop(models.url, keys.url)).toBe('started'); // with nothing sealed in the views
  await sealed.orders({ order_id: '4', customer_id: 'carl', ship_to: { city: `s1.${'A'.repeat(60)}`, country: 'France' } });

  const refused = await startAndStop(models.url, await prepare(keys.url));
  expect(refused).toMatchObject({ exitCode: 2, message: expect.stringMatching(/^KEYS_URL .*KEYS_MISSING=accept/) as string });
  expect(await startAndStop(models.url, keys.url, { KEYS_MISSING: 'accept' })).toBe('started');

  const seals = await Seals.open(keys.url);
  await seals.erase('customer-carl');
  await seals.vault.keyFor('customer-other');
  expect(await startAndStop(models.url, keys.url)).toBe('started');
  await Promise.all([seals.close(), sealed.close()]);
  await Promise.all([keys.drop(), models.drop()]);
});

async function startAndStop(url: string, keysUrl: string, more: NodeJS.ProcessEnv = {}): Promise<unknown> {
  try {
    await (await startQueryApi(url, { KEYS_URL: keysUrl, ...more })).close();
    return 'started';
  } catch (error) {
    return error;
  }
}

test('keys that cannot be reached do not stop the start', async () => {
  const api = await startQueryApi(database.url, { KEYS_URL: nowhere });
  expect((await api.get('/products')).status).toBe(200);
  await api.close();
});
