import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type Installation, openInstallation } from './installation.js';

let database: TestDatabase;
let installation: Installation;
let authorization: string;
let position = '0';
beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url);
  authorization = `Bearer ${await installation.token('admin', 'ada')}`;
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

async function post(path: string, body: object): Promise<void> {
  // The name of a product that an order takes is one that its process has heard of.
  const headers = { Authorization: authorization, 'Content-Type': 'application/json', 'Min-Event-Position': position };
  const response = await fetch(installation.urls.commandApi + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect([path, response.ok]).toEqual([path, true]);
  position = response.headers.get('event-position') ?? position;
}

async function found(parameters: Readonly<Record<string, string>>): Promise<unknown> {
  const url = `${installation.urls.queryApi}/orders/search?${new URLSearchParams(parameters).toString()}`;
  const response = await fetch(url, { headers: { Authorization: authorization, 'Min-Event-Position': position } });
  const body = (await response.json()) as { readonly items?: readonly { readonly orderId: string }[] };
  return body.items?.map(({ orderId }) => orderId) ?? body;
}

const order = (orderId: string, customerId: string | undefined, name: string) => ({
  orderId,
  customerId,
  currency: 'GBP',
  lines: [{ sku: 'LANTERN', quantity: 1 }],
  shipTo: { name, city: 'Lyon', country: 'FR' },
  payment: { method: 'on-account' },
});

test('what was ordered is found by product, name and e-mail address, under its name at the time; whoever is erased is not', async () => {
  await post('/products', { sku: 'LANTERN', name: 'Café lantern', category: 'lights', price: { amount: '1', currency: 'GBP' } });
  await post('/products/LANTERN/publish', {});
  await post('/stock/LANTERN/receive', { quantity: 1_000 });
  await post('/customers', { customerId: 'anna', name: 'Anna', email: 'Anna@Example.com' });
  await post('/orders', order('O-1', 'anna', 'Anna Müller'));
  await post('/products/LANTERN/revise', { name: 'Garden lamp' });
  await post('/orders', order('O-2', 'anna', 'Zoë Ødegård'));
  await post('/orders', order('O-3', undefined, 'Anna Guest'));

  expect(await found({ q: 'cafe lan' })).toEqual(['O-1']);
  expect(await found({ q: 'garden' })).toEqual(['O-3', 'O-2']);
  expect(await found({ q: 'lantern' })).toEqual(['O-3', 'O-2', 'O-1']);
  expect(await found({ q: 'O-' })).toEqual(['O-3', 'O-2', 'O-1']);
  expect(await found({ email: 'anna@example.com' })).toEqual(['O-2', 'O-1']);
  expect(await found({ name: 'anna' })).toEqual(['O-3', 'O-1']);
  expect(await found({ name: 'zoe odegard', email: 'anna@example.com', q: 'garden' })).toEqual(['O-2']);

  await post('/customers/anna/contact', { email: 'anna.new@example.com' });
  expect(await found({ email: 'anna@example.com' })).toEqual([]);
  expect(await found({ email: 'anna.new@example.com' })).toEqual(['O-2', 'O-1']);

  await post('/customers/anna/erase', { reason: 'asked for' });
  await post('/orders/O-3/erase', { reason: 'asked for' });
  expect(await found({ email: 'anna.new@example.com' })).toEqual([]);
  expect(await found({ name: 'anna' })).toEqual([]);
  expect(await found({ q: 'lantern' })).toEqual(['O-3', 'O-2', 'O-1']);
});
