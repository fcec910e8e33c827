import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requiredSettings } from '#command-api/command-api.module';
import { createCommandApi } from '#command-api/create-command-api';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createProjector } from '#projector/projector';
import { replay } from '#projector/testing/open-workbench';
import { createQueryApi } from '#query-api/query-api';

/** What the last release before schemas had versions left behind: its database, its secrets, and what its query API answered. */
interface Release {
  readonly secrets: Readonly<Record<'commandSecret' | 'masterKey' | 'jwtSecret' | 'paymentWebhookSecret', string>>;
  /** Position of the log's last event. */
  readonly head: string;
  readonly answers: Readonly<Record<string, object>>;
}

const left = (file: string) => readFile(path.join(import.meta.dirname, file));
const release = JSON.parse((await left('before-versions.json')).toString()) as Release;
const views = ['products', 'stock-levels', 'orders', 'sales', 'customers', 'wallets'];
const apps: NestFastifyApplication[] = [];
let database: TestDatabase;
let store: EventStore;
let commandApi: string;
let queryApi: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(gunzipSync(await left('before-versions.sql.gz')).toString());
  await client.end();
  const { commandSecret, masterKey, jwtSecret, paymentWebhookSecret } = release.secrets;
  const environment = {
    EVENT_STORE_URL: database.url,
    READ_MODELS_URL: database.url,
    COMMAND_SECRET: commandSecret,
    MASTER_KEY: masterKey,
    JWT_SECRET: jwtSecret,
    PAYMENT_WEBHOOK_SECRET: paymentWebhookSecret,
    LOG_LEVEL: 'silent',
  };
  store = openEventStore(database.url);
  const settings = loadConfig(environment, requiredSettings);
  const logger = createLogger('upgrade', 'silent');
  const serve = async (app: NestFastifyApplication): Promise<string> => {
    apps.push(app);
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  };
  // In the order that the README gives for upgrades.
  await serve(await createProjector(settings, logger));
  commandApi = await serve(await createCommandApi(settings, logger));
  queryApi = await serve(await createQueryApi(settings, logger));
});

afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
  await store.close();
  await database.drop();
});

async function request(
  url: string,
  options: RequestInit & { readonly headers?: Record<string, string> } = {},
  role = 'admin',
  subject = 'ada',
) {
  const token = await new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(release.secrets.jwtSecret));
  const response = await fetch(url, { ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  request(
    commandApi + url,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } },
    'clerk',
    'clara',
  );

/** What a history of then held: by now it tells of the payment too. */
function withoutPayment(history: Record<string, unknown>): object {
  const items = history.items as readonly { readonly stream: string }[];
  return { ...history, items: items.filter(({ stream }) => stream.startsWith('order-')) };
}

describe('Given the database of the release before schemas had versions, when this version opens it', () => {
  it.each(Object.keys(release.answers))('%s is answered as before', async (url) => {
    const { status, body } = await request(queryApi + url, { headers: { 'min-event-position': release.head } });
    expect({ status, body: url.endsWith('/history') ? withoutPayment(body) : body }).toMatchObject({
      status: 200,
      body: release.answers[url],
    });
  });

  it('a repeat from then is recognised', async () => {
    const order = {
      orderId: 'guest-1',
      currency: 'GBP',
      lines: [{ sku: 'LANTERN', quantity: 6 }],
      shipTo: { name: 'Somebody', line1: '2 Low Street', city: 'York', country: 'GB' },
      payment: { method: 'on-account' },
    };
    const { status, headers } = await post('/orders', order, { 'idempotency-key': 'first-key' });
    expect([status, headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  });

  it('what was under way goes on: a payment whose deadline has passed since expires, and its order is rejected', async () => {
    await vi.waitFor(async () => expect((await request(`${queryApi}/orders/bob-2`)).body).toMatchObject({ status: 'rejected' }), 20_000);
  });

  it('views go on: a new order, and a new event of an old one, are seen at their positions', async () => {
    const placed = await post('/orders', {
      orderId: 'new-1',
      currency: 'GBP',
      lines: [{ sku: 'LANTERN', quantity: 1 }],
      shipTo: { country: 'GB' },
      payment: { method: 'on-account' },
    });
    expect(placed.status).toBe(201);
    const seen = await request(`${queryApi}/orders/new-1`, { headers: { 'min-event-position': String(placed.body.position) } });
    expect(seen.status).toBe(200);
    const cancelled = await post('/orders/eve-1/cancel', { reason: 'late' });
    const old = await request(`${queryApi}/orders/eve-1`, { headers: { 'min-event-position': String(cancelled.body.position) } });
    expect(old.body).toMatchObject({ status: 'cancelled' });
  });

  it.each(views)('the view %s is what a fold from scratch makes, and no event is parked', async (view) => {
    expect(await replay({ url: database.url, store }, `verify ${view}`)).toMatchObject({ exitCode: 0 });
  });
});
