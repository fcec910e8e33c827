import { afterAll, describe, expect, test } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { type EventStore } from '#event-store/event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { EmailAddresses, normalisedEmail } from '#personal-data/email-address';
import { append } from '#projector/testing/events';
import { useInstallation } from '../testing/installation.js';
import { type Body } from '../testing/running-query-api.js';
import { Seals } from '../testing/seals.js';

const COMMAND_SECRET = 'another-secret-for-tests-of-32-characters';
const addresses = new EmailAddresses(COMMAND_SECRET);
const claimId = '0197a7a0-0000-7000-8000-000000000001';
let seals: Seals;
let store: EventStore;

const claim = async (type: 'EmailClaimed' | 'EmailReleased', customerId: string, email: string) => {
  const address = addresses.nameOf(normalisedEmail(email) ?? '');
  await append(store, `email-${address}`, { type, data: { customerId, address, claimId } });
};
const withEmail = async (customerId: string, email: string) => ({
  customer_id: customerId,
  ...(await seals.seal(`customer-${customerId}`, { name: customerId, email })),
});

const shop = useInstallation(
  async (views) => {
    seals = await Seals.open(views.url);
    await migrateEventStore(views.url);
    store = openEventStore(views.url);
    await views.orders(
      { order_id: '1', customer_id: 'anna', placed_at: '2026-03-01T08:00:00.000Z' },
      { order_id: '2', customer_id: 'anna', status: 'shipped', placed_at: '2026-03-02T08:00:00.000Z' },
      { order_id: '3', customer_id: 'ben' },
      { order_id: '4', customer_id: 'cleo' },
      { order_id: '5', customer_id: null },
      { order_id: '6', customer_id: 'dora' },
    );
    await views.customers(
      await withEmail('anna', 'Anna.Lang@Example.COM'),
      await withEmail('ben', 'ben.new@example.com'),
      await withEmail('cleo', 'cleo@example.com'),
      { customer_id: 'dora', status: 'erased' },
    );
    await claim('EmailClaimed', 'anna', 'anna.lang@example.com');
    await claim('EmailClaimed', 'ben', 'ben.old@example.com');
    await claim('EmailClaimed', 'ben', 'ben.new@example.com');
    await claim('EmailClaimed', 'cleo', 'cleo@example.com');
    await claim('EmailClaimed', 'dora', 'dora@example.com');
    await claim('EmailClaimed', 'never-registered', 'eve@example.com');
    await views.moveTo('orders', 6);
    await views.moveTo('customers', 5);
    await seals.erase('customer-cleo');
  },
  { COMMAND_SECRET },
);
afterAll(async () => {
  await seals.close();
  await store.close();
});

const ids = (body: Body) => body.items.map(({ orderId }) => orderId);
const search = (parameters: Readonly<Record<string, string>>) =>
  shop.api.get(`/orders/search?${new URLSearchParams(parameters).toString()}`, { role: 'clerk' });
const of = async (email: string, more = {}) => ids((await search({ email, ...more })).body);

describe('GET /orders/search?email=', () => {
  test('finds the orders of the customer with exactly this address, however it is spelt', async () => {
    expect(await of('anna.lang@example.com')).toEqual(['2', '1']);
    expect(await of(' ANNA.LANG@EXAMPLE.com ')).toEqual(['2', '1']);
    expect(await of('anna.lang@example.org')).toEqual([]);
    expect(await of('anna.lan@example.com')).toEqual([]);
  });

  test('holds the other filters against them, and pages', async () => {
    const email = 'anna.lang@example.com';
    expect(await of(email, { status: 'shipped' })).toEqual(['2']);
    expect(await of(email, { customerId: 'anna' })).toEqual(['2', '1']);
    expect(await of(email, { customerId: 'ben' })).toEqual([]);
    const first = (await search({ email, limit: '1' })).body;
    expect(await of(email, { limit: '1', cursor: first.nextCursor ?? '' })).toEqual(['1']);
    expect((await search({ email: 'ben.new@example.com', limit: '1', cursor: first.nextCursor ?? '' })).status).toBe(400);
  });

  test('finds nobody by an address that he has given up, though it is not free yet', async () => {
    expect(await of('ben.old@example.com')).toEqual([]);
    expect(await of('ben.new@example.com')).toEqual(['3']);
    await claim('EmailReleased', 'ben', 'ben.new@example.com');
    expect(await of('ben.new@example.com')).toEqual([]);
  });

  test('finds nobody who was erased, whatever views and claims know, nor who never registered', async () => {
    expect(await of('cleo@example.com')).toEqual([]);
    expect(await of('dora@example.com')).toEqual([]);
    expect(await of('eve@example.com')).toEqual([]);
  });

  test('reflects the oldest of the views that were asked', async () => {
    expect((await search({ email: 'anna.lang@example.com' })).headers.get('event-position')).toBe('5');
    expect((await search({ email: 'nobody@example.com' })).headers.get('event-position')).toBe('5');
  });

  test.each(['anna', '', '@nowhere.com', 'anna lang@nowhere.com', 'anna@nowhere', 'x'.repeat(1_001)])(
    'refuses %s, and does not repeat it',
    async (email) => {
      const { status, body, text } = await search({ email });
      expect([status, body.errors[0]?.path]).toEqual([400, 'email']);
      expect(text).not.toMatch(/anna|nowhere|xxx/);
    },
  );

  test.each(['%@example.com', "o'brien@example.com", 'anna|ben@example.com', 'ä@bücher.example'])(
    'takes %s for an address as any other',
    async (email) => {
      expect((await search({ email })).body).toEqual({ items: [], nextCursor: null, complete: true });
    },
  );
});
