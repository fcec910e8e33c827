import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { order } from '../testing/read-models.js';

const anna = { role: 'customer', subject: '17850' } as const;
const ben = { role: 'customer', subject: '13047' } as const;
const at = (time: string) => ({ placed_at: time, updated_at: time });

const shop = useInstallation(async (views) => {
  await views.orders(
    { order_id: '536365', ...at('2010-12-01T08:26:00.000Z') },
    { order_id: '536366', ...at('2010-12-01T08:26:00.000Z') },
    { order_id: '536367', customer_id: '13047', ...at('2010-12-02T00:00:00.000Z'), status: 'cancelled', revision: 1 },
    {
      order_id: '536368',
      customer_id: null,
      ...at('2010-12-03T23:59:59.999Z'),
      status: 'rejected',
      rejection: { reason: 'Not in stock', skus: ['85123A'] },
    },
  );
  await views.moveTo('orders', 21);
});
const ids = (body: unknown) => (body as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);

describe('GET /orders/{id}', () => {
  test('answers with the order', async () => {
    const answer = await shop.api.get('/orders/536365', { role: 'clerk' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      orderId: '536365',
      customerId: '17850',
      status: 'placed',
      currency: 'GBP',
      lines: order.lines,
      total: { amount: '15.3', currency: 'GBP' },
      shipTo: { country: 'United Kingdom' },
      payment: { method: 'on-account', status: 'on-account' },
      placedAt: '2010-12-01T08:26:00.000Z',
      updatedAt: '2010-12-01T08:26:00.000Z',
      revision: 0,
    });
    expect(answer.headers.get('etag')).toBe('"0.4.1"');
    expect(answer.headers.get('event-position')).toBe('21');
  });

  test('tells why an order was rejected', async () => {
    const { body } = await shop.api.get('/orders/536368');
    expect(body).toMatchObject({ status: 'rejected', customerId: null, rejection: { reason: 'Not in stock', skus: ['85123A'] } });
  });

  test('shows a customer his own orders; others’ are as if they were not there', async () => {
    expect((await shop.api.get('/orders/536365', anna)).status).toBe(200);
    const others = await shop.api.get('/orders/536367', anna);
    const absent = await shop.api.get('/orders/nothing', anna);
    expect(others.status).toBe(404);
    expect({ ...others.body, instance: '', correlationId: '' }).toEqual({ ...absent.body, instance: '', correlationId: '' });
    expect(others.headers.get('event-position')).toBe('21');
    expect((await shop.api.get('/orders/536368', anna)).status).toBe(404);
  });

  test('is closed without a token', async () => {
    const answer = await shop.api.get('/orders/536365', { role: undefined });
    expect([answer.status, answer.headers.get('www-authenticate'), answer.body.code]).toEqual([401, 'Bearer', 'unauthenticated']);
    expect((await shop.api.get('/orders/536365', { role: 'service' })).status).toBe(403);
  });

  test('refuses what can be no id', async () => {
    const answer = await shop.api.get(`/orders/${'x'.repeat(101)}`);
    expect([answer.status, answer.body.errors[0]?.path]).toEqual([400, 'id']);
  });
});

describe('GET /orders', () => {
  test('lists the latest placed first', async () => {
    const answer = await shop.api.get('/orders', { role: 'warehouse' });
    expect(ids(answer.body)).toEqual(['536368', '536367', '536366', '536365']);
    expect(answer.headers.get('event-position')).toBe('21');
  });

  test('lists a customer’s own orders to him', async () => {
    expect(ids((await shop.api.get('/orders', anna)).body)).toEqual(['536366', '536365']);
    expect(ids((await shop.api.get('/orders?customerId=17850', anna)).body)).toEqual(['536366', '536365']);
    expect(ids((await shop.api.get('/orders?status=cancelled', ben)).body)).toEqual(['536367']);
  });

  test('refuses another’s customerId to a customer', async () => {
    const answer = await shop.api.get('/orders?customerId=13047', anna);
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    expect(answer.body.errors).toEqual([{ path: 'customerId', message: 'may only be your own' }]);
  });

  test.each([
    ['customerId=17850', ['536366', '536365']],
    ['status=rejected', ['536368']],
    ['customerId=17850&status=cancelled', []],
    ['from=2010-12-02', ['536368', '536367']],
    ['to=2010-12-02', ['536366', '536365']],
    ['from=2010-12-01&to=2010-12-03', ['536367', '536366', '536365']],
    ['from=2010-12-01T08:26:00Z&to=2010-12-02T00:00Z', ['536366', '536365']],
    ['from=2010-12-01T08:26:00.001Z&to=2010-12-03T23:59:59.999Z', ['536367']],
  ])('lists ?%s', async (query, expected) => {
    expect(ids((await shop.api.get(`/orders?${query}`)).body)).toEqual(expected);
  });

  test('goes on after the same place although orders are placed meanwhile', async () => {
    const first = await shop.api.get('/orders?limit=3&to=2010-12-05');
    await shop.views.orders({ order_id: '536369', ...at('2010-12-04T10:00:00.000Z') });
    const second = await shop.api.get(`/orders?limit=3&to=2010-12-05&cursor=${first.body.nextCursor}`);
    await shop.views.run(`delete from read_models.orders_g1 where order_id = '536369'`);

    expect(ids(first.body)).toEqual(['536368', '536367', '536366']);
    expect(ids(second.body)).toEqual(['536365']);
    expect(second.body.nextCursor).toBeNull();
  });

  test('refuses a customer’s cursor to another customer', async () => {
    const { body } = await shop.api.get('/orders?limit=1', anna);
    const answer = await shop.api.get(`/orders?limit=1&cursor=${body.nextCursor}`, ben);
    expect([answer.status, answer.body.errors[0]?.path]).toEqual([400, 'cursor']);
  });

  test.each([
    ['status=lost', 'status'],
    ['status=placed&status=shipped', 'status'],
    ['customerId=a%20b', 'customerId'],
    ['from=yesterday', 'from'],
    ['from=2010-02-30', 'from'],
    ['from=2010-12-01T25:00:00Z', 'from'],
    ['from=2010-12-01T08:00:00', 'from'],
    ['from=', 'from'],
    ['to=2010-12-01T08:00:00%2B01:00', 'to'],
    ['from=2010-12-02&to=2010-12-02', 'to'],
    ['from=2010-12-02&to=2010-12-01T23:59:59Z', 'to'],
    ['customer=17850', 'customer'],
  ])('refuses ?%s', async (query, path) => {
    const answer = await shop.api.get(`/orders?${query}`);
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
  });
});
