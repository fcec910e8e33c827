import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { requiredSettings } from '#command-api/command-api.module';
import { createCommandApi } from '#command-api/create-command-api';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createProjector } from '#projector/projector';
import { createQueryApi } from '#query-api/query-api';

const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';
const pounds = (amount: string) => ({ amount, currency: 'GBP' });
const at = (day: string) => ({ occurredAt: `${day}T10:30:00Z` });
const stored = (day: string) => `${day}T10:30:00.000Z`;
const order = { currency: 'GBP', lines: [{ sku: 'LANTERN', quantity: 4 }], shipTo: { name: 'Anna', region: 'Kent', country: ' gb' } };

const apps: NestFastifyApplication[] = [];
let database: TestDatabase;
let commandApi: string;
let queryApi: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  const settings = loadConfig(
    {
      EVENT_STORE_URL: database.url,
      READ_MODELS_URL: database.url,
      COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
      MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
      PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
      JWT_SECRET,
      LOG_LEVEL: 'silent',
    },
    requiredSettings,
  );
  const logger = createLogger('import', 'silent');
  const serve = async (app: NestFastifyApplication): Promise<string> => {
    apps.push(app);
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  };
  await serve(await createProjector(settings, logger));
  commandApi = await serve(await createCommandApi(settings, logger));
  queryApi = await serve(await createQueryApi(settings, logger));
});

afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
  await database.drop();
});

async function request(url: string, options: RequestInit = {}) {
  const token = await new SignJWT({ role: 'importer' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ivan')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(JWT_SECRET));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url, { ...options, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function tell(path: string, body: object): Promise<void> {
  const answer = await request(commandApi + path, { method: 'POST', body: JSON.stringify(body) });
  expect({ path, ...answer }).toMatchObject({ path, status: expect.toSatisfy((status: number) => status < 300) as number });
}

const ask = async (path: string) => (await request(queryApi + path)).body;
const items = async (path: string) => (await ask(path)).items as Record<string, unknown>[];
const becomes = (orderId: string, fields: object) =>
  vi.waitFor(async () => expect(await ask(`/orders/${orderId}`)).toMatchObject(fields), { timeout: 20_000, interval: 50 });

it('the history of a shop goes in with its own times, and is booked and shown in its own months', async () => {
  await tell('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: pounds('2.5'), ...at('2010-11-01') });
  await tell('/products/LANTERN/publish', at('2010-11-02'));
  await tell('/stock/LANTERN/receive', { quantity: 9, ...at('2010-11-15') });
  await tell('/customers', { customerId: 'anna', name: 'Anna', email: 'anna@example.com', ...at('2010-11-20') });
  await tell('/customers/anna/contact', { phone: '+44 1', ...at('2010-11-25') });
  await tell('/wallets/anna/credit', { amount: pounds('50'), reference: 'gift', ...at('2010-11-26') });

  // Paid by store credit, shipped, delivered, and half of it returned.
  await tell('/orders', { ...order, orderId: 'kept', customerId: 'anna', payment: { method: 'wallet' }, ...at('2010-12-01') });
  await becomes('kept', { status: 'confirmed', updatedAt: stored('2010-12-01') });
  await tell('/orders/kept/ship', at('2010-12-02'));
  await tell('/orders/kept/deliver', at('2010-12-05'));
  await tell('/orders/kept/return', { lines: [{ line: 1, quantity: 2 }], reason: 'chipped', ...at('2011-01-10') });
  // Confirmed and called off; and one that the stock does not reach for.
  await tell('/orders', { ...order, orderId: 'off', payment: { method: 'on-account' }, ...at('2010-12-10') });
  await becomes('off', { status: 'confirmed' });
  await tell('/orders', { ...order, orderId: 'short', payment: { method: 'on-account' }, ...at('2011-01-03') });
  await becomes('short', { status: 'rejected', updatedAt: stored('2011-01-03') });
  await tell('/orders/off/cancel', { reason: 'changed my mind', ...at('2011-02-03') });
  await tell('/credit-notes', {
    creditNoteId: 'note',
    currency: 'GBP',
    lines: [{ sku: 'LANTERN', quantity: 1, unitPrice: pounds('1') }],
    reason: 'late',
    ...at('2011-03-01'),
  });

  await becomes('kept', { status: 'delivered', payment: { status: 'partially-refunded' }, updatedAt: stored('2011-01-10') });
  await becomes('off', { status: 'cancelled', updatedAt: stored('2011-02-03') });
  await vi.waitFor(
    async () => {
      const months = (await items('/reports/sales?by=month')).map(({ key, orders, gross, cancelled, returned, credited }) => [
        key,
        orders,
        ...[gross, cancelled, returned, credited].map((money) => (money as { amount: string }).amount),
      ]);
      expect(months).toEqual([
        ['2010-12', 2, '20', '0', '0', '0'],
        ['2011-01', 0, '0', '0', '5', '0'],
        ['2011-02', 0, '0', '10', '0', '0'],
        ['2011-03', 0, '0', '0', '0', '1'],
      ]);
    },
    { timeout: 20_000, interval: 50 },
  );

  expect((await items('/orders/kept/history')).map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
    ['OrderPlaced', stored('2010-12-01')],
    ['OrderConfirmed', stored('2010-12-01')],
    ['OrderShipped', stored('2010-12-02')],
    ['OrderDelivered', stored('2010-12-05')],
    ['OrderLinesReturned', stored('2011-01-10')],
  ]);
  expect(await ask('/orders/kept?asOf=2010-12-03T00:00:00Z')).toMatchObject({ status: 'shipped', updatedAt: stored('2010-12-02') });
  expect(await ask('/orders/kept')).toMatchObject({ shipTo: { name: 'Anna', region: 'Kent', country: 'GB' } });
  expect((await items('/wallets/anna/statement')).map(({ type, amount, occurredAt }) => [type, amount, occurredAt])).toEqual([
    ['credit', pounds('5'), stored('2011-01-10')],
    ['debit', pounds('10'), stored('2010-12-01')],
    ['credit', pounds('50'), stored('2010-11-26')],
  ]);
  expect(await ask('/customers/anna')).toMatchObject({ registeredAt: stored('2010-11-20'), updatedAt: stored('2010-11-25'), orders: 1 });
});
