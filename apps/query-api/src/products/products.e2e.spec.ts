import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const shop = useInstallation(async (views) => {
  await views.products(
    { sku: '85123A' },
    { sku: '71053', category: 'lantern', price: '3.39' },
    { sku: '84406B', status: 'discontinued', price: '10.0000' },
    { sku: '22752', status: 'draft', category: 'lantern' },
  );
  await views.moveTo('products', 9);
});
const skus = (body: unknown) => (body as { items: { sku: string }[] }).items.map(({ sku }) => sku);

describe('GET /products/{sku}', () => {
  test('answers anyone with a published product', async () => {
    const answer = await shop.api.get('/products/85123A', { role: undefined });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      sku: '85123A',
      name: 'White hanging heart T-light holder',
      description: null,
      category: 'decoration',
      attributes: { colour: 'white' },
      price: { amount: '2.55', currency: 'GBP' },
      status: 'published',
      revision: 1,
    });
    expect(answer.headers.get('event-position')).toBe('9');
    expect(answer.headers.get('etag')).toBe('"1.2.1"');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('answers anyone with a discontinued product', async () => {
    const answer = await shop.api.get('/products/84406B', { role: undefined });
    expect(answer.body).toMatchObject({ status: 'discontinued', price: { amount: '10', currency: 'GBP' } });
  });

  test('shows a draft to staff only; to others it is as if it were not there', async () => {
    for (const role of ['clerk', 'warehouse', 'importer', 'admin'] as const) {
      expect((await shop.api.get('/products/22752', { role })).status).toBe(200);
    }
    for (const role of [undefined, 'customer'] as const) {
      const draft = await shop.api.get('/products/22752', { role });
      const absent = await shop.api.get('/products/nothing', { role });
      expect(draft.status).toBe(404);
      expect({ ...draft.body, instance: '', correlationId: '' }).toEqual({ ...absent.body, instance: '', correlationId: '' });
    }
  });

  test('tells with a 404 how far the view was that did not hold it', async () => {
    const answer = await shop.api.get('/products/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('event-position')).toBe('9');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.body).toMatchObject({ code: 'not-found', type: '/problems/not-found', instance: '/products/nothing' });
  });

  test('refuses what can be no sku', async () => {
    for (const path of ['a%20b', 'x'.repeat(41), '%00', 'caf%C3%A9']) {
      const answer = await shop.api.get(`/products/${path}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        { path: 'sku', message: 'must be 1–40 characters of A–Z a–z 0–9 . _ -, not only dots, and not search or suggest' },
      ]);
    }
  });

  test('refuses parameters by their names', async () => {
    const answer = await shop.api.get('/products/85123A?colour=red&size=2');
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: 'colour', message: 'is not a known field' },
      { path: 'size', message: 'is not a known field' },
    ]);
  });
});

describe('GET /products', () => {
  test('lists what is published or discontinued by sku, to anyone', async () => {
    const answer = await shop.api.get('/products', { role: undefined });
    expect(answer.status).toBe(200);
    expect(skus(answer.body)).toEqual(['71053', '84406B', '85123A']);
    expect(answer.body.nextCursor).toBeNull();
    expect(answer.headers.get('event-position')).toBe('9');
  });

  test('lists drafts to staff as well', async () => {
    expect(skus((await shop.api.get('/products', { role: 'clerk' })).body)).toEqual(['22752', '71053', '84406B', '85123A']);
  });

  test('finds a category however its letters are composed; a row from before there was one spelling only once it is written anew', async () => {
    await shop.views.products({ sku: 'CUP', category: 'Caf\u00e9' }, { sku: 'OLD-CUP', category: 'Cafe\u0301' });
    for (const category of ['Caf\u00e9', 'Cafe\u0301'])
      expect(skus((await shop.api.get(`/products?category=${encodeURIComponent(category)}`)).body)).toEqual(['CUP']);
    await shop.views.run(`delete from read_models.products_g1 where sku in ('CUP', 'OLD-CUP')`);
  });

  test('lists one status, and drafts to staff only', async () => {
    const listed = async (query: string, role?: 'clerk') => skus((await shop.api.get(`/products?${query}`, { role })).body);
    expect(await listed('status=draft', 'clerk')).toEqual(['22752']);
    expect(await listed('status=draft')).toEqual([]);
    expect(await listed('status=discontinued')).toEqual(['84406B']);
    expect(await listed('status=published&category=lantern')).toEqual(['71053']);
    const { body } = await shop.api.get('/products?status=published&limit=1');
    expect((await shop.api.get(`/products?status=draft&limit=1&cursor=${body.nextCursor}`)).status).toBe(400);
    expect((await shop.api.get('/products?status=sold')).body.errors[0]?.path).toBe('status');
  });

  test('lists one category', async () => {
    expect(skus((await shop.api.get('/products?category=lantern', { role: 'customer' })).body)).toEqual(['71053']);
    const none = await shop.api.get('/products?category=garden');
    expect(none.body).toEqual({ items: [], nextCursor: null });
    expect(none.headers.get('event-position')).toBe('9');
  });

  test('goes on page by page', async () => {
    const first = await shop.api.get('/products?limit=2');
    const second = await shop.api.get(`/products?limit=2&cursor=${first.body.nextCursor}`);
    expect([skus(first.body), skus(second.body)]).toEqual([
      ['22752', '71053'],
      ['84406B', '85123A'],
    ]);
    expect(second.body.nextCursor).toBeNull();
  });

  test('refuses a cursor of another list, and one that the asker’s role does not fit', async () => {
    const { body } = await shop.api.get('/products?limit=1', { role: 'clerk' });
    for (const [path, role] of [
      [`/products?category=lantern&cursor=${body.nextCursor}`, 'clerk'],
      [`/products?cursor=${body.nextCursor}`, undefined],
      [`/stock?cursor=${body.nextCursor}`, 'clerk'],
    ] as const) {
      const answer = await shop.api.get(path, { role });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ path: 'cursor', message: 'is not a nextCursor of this list with these filters' }]);
    }
  });

  test.each([
    ['limit=0', 'limit', 'must be a whole number from 1 to 200'],
    ['limit=201', 'limit', 'must be a whole number from 1 to 200'],
    ['limit=1e2', 'limit', 'must be a whole number from 1 to 200'],
    ['limit=', 'limit', 'must be a whole number from 1 to 200'],
    ['limit=1&limit=2', 'limit', 'must be a whole number from 1 to 200'],
    ['cursor=x', 'cursor', 'is not a nextCursor of this list with these filters'],
    ['cursor=', 'cursor', 'is not a nextCursor of this list with these filters'],
    ['category=a&category=b', 'category', 'must be one text of at most 200 characters, without U+0000'],
    ['category=a%00b', 'category', 'must be one text of at most 200 characters, without U+0000'],
    ['page=2', 'page', 'is not a known field'],
    ['__proto__=2', '__proto__', 'is not a known field'],
    ['constructor=2', 'constructor', 'is not a known field'],
    ['category[x]=1', 'category[x]', 'is not a known field'],
  ])('refuses ?%s', async (query, path, message) => {
    const answer = await shop.api.get(`/products?${query}`, { role: undefined });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'validation-failed', errors: [{ path, message }] });
  });
});
