import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { examplesOf, send } from './exchange.js';
import { givenExampleJob } from './example-job.js';
import { type Installation, openInstallation } from './installation.js';
import { type ApiDocument, fetchDocument, operationsOf, type PlacedOperation } from './operations.js';
import { type Column, columns, readPermissions } from './permissions.js';

const apis = ['commandApi', 'queryApi', 'projector'] as const;
let database: TestDatabase;
let installation: Installation;
let position = '0';
const documents: Partial<Record<(typeof apis)[number], ApiDocument>> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url, { RATE_LIMIT_ANONYMOUS: '0' });
  for (const api of apis) documents[api] = await fetchDocument(installation.urls[api]);
  const gbp = (amount: string) => ({ amount, currency: 'GBP' });
  const post = async (path: string, body: object) => {
    const response = await send(installation, { api: 'commandApi', method: 'POST', path, body: JSON.stringify(body) }, columns.admin);
    expect([path, response.ok]).toEqual([path, true]);
    position = response.headers.get('event-position') ?? position;
  };
  await post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: gbp('1') });
  await post('/products/LANTERN/publish', {});
  await post('/stock/LANTERN/receive', { quantity: 1_000 });
  for (const customerId of ['carl', 'cora']) {
    await post('/customers', { customerId, name: customerId, email: `${customerId}@example.com` });
    await post(`/wallets/${customerId}/credit`, { amount: gbp('5'), reference: 'x' });
    const order = {
      customerId,
      currency: 'GBP',
      lines: [{ sku: 'LANTERN', quantity: 1 }],
      shipTo: { country: 'GB' },
      payment: { method: 'card' },
    };
    await post('/orders', { ...order, orderId: `O-${customerId}` });
    await post(`/wallets/${customerId}/credit`, { amount: gbp('1'), reference: 'x' });
  }
  await paymentsAreAskedFor();
  await givenExampleJob(database.url, documents.projector!);
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

/** By the fulfilment, and seen by the view. */
async function paymentsAreAskedFor(): Promise<void> {
  for (const customerId of ['carl', 'cora']) {
    for (let status = 0; status !== 200;) {
      const headers = { 'min-event-position': position };
      status = (await send(installation, { api: 'queryApi', method: 'GET', path: `/payments/O-${customerId}`, headers }, columns.admin))
        .status;
    }
  }
}

/** The example of an operation, about an object of this owner. */
function about(owner: string, document: ApiDocument, placed: PlacedOperation) {
  const [example] = examplesOf(document, placed);
  const path = (example?.path ?? '')
    .replace(/(customers|wallets)\/17850/, `$1/${owner}`)
    .replace(/(orders|payments)\/53636\d/, `$1/O-${owner}`);
  const body = example?.body?.replace('"customerId":"17850"', `"customerId":"${owner}"`).replace(/"orderId":"\d+",/, '');
  return { path, ...(body === undefined ? {} : { body }) };
}

async function outcome(api: (typeof apis)[number], placed: PlacedOperation, column: Column): Promise<string> {
  const owner = column === 'customer, another’s' ? 'cora' : 'carl';
  const asked = { api, method: placed.method, ...about(owner, documents[api]!, placed) };
  // What a caller sees is another question where the provider signs.
  const response = await send(installation, asked, columns[column]);
  await response.body?.cancel();
  return [401, 403, 404].includes(response.status) ? String(response.status) : 'yes';
}

/** Another's object comes first: what is done to it must not be done before it is asked whether it can be. */
const inOrder: readonly Column[] = [
  'customer, another’s',
  'no token',
  'service without scopes',
  'warehouse',
  'customer, his own',
  'clerk',
  'importer',
  'admin',
];

it('every role may do with every operation and owner just what the page on permissions says', async () => {
  const rows = await readPermissions();
  const found: Record<string, Record<string, string>> = {};
  for (const api of apis) {
    for (const placed of operationsOf(documents[api]!)) {
      const operation = `${placed.method} ${placed.path}`;
      for (const column of inOrder) (found[operation] ??= {})[column] = await outcome(api, placed, column);
    }
  }
  const written = Object.fromEntries(rows.map(({ operation, cells }) => [operation, cells]));
  expect(written).toEqual(found);
});
