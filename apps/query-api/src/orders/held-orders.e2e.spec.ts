import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const since = '2010-12-02T09:00:00.000Z';
const held = { hold_reason: 'Address in doubt', held_since: since };
const shop = useInstallation(async (views) => {
  await views.orders(
    { order_id: '1', placed_at: '2010-12-01T08:00:00.000Z', ...held },
    { order_id: '2', placed_at: '2010-12-01T09:00:00.000Z' },
    { order_id: '3', placed_at: '2010-12-01T10:00:00.000Z', ...held },
  );
  await views.moveTo('orders', 21);
});
const ids = (body: unknown) => (body as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);

describe('An order', () => {
  test('shows why it is on hold and since when, or that it is not', async () => {
    expect((await shop.api.get('/orders/1')).body.hold).toEqual({ reason: 'Address in doubt', since });
    expect((await shop.api.get('/orders/2')).body.hold).toBeNull();
  });
});

describe('GET /orders', () => {
  test('lists the held orders, or the free ones, page by page', async () => {
    expect(ids((await shop.api.get('/orders?held=true')).body)).toEqual(['3', '1']);
    expect(ids((await shop.api.get('/orders?held=false')).body)).toEqual(['2']);
    expect(ids((await shop.api.get('/orders')).body)).toEqual(['3', '2', '1']);
    const { body } = await shop.api.get('/orders?held=true&limit=1');
    expect(ids((await shop.api.get(`/orders?held=true&limit=1&cursor=${body.nextCursor}`)).body)).toEqual(['1']);
    expect((await shop.api.get(`/orders?held=false&limit=1&cursor=${body.nextCursor}`)).status).toBe(400);
  });

  test('refuses another word', async () => {
    const { status, body } = await shop.api.get('/orders?held=yes');
    expect([status, body.errors[0]?.path]).toEqual([400, 'held']);
  });
});
