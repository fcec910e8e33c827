import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { orderPlaced, toNewEvent } from '#projector/testing/events';
import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const old = { total: '9.9990', amount_due: null };
const shop = useInstallation(async (views) => {
  await views.orders(
    { order_id: 'card', ...old, payment_method: 'card' },
    { order_id: 'wallet', ...old, payment_method: 'wallet' },
    { order_id: 'yen', currency: 'JPY', total: '301.5', amount_due: null, payment_method: 'card' },
    { order_id: 'fixed', total: '301.5', amount_due: '302', payment_method: 'card' },
  );
  await views.moveTo('orders', 21);
  await migrateEventStore(views.url);
  const store = openEventStore(views.url);
  const lines = [{ sku: 'CRUMB', quantity: 3, unitPrice: '0.37' }];
  const placed = toNewEvent(orderPlaced({ orderId: 'card', method: 'card', shipTo: {}, lines }));
  const { amountDue: _, ...before } = placed.data;
  const data = { ...before, total: { amount: '1.1099', currency: 'GBP' } };
  await store.append('order-card', 'noStream', [{ ...placed, data, metadata: { ...placed.metadata, schemaVersion: 2 } }]);
  await store.close();
});

describe('An order shows what is due', () => {
  test.each([
    ['card', { amount: '10', currency: 'GBP' }],
    ['wallet', { amount: '9.999', currency: 'GBP' }],
    ['yen', { amount: '302', currency: 'JPY' }],
    ['fixed', { amount: '302', currency: 'GBP' }],
  ])('of its total, in rows from before it was told, too: %s', async (id, amountDue) => {
    expect((await shop.api.get(`/orders/${id}`)).body.amountDue).toEqual(amountDue);
  });

  test('in lists and in the past', async () => {
    const { items } = (await shop.api.get('/orders')).body as unknown as { items: { amountDue: unknown }[] };
    expect(items.every(({ amountDue }) => amountDue !== undefined)).toBe(true);
    const past = await shop.api.get('/orders/card?revision=0');
    expect(past.body).toMatchObject({ total: { amount: '1.1099' }, amountDue: { amount: '1.11', currency: 'GBP' } });
  });
});
