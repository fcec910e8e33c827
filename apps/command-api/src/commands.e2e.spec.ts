import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carl, clara, cora, ivan, pounds, startCommandApi, token, walter } from './testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
beforeAll(async () => {
  api = await startCommandApi();
});
afterAll(() => api.stop());

const lantern = { sku: 'LANTERN', name: 'White metal lantern', category: 'lights', price: pounds('3.390') };
const order = {
  currency: 'GBP',
  lines: [{ sku: 'LANTERN', quantity: 2 }],
  shipTo: { country: 'GB', name: 'Carl' },
  payment: { method: 'on-account' },
};

describe('the life of a product', () => {
  it('is added, revised, priced, published and discontinued', async () => {
    const added = await api.post('/products', lantern);
    expect(added.status).toBe(201);
    expect(added.body).toEqual({ id: 'LANTERN', revision: 0, position: added.headers.get('event-position'), events: ['ProductAdded'] });
    expect(added.headers.get('etag')).toBe('"0"');
    expect(added.headers.get('location')).toBe('http://queries.test/products/LANTERN');
    expect((await api.post('/products', lantern)).body).toMatchObject({ status: 409, code: 'product-exists' });
    expect((await api.post('/products/LANTERN/revise', { name: 'Lantern' })).body).toMatchObject({
      revision: 1,
      events: ['ProductRevised'],
    });
    expect((await api.post('/products/LANTERN/revise', { name: 'Lantern' })).body).toMatchObject({ revision: 1, events: [] });
    expect((await api.post('/products/LANTERN/price', { price: pounds('3.5') })).body).toMatchObject({ events: ['ProductPriceChanged'] });
    expect((await api.post('/products/LANTERN/publish', '')).body).toMatchObject({ events: ['ProductPublished'] });
    expect((await api.post('/products/NOBODY/publish', {})).body).toMatchObject({ status: 404, code: 'product-not-found' });
  });
});

describe('stock', () => {
  it('is received and adjusted, never below zero', async () => {
    expect((await api.post('/stock/LANTERN/receive', { quantity: 10 }, walter)).body).toMatchObject({ events: ['StockReceived'] });
    expect((await api.post('/stock/LANTERN/adjust', { delta: -11, reason: 'count' }, walter)).body).toMatchObject({
      status: 409,
      code: 'stock-insufficient',
    });
    expect((await api.post('/stock/LANTERN/receive', { quantity: 0 }, walter)).body).toMatchObject({
      status: 400,
      errors: [{ path: 'quantity' }],
    });
  });
});

describe('an order', () => {
  it('is placed by a customer at the catalogue price and cancelled by him alone', async () => {
    const placed = await api.post('/orders', order, carl);
    expect(placed).toMatchObject({ status: 201, body: { events: ['OrderPlaced'], revision: 0 } });
    const path = `/orders/${String(placed.body.id)}/cancel`;
    expect((await api.post(path, { reason: 'x' }, cora)).body).toMatchObject({ status: 404, code: 'order-not-found' });
    expect((await api.post(path, { reason: 'changed my mind' }, carl)).body).toMatchObject({ events: ['OrderCancelled'] });
    expect((await api.post(path, { reason: 'changed my mind' }, carl)).body).toMatchObject({ events: [], revision: 1 });
  });

  it('names the field that a role may not set', async () => {
    expect((await api.post('/orders', { ...order, customerId: 'cora' }, carl)).body).toMatchObject({
      status: 403,
      errors: [{ path: 'customerId' }],
    });
    const priced = { ...order, lines: [{ sku: 'LANTERN', quantity: 1, unitPrice: pounds('1') }] };
    expect((await api.post('/orders', priced, carl)).body).toMatchObject({ status: 403, errors: [{ path: 'lines[0].unitPrice' }] });
    expect((await api.post('/orders', { ...order, occurredAt: '2010-12-01T08:26:00Z' }, clara)).body).toMatchObject({
      status: 403,
      errors: [{ path: 'occurredAt' }],
    });
    expect(await api.post('/orders', { ...priced, occurredAt: '2010-12-01T08:26:00Z' }, ivan)).toMatchObject({ status: 201 });
  });

  it('is refused with every sku that is not sold', async () => {
    const lines = [
      { sku: 'A', quantity: 1 },
      { sku: 'LANTERN', quantity: 1 },
      { sku: 'B', quantity: 1 },
    ];
    expect((await api.post('/orders', { ...order, lines }, carl)).body).toMatchObject({
      status: 409,
      code: 'product-not-sold',
      skus: ['A', 'B'],
    });
  });
});

describe('a credit note', () => {
  it('is issued once', async () => {
    const note = {
      creditNoteId: 'C1',
      currency: 'GBP',
      lines: [{ sku: 'LANTERN', quantity: 1, unitPrice: pounds('2') }],
      reason: 'broken',
      country: 'GB',
    };
    expect(await api.post('/credit-notes', note)).toMatchObject({ status: 201, body: { events: ['CreditNoteIssued'] } });
    expect((await api.post('/credit-notes', note)).body).toMatchObject({ status: 409, code: 'credit-note-exists' });
  });
});

describe('what the edge refuses', () => {
  it.each([
    ['a body that is no JSON', '{', 400, 'malformed-json'],
    ['an unknown field', { ...lantern, sku: 'X', colour: 'red' }, 400, 'validation-failed'],
    ['a money amount that is a number', { ...lantern, sku: 'X', price: { amount: 3, currency: 'GBP' } }, 400, 'validation-failed'],
    ['U+0000', { ...lantern, sku: 'X', name: 'a\0b' }, 400, 'validation-failed'],
    ['a lone surrogate', '{"sku":"X","name":"\\ud800","category":"c","price":{"amount":"1","currency":"GBP"}}', 400, 'validation-failed'],
    ['a body nested too deep', '['.repeat(33) + ']'.repeat(33), 400, 'validation-failed'],
    ['a list', [], 400, 'validation-failed'],
    ['null for an optional field', { ...lantern, sku: 'X', description: null }, 400, 'validation-failed'],
    ['a body over 1 MiB', { ...lantern, sku: 'X', description: 'x'.repeat(1_100_000) }, 413, 'body-too-large'],
  ])('%s', async (_name, body, status, code) => {
    const answer = await api.post('/products', body);
    expect(answer.body).toMatchObject({ status, code, type: `/problems/${code}` });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('requests without a valid token, of the wrong role, type or method, or to nowhere', async () => {
    expect((await api.post('/products', lantern, null)).status).toBe(401);
    expect((await api.post('/products', lantern, clara, { authorization: `Bearer ${await token(clara, '-1s')}` })).body).toMatchObject({
      status: 401,
      detail: 'The token has expired.',
    });
    expect((await api.post('/products', lantern, carl)).status).toBe(403);
    expect((await api.post('/products', 'x', clara, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await api.post('/nowhere', {})).status).toBe(404);
    expect((await api.post('/products/bad sku/publish', {})).body).toMatchObject({ status: 400 });
    const response = await fetch(`${api.url}/products`, { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await api.post('/products', lantern, clara, { 'if-match': 'abc' })).body).toMatchObject({
      status: 400,
      errors: [{ path: 'header If-Match' }],
    });
  });
});

describe('a batch', () => {
  it('answers each line in order, and a bad one stops nothing', async () => {
    const lines = [
      { path: '/products', body: { ...lantern, sku: 'BATCH' }, idempotencyKey: 'k1' },
      { path: '/products/BATCH/publish', body: {} },
      'nonsense',
      { path: '/orders', body: { ...order, lines: [{ sku: 'BATCH', quantity: 1 }] } },
      { path: '/products', body: { ...lantern, sku: 'BATCH' }, idempotencyKey: 'k1' },
    ];
    const body = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const response = await fetch(`${api.url}/batch`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(clara)}` },
    });
    const answers = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map(({ line, status, replayed }) => [line, status, replayed])).toEqual([
      [1, 201, undefined],
      [2, 200, undefined],
      [3, 400, undefined],
      [4, 201, undefined],
      [5, 201, true],
    ]);
  });
});

describe('open to all', () => {
  it('health, the OpenAPI document, the docs and the pages of the problems', async () => {
    for (const path of ['/health/live', '/health/ready', '/docs', '/problems/product-exists', '/problems'])
      expect([path, (await fetch(api.url + path)).status]).toEqual([path, 200]);
    const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
      openapi: string;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.schemas.AddProductBody).toMatchObject({
      required: ['sku', 'name', 'category', 'price'],
      properties: { price: { $ref: '#/components/schemas/MoneyBody' } },
    });
    expect(document.components.schemas.MoneyBody).toMatchObject({ required: ['amount', 'currency'] });
    expect((await fetch(`${api.url}/problems/nonsense`)).status).toBe(404);
  });
});
