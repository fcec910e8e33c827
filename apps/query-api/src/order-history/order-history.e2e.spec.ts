import { migrateEventStore } from '#event-store/postgres/schema';
import { openEventStore } from '#event-store/open-event-store';
import { orderCancelled, orderConfirmed, orderDelivered, orderPlaced, orderShipped, toNewEvent } from '#projector/testing/events';
import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const anna = { role: 'customer', subject: 'c-1' } as const;
const ben = { role: 'customer', subject: 'c-2' } as const;
const days = ['2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z', '2026-03-03T10:00:00.000Z', '2026-03-04T10:00:00.000Z'];

const shop = useInstallation(async (views) => {
  await migrateEventStore(views.url);
  const store = openEventStore(views.url);
  const life = [orderPlaced(), orderConfirmed(), orderShipped(), orderDelivered()];
  await store.append(
    'order-7',
    'noStream',
    life.map((event, index) => toNewEvent(event, days[index])),
  );
  await store.append('order-8', 'noStream', [toNewEvent(orderPlaced({ orderId: '8', customerId: 'c-2' })), toNewEvent(orderCancelled())]);
  await store.close();
});

describe('GET /orders/{id}/history', () => {
  test('tells every event: what, who, when', async () => {
    const answer = await shop.api.get('/orders/7/history', { role: 'warehouse' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('event-position')).toBe('6');
    expect(answer.body.items.map(({ type }) => type)).toEqual(['OrderPlaced', 'OrderConfirmed', 'OrderShipped', 'OrderDelivered']);
    expect(answer.body.items[1]).toEqual({
      position: '2',
      revision: 1,
      type: 'OrderConfirmed',
      data: { orderId: '7', customerId: 'c-1', currency: 'GBP', country: 'France', placedAt: days[0] },
      actor: { role: 'clerk', subject: 'carla' },
      correlationId: 'correlation',
      causationId: 'causation',
      occurredAt: days[1],
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    });
  });

  test('goes on page by page', async () => {
    const first = await shop.api.get('/orders/7/history?limit=3');
    const second = await shop.api.get(`/orders/7/history?limit=3&cursor=${first.body.nextCursor}`);
    expect(first.body.items.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect([second.body.items.map(({ revision }) => revision), second.body.nextCursor]).toEqual([[3], null]);
    expect((await shop.api.get(`/orders/8/history?cursor=${first.body.nextCursor}`)).body.errors[0]?.path).toBe('cursor');
  });

  test('is as closed as the order itself', async () => {
    expect((await shop.api.get('/orders/7/history', anna)).status).toBe(200);
    const others = await shop.api.get('/orders/7/history', ben);
    const absent = await shop.api.get('/orders/nothing/history', ben);
    expect(others.status).toBe(404);
    expect({ ...others.body, instance: '', correlationId: '' }).toEqual({ ...absent.body, instance: '', correlationId: '' });
    expect(others.headers.get('event-position')).toBe('6');
    expect((await shop.api.get('/orders/7/history', { role: undefined })).status).toBe(401);
  });

  test('waits for a position of the log', async () => {
    expect((await shop.api.get('/orders/7/history', { headers: { 'Min-Event-Position': '6' } })).status).toBe(200);
    const behind = await shop.api.get('/orders/7/history', { headers: { 'Min-Event-Position': '7', Prefer: 'wait=1' } });
    expect([behind.status, behind.body.code, behind.headers.get('event-position')]).toEqual([503, 'projection-behind', '6']);
  });
});

describe('GET /orders/{id} of the past', () => {
  test.each([
    ['revision=0', 'placed', '"0.1.v1"'],
    ['revision=1', 'confirmed', '"1.2.v1"'],
    ['revision=3', 'delivered', '"3.4.v1"'],
    ['asOf=2026-03-01T10:00:00Z', 'placed', '"0.1.v1"'],
    ['asOf=2026-03-02T09:59:59.999Z', 'placed', '"0.1.v1"'],
    ['asOf=2026-03-03T10:00:00Z', 'shipped', '"2.3.v1"'],
    ['asOf=2099-01-01T00:00:00Z', 'delivered', '"3.4.v1"'],
  ])('as of ?%s it was %s', async (query, status, etag) => {
    const answer = await shop.api.get(`/orders/7?${query}`, anna);
    expect([answer.status, answer.body.status]).toEqual([200, status]);
    expect([answer.headers.get('etag'), answer.headers.get('event-position')]).toEqual([etag, '6']);
  });

  test('has the shape of every order', async () => {
    expect((await shop.api.get('/orders/7?revision=2')).body).toMatchObject({
      orderId: '7',
      customerId: 'c-1',
      status: 'shipped',
      currency: 'GBP',
      lines: [
        {
          line: 1,
          sku: 'MUG',
          name: 'The MUG',
          quantity: 2,
          unitPrice: { amount: '1.25', currency: 'GBP' },
          lineTotal: { amount: '2.5', currency: 'GBP' },
          shipped: 2,
          returned: 0,
        },
      ],
      total: { amount: '2.5', currency: 'GBP' },
      shipTo: { country: 'France', city: 'Lyon' },
      payment: { method: 'on-account', status: 'on-account' },
      placedAt: days[0],
      updatedAt: days[2],
      revision: 2,
    });
  });

  test('is nothing before the placing, after the last revision, and for others', async () => {
    for (const [query, asking] of [
      ['asOf=2026-03-01T09:59:59.999Z', anna],
      ['revision=4', anna],
      ['revision=0', ben],
    ] as const) {
      const answer = await shop.api.get(`/orders/7?${query}`, asking);
      expect([query, answer.status, answer.headers.get('event-position')]).toEqual([query, 404, '6']);
    }
  });

  test.each([
    ['asOf=2026-03-01T10:00:00Z&revision=1', 'revision'],
    ['asOf=yesterday', 'asOf'],
    ['asOf=2026-02-30T00:00:00Z', 'asOf'],
    ['revision=-1', 'revision'],
    ['revision=1.0', 'revision'],
    ['at=2026-03-01', 'at'],
  ])('refuses ?%s', async (query, path) => {
    const answer = await shop.api.get(`/orders/7?${query}`);
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
  });
});
