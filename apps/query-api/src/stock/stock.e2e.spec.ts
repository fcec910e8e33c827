import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const shop = useInstallation(async (views) => {
  await views.stock({ sku: '85123A' }, { sku: '71053', on_hand: '5', reserved: '3', available: '2' }, { sku: '22752', available: '0' });
  await views.moveTo('stock-levels', 12);
});
const skus = (body: unknown) => (body as { items: { sku: string }[] }).items.map(({ sku }) => sku);

describe('GET /stock/{sku}', () => {
  test('answers with the level of one sku', async () => {
    const answer = await shop.api.get('/stock/85123A', { role: 'warehouse' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ sku: '85123A', onHand: 120, reserved: 20, available: 100, revision: 0 });
    expect(answer.headers.get('etag')).toBe('"0.3.1"');
    expect(answer.headers.get('event-position')).toBe('12');
  });

  test('knows no stock of a sku that was never received', async () => {
    const answer = await shop.api.get('/stock/nothing');
    expect([answer.status, answer.headers.get('event-position')]).toEqual([404, '12']);
  });

  test('is for staff', async () => {
    for (const role of ['clerk', 'warehouse', 'importer', 'admin'] as const)
      expect((await shop.api.get('/stock/85123A', { role })).status).toBe(200);
    expect((await shop.api.get('/stock/85123A', { role: 'customer' })).status).toBe(403);
    expect((await shop.api.get('/stock/nothing', { role: 'customer' })).status).toBe(403);
    expect((await shop.api.get('/stock', { role: 'customer' })).status).toBe(403);
    expect((await shop.api.get('/stock/85123A', { role: undefined })).status).toBe(401);
    expect((await shop.api.get('/stock/85123A', { role: 'service' })).status).toBe(403);
  });
});

describe('GET /stock', () => {
  test('lists levels by sku', async () => {
    const answer = await shop.api.get('/stock');
    expect(skus(answer.body)).toEqual(['22752', '71053', '85123A']);
    expect(answer.headers.get('event-position')).toBe('12');
  });

  test('lists what runs low', async () => {
    expect(skus((await shop.api.get('/stock?maxAvailable=2')).body)).toEqual(['22752', '71053']);
    expect(skus((await shop.api.get('/stock?maxAvailable=0')).body)).toEqual(['22752']);
  });

  test('goes on within what runs low', async () => {
    const first = await shop.api.get('/stock?maxAvailable=2&limit=1');
    const second = await shop.api.get(`/stock?maxAvailable=2&limit=1&cursor=${first.body.nextCursor}`);
    expect([skus(first.body), skus(second.body), second.body.nextCursor]).toEqual([['22752'], ['71053'], null]);
  });

  test.each(['-1', '1.5', '1e3', '', '9999999999999999', 'x'])('refuses ?maxAvailable=%s', async (value) => {
    const answer = await shop.api.get(`/stock?maxAvailable=${value}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ path: 'maxAvailable', message: 'must be a whole number from 0' }]);
  });
});
