import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT } from 'jose';
import pg from 'pg';
import { expect, inject, onTestFinished, test, type TestContext, vi } from 'vitest';
import { requiredSettings } from '#command-api/command-api.module';
import { createCommandApi } from '#command-api/create-command-api';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { awaitServers } from '#postgres/await-server';
import { migrateReadModels } from '#projector/migrate';
import { createProjector } from '#projector/projector';
import { replay } from '#projector/testing/open-workbench';
import { createQueryApi } from '#query-api/query-api';
import { pooler } from './testing/pooler.js';

const POOL_SIZE = 4;
const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};

/** A database of its own that is reached through the pooler. */
async function pooledDatabase(through: (url: string) => string, prepare: (url: string) => Promise<void>): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const url = through(database.url);
  await prepare(url);
  return url;
}

/** The three processes' work, with a pooler in transaction mode in front of each of the three databases. */
async function openInstallation(context: TestContext) {
  const { through } = await pooler(context, { server: inject('postgresUrl'), poolSize: POOL_SIZE });
  const urls = {
    EVENT_STORE_URL: await pooledDatabase(through, migrateEventStore),
    READ_MODELS_URL: await pooledDatabase(through, migrateReadModels),
    KEYS_URL: await pooledDatabase(through, migrateKeyVault),
  };
  const told: object[] = [];
  await awaitServers(urls, { warn: () => undefined, info: (fields) => told.push(fields) });
  expect(told).toEqual(Object.keys(urls).map((setting) => ({ setting })));
  const settings = loadConfig({ ...secrets, ...urls }, requiredSettings);
  const logger = createLogger('pooled', 'silent');
  const serve = async (app: NestFastifyApplication): Promise<string> => {
    onTestFinished(() => app.close());
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  };
  await serve(await createProjector(settings, logger));
  const commandApi = await serve(await createCommandApi(settings, logger));
  const queryApi = await serve(await createQueryApi(settings, logger));
  const token = await new SignJWT({ role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(secrets.JWT_SECRET));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    urls,
    post: (path: string, body: object) => fetch(commandApi + path, { method: 'POST', headers, body: JSON.stringify(body) }),
    get: async (path: string, more: Record<string, string> = {}) => {
      const response = await fetch(queryApi + path, { headers: { ...headers, ...more } });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

const order = (orderId: string) => ({
  orderId,
  currency: 'GBP',
  lines: [{ sku: 'LANTERN', quantity: 1 }],
  shipTo: { name: 'Carl Cox', line1: '2 Low Street', city: 'York', country: 'GB' },
  payment: { method: 'on-account' },
});

/** What is left behind on the connections of a pool, beside what PgBouncer itself sees to for each client. */
async function leftOn(url: string): Promise<readonly object[]> {
  const clients = Array.from({ length: POOL_SIZE }, () => new pg.Client({ connectionString: url }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    await Promise.all(clients.map((client) => client.query('begin'))); // So each has another connection.
    const left = clients.map((client) =>
      client.query<object>(
        `select 'setting' as kind, name from pg_settings where source = 'session'
           and name not in ('client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings', 'application_name', 'IntervalStyle')
         union all select 'statement', name from pg_prepared_statements where name <> ''
         union all select 'channel', channel from pg_listening_channels() as channel
         union all select 'lock', locktype from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'`,
      ),
    );
    return (await Promise.all(left)).flatMap(({ rows }) => rows);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

test('given a pooler in transaction mode in front of all three databases, orders are placed, confirmed, shown, and rebuilt; nothing of ours is left on its connections', async (context) => {
  const { urls, post, get } = await openInstallation(context);
  await post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: { amount: '5', currency: 'GBP' } });
  await post('/products/LANTERN/publish', {});
  await post('/stock/LANTERN/receive', { quantity: 100 });

  const placed = await Promise.all(Array.from({ length: 20 }, (_, index) => post('/orders', order(`order-${index}`))));
  expect(placed.map(({ status }) => status)).toEqual(placed.map(() => 201));

  await vi.waitFor(async () => {
    for (let index = 0; index < 20; index++) {
      expect((await get(`/orders/order-${index}`)).body).toMatchObject({ status: 'confirmed', shipTo: { name: 'Carl Cox' } });
    }
  }, 30_000);
  const position = placed[0]?.headers.get('event-position') ?? '';
  expect(await get('/orders/order-0/history', { 'min-event-position': position })).toMatchObject({ status: 200 });

  const store = openEventStore(urls.EVENT_STORE_URL);
  onTestFinished(() => store.close());
  const bench = { url: urls.READ_MODELS_URL, store };
  await replay(bench, 'rebuild orders --verify');
  await replay(bench, 'pause sales');
  await replay(bench, 'resume sales');
  expect((await get('/orders/order-19')).body).toMatchObject({ status: 'confirmed' });
  expect((await post('/orders', order('order-20'))).status).toBe(201);
  await vi.waitFor(async () => expect((await get('/orders/order-20')).body).toMatchObject({ status: 'confirmed' }), 30_000);

  for (const url of Object.values(urls)) expect(await leftOn(url)).toEqual([]);
});
