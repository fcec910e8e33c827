import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamOf } from '../customers/testing/log-of.js';
import { pounds, startCommandApi } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
beforeAll(async () => {
  api = await startCommandApi();
  await api.post('/products', { sku: 'CUP', name: 'Cup', category: 'cups', price: pounds('1') });
  await api.post('/products/CUP/publish', {});
});
afterAll(() => api.stop());

const order = (orderId: string, shipTo: object) =>
  api.post('/orders', { orderId, currency: 'GBP', lines: [{ sku: 'CUP', quantity: 1 }], shipTo, payment: { method: 'on-account' } });
const dataOf = async (stream: string) => (await streamOf(api.databaseUrl, stream))[0]?.data ?? {};

describe('a country', () => {
  it.each([
    ['gb', 'GB'],
    [' GB', 'GB'],
    ['France', 'France'],
  ])('given as "%s" is %s in an order and in a credit note', async (given, country) => {
    const [orderId, creditNoteId] = [`O-${given.trim()}-${given.length}`, `C-${given.trim()}-${given.length}`];
    const lines = [{ sku: 'CUP', quantity: 1, unitPrice: pounds('1') }];
    expect((await order(orderId, { country: given })).status).toBe(201);
    expect((await api.post('/credit-notes', { creditNoteId, currency: 'GBP', lines, reason: 'x', country: given })).status).toBe(201);
    expect(await dataOf(`order-${orderId}`)).toMatchObject({ country, shipTo: { country } });
    expect(await dataOf(`credit-note-${creditNoteId}`)).toMatchObject({ country });
  });

  it('of spaces is none', async () => {
    expect((await order('O-blank', { country: '   ' })).body).toMatchObject({ status: 400, errors: [{ path: 'shipTo.country' }] });
    const customer = { customerId: 'anna', name: 'Anna', email: 'anna@example.com', address: { country: ' ' } };
    expect((await api.post('/customers', customer)).body).toMatchObject({ status: 400, errors: [{ path: 'address.country' }] });
  });
});

describe('text composed otherwise', () => {
  it('is stored in one spelling, and its repeat is the same request', async () => {
    const add = (category: string) =>
      api.post('/products', { sku: 'MUG', name: 'Mug', category, price: pounds('1') }, undefined, { 'idempotency-key': 'k' });
    const first = await add('Cafe\u0301');
    const again = await add('Caf\u00e9');
    expect([again.status, again.body, again.headers.get('idempotent-replayed')]).toEqual([201, first.body, 'true']);
    expect(await dataOf('product-MUG')).toMatchObject({ category: 'Caf\u00e9' });
    expect((await add('Cafe')).status).toBe(422);
  });

  it('changes nothing of what it says already', async () => {
    await api.post('/products', { sku: 'POT', name: 'Caf\u00e9', category: 'cups', price: pounds('1') });
    expect((await api.post('/products/POT/revise', { name: 'Cafe\u0301' })).body).toMatchObject({ events: [] });
  });

  it('makes no id: a sign that only looks like a letter is refused', async () => {
    const kelvin = { sku: '\u212a1', name: 'x', category: 'x', price: pounds('1') };
    expect((await api.post('/products', kelvin)).body).toMatchObject({ status: 400, errors: [{ path: 'sku' }] });
  });
});
