import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { orderCancelled, orderConfirmed, orderErased, orderPlaced, toNewEvent } from '#projector/testing/events';
import { afterAll, describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { Seals } from '../testing/seals.js';

const address = { name: 'Anna Lang', city: 'Lyon', region: 'Rhône' };
const country = 'France';
const gone = { country, erased: true };
let seals: Seals;

const shop = useInstallation(async (views) => {
  seals = await Seals.open(views.url);
  await migrateEventStore(views.url);
  const store = openEventStore(views.url);
  const append = (stream: string, ...events: Parameters<typeof toNewEvent>[0][]) =>
    store.append(
      stream,
      'any',
      events.map((event) => toNewEvent(event)),
    );
  const sealed = (subject: string) => seals.seal(subject, address, 'shipTo.');
  const nobodys = { customerId: null };
  await append('order-1', orderPlaced({ orderId: '1', shipTo: await sealed('customer-c-1') }), orderConfirmed({ orderId: '1' }));
  await append('order-2', orderPlaced({ orderId: '2', customerId: 'c-2', shipTo: await sealed('customer-c-2') }));
  await append('order-3', orderPlaced({ orderId: '3', customerId: 'c-2', shipTo: { city: 'Nice, in plain text' } }));
  const plain = orderPlaced({ orderId: '4', ...nobodys, shipTo: { city: 'Nice, in plain text' } });
  await append('order-4', plain, orderCancelled({ orderId: '4', ...nobodys }), orderErased({ orderId: '4', ...nobodys }));
  await append('order-5', orderPlaced({ orderId: '5', shipTo: {} }));
  await append('order-6', orderPlaced({ orderId: '6', ...nobodys, shipTo: await sealed('order-6') }));
  await store.close();
  await seals.erase('customer-c-2');
  await views.run(`delete from personal_data.keys where subject = 'order-6'`);
});
afterAll(() => seals.close());

const placing = async (id: string) => {
  const { body } = await shop.api.get(`/orders/${id}/history`);
  return (body.items[0]?.data as { shipTo: unknown }).shipTo;
};

describe('the address in an order’s history', () => {
  test('is open as it is in the order', async () => {
    expect(await placing('1')).toEqual({ ...address, country });
    expect(await placing('5')).toEqual({ country });
  });

  test.each([
    ['2', 'sealed with a key that is destroyed'],
    ['3', 'in plain text, of a customer whose key is destroyed'],
    ['4', 'in plain text, of an order that was erased'],
  ])('is gone where it was erased: order %s, %s', async (id) => {
    expect(await placing(id)).toEqual(gone);
  });

  test('is not gone where its key is missing, and says so', async () => {
    expect(await placing('6')).toEqual({ country, keyMissing: true });
  });

  test('needs no key on a page without the placing', async () => {
    const first = await shop.api.get('/orders/1/history?limit=1');
    const second = await shop.api.get(`/orders/1/history?cursor=${first.body.nextCursor}`);
    expect(second.body.items.map(({ type }) => type)).toEqual(['OrderConfirmed']);
  });
});

describe('the address of an order as it was', () => {
  test.each([
    ['1', { ...address, country }, '"0.1.v1"'],
    ['2', gone, '"0.3.v1.erased"'],
    ['3', gone, '"0.4.v1.erased"'],
    ['4', gone, '"0.5.v1.erased"'],
    ['5', { country }, '"0.8.v1"'],
    ['6', { country, keyMissing: true }, '"0.9.v1.key-missing"'],
  ])('is open, gone for all times, or waits for its key: order %s', async (id, shipTo, etag) => {
    const answer = await shop.api.get(`/orders/${id}?revision=0`);
    expect([answer.body.shipTo, answer.headers.get('etag')]).toEqual([shipTo, etag]);
    expect(answer.text).not.toContain('s1.');
  });
});
