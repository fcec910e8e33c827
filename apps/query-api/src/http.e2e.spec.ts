import { describe, expect, test } from 'vitest';
import { useInstallation } from './testing/installation.js';

const shop = useInstallation(async (views) => {
  await views.orders({ order_id: '536365' });
  await views.products({ sku: '85123A' });
  await views.moveTo('orders', 7);
  await views.moveTo('products', 7);
});
const ifNoneMatch = (tag: string) => ({ headers: { 'If-None-Match': tag } });

describe('ETag', () => {
  test('of one resource starts with its revision, and answers If-None-Match with 304', async () => {
    const first = await shop.api.get('/orders/536365');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toBe('"0.4.1"');
    for (const each of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await shop.api.get('/orders/536365', ifNoneMatch(each));
      expect([each, again.status, again.text]).toEqual([each, 304, '']);
      expect([again.headers.get('etag'), again.headers.get('event-position')]).toEqual([tag, '7']);
    }
    expect((await shop.api.get('/orders/536365', ifNoneMatch('"0.5.1"'))).status).toBe(200);
  });

  test('of a list changes with its content, not with the position', async () => {
    const first = await shop.api.get('/orders');
    await shop.views.moveTo('orders', 8);
    const again = await shop.api.get('/orders', ifNoneMatch(first.headers.get('etag') ?? ''));
    expect([again.status, again.headers.get('event-position')]).toEqual([304, '8']);
    await shop.views.run(`update read_models.orders_g1 set status = 'cancelled', revision = 1, position = 9`);
    expect((await shop.api.get('/orders', ifNoneMatch(first.headers.get('etag') ?? ''))).status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toBe('Authorization, Accept-Encoding');
  });
});

describe('every address', () => {
  test('answers HEAD as GET, without the body', async () => {
    const answer = await shop.api.get('/orders/536365', { role: 'clerk', method: 'HEAD' });
    expect([answer.status, answer.text, answer.headers.get('event-position')]).toEqual([200, '', '8']);
  });

  test('answers another method with 405', async () => {
    const answer = await shop.api.get('/orders/536365', { role: 'clerk', method: 'POST' });
    expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'method-not-allowed', 'GET, HEAD']);
  });

  test('carries the correlation id, in problems too', async () => {
    const answer = await shop.api.get('/orders/nothing', { role: 'clerk', headers: { 'X-Correlation-Id': 'abc-1' } });
    expect([answer.headers.get('x-correlation-id'), answer.body.correlationId]).toEqual(['abc-1', 'abc-1']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test('that ends in a slash is none, whoever asks', async () => {
    for (const path of ['/orders/', '/products/', '/wallets/']) {
      for (const role of [undefined, 'clerk'] as const) expect([path, (await shop.api.get(path, { role })).status]).toEqual([path, 404]);
    }
  });

  test('that is none answers 404', async () => {
    expect((await shop.api.get('/nothing', { role: undefined })).body.code).toBe('not-found');
  });

  test('refuses a token of another installation, on public addresses as well', async () => {
    const headers = { Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA' };
    for (const path of ['/orders', '/products']) expect((await shop.api.get(path, { role: undefined, headers })).status).toBe(401);
  });
});

describe('/openapi.json', () => {
  interface Operation {
    readonly parameters: readonly { readonly name?: string; readonly $ref?: string }[];
    readonly responses: Record<string, { readonly content?: unknown }>;
  }

  test('describes every address with its parameters and answers', async () => {
    const { body } = await shop.api.get('/openapi.json', { role: undefined });
    const paths = body.paths as Record<string, { get: Operation }>;
    expect(body.openapi).toBe('3.1.0');
    for (const [path, parameters] of Object.entries({
      '/products': ['category', 'status', 'cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/products/{sku}': ['sku', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/stock': ['maxAvailable', 'cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/stock/{sku}': ['sku', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/orders': ['customerId', 'status', 'held', 'from', 'to', 'cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/orders/{id}/history': ['id', 'cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/orders/{id}': ['id', 'asOf', 'revision', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/orders/{id}/changes': ['id', 'Last-Event-ID', 'Min-Event-Position', 'Prefer'],
      '/customers': ['cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/customers/{id}': ['id', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/wallets/{customerId}': ['customerId', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/wallets/{customerId}/statement': ['customerId', 'cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/payments/{orderId}': ['orderId', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/reports/sales': ['by', 'from', 'to', 'cursor', 'limit', 'Min-Event-Position', 'Prefer', 'If-None-Match'],
      '/projections': ['If-None-Match'],
      '/projections/{name}/parked': ['name', 'cursor', 'limit', 'If-None-Match'],
    })) {
      const operation = paths[path]?.get;
      expect([path, operation?.parameters.map(({ name, $ref }) => name ?? $ref?.split('/').at(-1)).sort()]).toEqual([
        path,
        [...parameters, 'X-Correlation-Id'].sort(),
      ]);
      expect([path, operation?.responses['200']?.content]).toEqual([path, expect.any(Object)]);
    }
  });

  test('is browsable', async () => {
    const answer = await shop.api.get('/docs', { role: undefined });
    expect([answer.status, answer.text.includes('swagger')]).toEqual([200, true]);
  });
});
