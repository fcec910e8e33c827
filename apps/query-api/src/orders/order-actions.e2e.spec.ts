import { describe, expect, test } from 'vitest';
import { EventStream } from '../testing/event-stream.js';
import { useInstallation } from '../testing/installation.js';
import { order } from '../testing/read-models.js';

const lines = order.lines.map((line) => ({ ...line, shipped: line.quantity, returned: 0 }));
const held = { hold_reason: 'Address in doubt', held_since: '2010-12-02T09:00:00.000Z' };
const anna = { role: 'customer', subject: '17850' } as const;
const shop = useInstallation(async (views) => {
  await views.foundOrders(
    { order_id: 'placed' },
    { order_id: 'confirmed', status: 'confirmed', payment_method: 'card', payment_status: 'paid' },
    { order_id: 'held', status: 'confirmed', ...held },
    { order_id: 'shipped', status: 'shipped', lines },
    { order_id: 'counter', status: 'cancelled', customer_id: null, ship_to: { name: 'Anna', country: 'GB' } },
    { order_id: 'given-up', status: 'cancelled', customer_id: null, ship_to: { country: 'GB', erased: true } },
  );
  await views.moveTo('orders', 21);
  await views.moveTo('order-search', 21);
});

const all = {
  placed: ['cancel', 'hold'],
  confirmed: ['ship', 'cancel', 'hold', 'refund'],
  held: ['cancel', 'release'],
  shipped: ['deliver', 'return'],
  counter: ['erase'],
  'given-up': [],
};
type Shown = { readonly orderId: string; readonly actions: readonly string[] };
const shownIn = (body: unknown) => Object.fromEntries((body as { items: Shown[] }).items.map(({ orderId, actions }) => [orderId, actions]));

describe('The actions on an order', () => {
  test.each(Object.entries(all))('where it is %s are what its state permits, whichever of the staff asks', async (id, actions) => {
    for (const role of ['clerk', 'warehouse'] as const) {
      const { body, headers } = await shop.api.get(`/orders/${id}`, { role });
      expect([body.actions, headers.get('etag')]).toEqual([actions, '"0.4.1"']);
    }
  });

  test('are the same in lists, in the search, and in what changes', async () => {
    expect(shownIn((await shop.api.get('/orders')).body)).toEqual(all);
    expect(shownIn((await shop.api.get('/orders/search')).body)).toEqual(all);
    for (const [asking, actions] of [[{ role: 'clerk' }, all.confirmed] as const, [anna, ['cancel']] as const]) {
      const stream = new EventStream(await shop.api.fetch('/orders/confirmed/changes', asking));
      expect((await stream.next())?.data.actions).toEqual(actions);
      await stream.close();
    }
  });

  test('are shown to a customer as far as he may do them, under a tag of their own', async () => {
    const own = Object.entries(all).filter(([id]) => id !== 'counter' && id !== 'given-up');
    const permitted = own.map(([id, actions]) => [id, actions.filter((action) => action === 'cancel')]);
    expect(shownIn((await shop.api.get('/orders', anna)).body)).toEqual(Object.fromEntries(permitted));
    const answer = await shop.api.get('/orders/confirmed', anna);
    expect([answer.body.actions, answer.headers.get('etag')]).toEqual([['cancel'], '"0.4.1.own"']);
    expect((await shop.api.get('/orders/confirmed', { ...anna, headers: { 'If-None-Match': '"0.4.1"' } })).status).toBe(200);
    expect((await shop.api.get('/orders/confirmed', { ...anna, headers: { 'If-None-Match': '"0.4.1.own"' } })).status).toBe(304);
  });
});
