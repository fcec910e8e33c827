import { afterAll, describe, expect, test } from 'vitest';
import { type OrderLine } from '#read-models/orders';
import { useInstallation } from '../testing/installation.js';
import { order } from '../testing/read-models.js';
import { type Body } from '../testing/running-query-api.js';
import { Seals } from '../testing/seals.js';

const country = 'France';
const at = (day: number, hour = 8) => ({ placed_at: new Date(Date.UTC(2026, 2, day, hour)).toISOString() });
const lantern: OrderLine = { ...(order.lines[0] as OrderLine), sku: 'L1', name: 'Lantern' };
let seals: Seals;
const addressed = async (subject: string, name: string) => ({
  ship_to: { ...(await seals.seal(subject, { name, city: 'Lyon' }, 'shipTo.')), country },
});

const shop = useInstallation(async (views) => {
  seals = await Seals.open(views.url);
  await views.foundOrders(
    { order_id: '1', customer_id: 'anna', ...(await addressed('customer-anna', 'Anna Müller-Lang')), ...at(1) },
    { order_id: '2', customer_id: null, ...(await addressed('order-2', 'ANNA Lund')), lines: [lantern], ...at(2) },
    { order_id: '3', customer_id: 'ben', ...(await addressed('customer-ben', 'Ben O’Brien')), status: 'shipped', ...at(3) },
    { order_id: '4', customer_id: 'cleo', ...(await addressed('customer-cleo', 'Anna Cleo')), ...at(4) },
    { order_id: '5', customer_id: null, ...(await addressed('order-5', 'Anna Guest')), ...at(5) },
    { order_id: '6', customer_id: 'dora', ship_to: { country }, ...at(6) },
    { order_id: '7', customer_id: 'emil', ship_to: { name: 'Émile in plain text', country }, ...at(7) },
    { order_id: '8', customer_id: 'anna', ...(await addressed('customer-ben', 'Anna Sealed-for-another')), ...at(8) },
    { order_id: '9', customer_id: 'fay', ship_to: { country, erased: true }, ...at(9) },
  );
  await views.moveTo('orders', 10);
  await views.moveTo('order-search', 10);
  await seals.erase('customer-cleo');
  await seals.erase('order-5');
});
afterAll(() => seals.close());

const ids = (body: Body) => body.items.map(({ orderId }) => orderId);
const search = (parameters: Readonly<Record<string, string>>) =>
  shop.api.get(`/orders/search?${new URLSearchParams(parameters).toString()}`, { role: 'clerk' });
const called = async (name: string, more = {}) => ids((await search({ name, ...more })).body);

describe('GET /orders/search?name=', () => {
  test('finds orders by all the words of a name, or how they begin, whatever accents and case', async () => {
    expect(await called('anna')).toEqual(['2', '1']);
    expect(await called('muller ANNA')).toEqual(['1']);
    expect(await called('Lang')).toEqual(['1']);
    expect(await called('müllerlang')).toEqual(['1']);
    expect(await called('an lu')).toEqual(['2']);
    expect(await called("o'brien")).toEqual(['3']);
    expect(await called('emile')).toEqual(['7']);
    expect(await called('nna')).toEqual([]);
    expect(await called('anna ben')).toEqual([]);
  });

  test('shows them as a list of orders does', async () => {
    const { body, headers } = await search({ name: 'müller' });
    expect(body.items).toEqual([(await shop.api.get('/orders/1')).body]);
    expect([body.complete, body.nextCursor, headers.get('event-position')]).toEqual([true, null, '10']);
  });

  test('finds nobody who was erased, whatever the views know', async () => {
    expect(await called('cleo')).toEqual([]);
    expect(await called('guest')).toEqual([]);
    await shop.views.foundOrders({ order_id: '10', customer_id: 'gina', ...(await addressed('customer-gina', 'Gina Gold')), ...at(10) });
    expect(await called('gina')).toEqual(['10']);
    await seals.erase('customer-gina');
    expect(await called('gina')).toEqual([]);
  });

  test('passes over a name that does not open, and finds the others', async () => {
    expect(await called('sealed')).toEqual([]);
    expect(await called('anna', { customerId: 'anna' })).toEqual(['1']);
  });

  test('holds the other filters against the orders first', async () => {
    expect(await called('anna', { q: 'lantern' })).toEqual(['2']);
    expect(await called('anna', { q: 'vase' })).toEqual([]);
    expect(await called('ben', { status: 'placed' })).toEqual([]);
    expect(await called('anna', { to: '2026-03-02' })).toEqual(['1']);
  });

  test('goes on page by page', async () => {
    const first = (await search({ name: 'anna', limit: '1' })).body;
    const second = (await search({ name: 'anna', limit: '1', cursor: first.nextCursor ?? '' })).body;
    expect([ids(first), ids(second), second.nextCursor]).toEqual([['2'], ['1'], null]);
  });

  test.each(['%', '_%', '\'"', '🕯️', '& | ! :*', '   ', '\u202eanna'])('takes %s for a name as any other', async (name) => {
    const { status, body } = await search({ name });
    const everything = name.trim() === '' ? ids((await search({})).body) : [];
    expect([status, ids(body)]).toEqual([200, name.includes('anna') ? ['2', '1'] : everything]);
  });

  test('takes a thousand words', async () => {
    expect(await called(Array.from({ length: 1_000 }, (_, index) => `w${index}`).join(' '))).toEqual([]);
  });
});

describe('of more than 1,000 orders', () => {
  const COUNT = 1_150;
  const customers = Array.from({ length: 40 }, (_, index) => `many-${index}`);

  test('the newest 1,000 are opened, over all pages, and it says so', async () => {
    const addresses = await Promise.all(customers.map((id, index) => addressed(`customer-${id}`, `Number ${index} Many`)));
    const rows = Array.from({ length: COUNT }, (_, index) => {
      const customer = index % customers.length;
      return {
        order_id: `m-${String(index).padStart(4, '0')}`,
        customer_id: customers[customer] ?? null,
        ship_to: addresses[customer]?.ship_to ?? { country },
        ...at(20, index),
      };
    });
    await shop.views.orders(...rows);
    const meant = rows.slice(COUNT - 1_000).filter((_row, index) => (index + COUNT - 1_000) % customers.length === 7);

    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await search({ name: 'many 7', from: '2026-03-20', limit: '10', ...(cursor === '' ? {} : { cursor }) });
      expect(body.complete).toBe(false);
      seen.push(...ids(body));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(meant.map(({ order_id }) => order_id).reverse());
    expect((await search({ name: 'many 7', from: '2026-03-20', customerId: 'many-7' })).body.complete).toBe(true);
    const exactly = rows[COUNT - 1_000]?.placed_at ?? '';
    expect((await search({ name: 'nobody', from: exactly })).body).toEqual({ items: [], nextCursor: null, complete: true });
    expect((await search({ name: 'nobody', from: '2026-03-20' })).body).toEqual({ items: [], nextCursor: null, complete: false });
  });
});
