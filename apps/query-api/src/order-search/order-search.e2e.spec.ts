import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type OrderLine, orderStatuses } from '#read-models/orders';
import { type Body } from '../testing/running-query-api.js';
import { useInstallation } from '../testing/installation.js';
import { order } from '../testing/read-models.js';

const line = (sku: string, name: string): OrderLine => ({ ...(order.lines[0] as OrderLine), sku, name });
const heart = line('85123A', 'White hanging heart T-light holder');
const lantern = line('71053', 'White metal lantern');
const cafe = line('22138', 'Tasse à café – crème, Größe 3.5');
const at = (day: number) => ({ placed_at: `2010-12-${String(day).padStart(2, '0')}T08:26:00.000Z` });

const shop = useInstallation(async (views) => {
  await views.foundOrders(
    { order_id: '536365', lines: [heart, lantern], ...at(1) },
    { order_id: '536366', lines: [lantern], customer_id: '13047', ...at(2) },
    { order_id: '536370', lines: [cafe], status: 'shipped', ...at(3) },
    { order_id: 'C536370', lines: [line('85123a', 'Cream hanging heart'), cafe], customer_id: null, ...at(4) },
    { order_id: 'Web-1', lines: [line('536365', 'مصباح 灯')], customer_id: '13047', status: 'cancelled', ...at(5) },
  );
  await views.moveTo('orders', 21);
  await views.moveTo('order-search', 20);
});
const ids = (body: Body) => body.items.map(({ orderId }) => orderId);
const search = (parameters: Readonly<Record<string, string>>) =>
  shop.api.get(`/orders/search?${new URLSearchParams(parameters).toString()}`);
const found = async (q: string, more = {}) => ids((await search({ q, ...more })).body);

describe('GET /orders/search?q=', () => {
  test('finds an order by the beginning of its id', async () => {
    expect(await found('53637')).toEqual(['536370']);
    expect(await found('C5363')).toEqual(['C536370']);
    expect(await found('c5363')).toEqual([]);
    expect(await found(' web ')).toEqual([]);
    expect(await found(' Web ')).toEqual(['Web-1']);
  });

  test('finds orders by a sku in them, in upper or lower case, and never by a part of it', async () => {
    expect(await found('85123A')).toEqual(['C536370', '536365']);
    expect(await found('85123a')).toEqual(['C536370', '536365']);
    expect(await found('85123')).toEqual([]);
    expect(await found('536365')).toEqual(['Web-1', '536365']);
  });

  test('finds orders by words of one product’s name, of the last the beginning, whatever accents and case', async () => {
    expect(await found('hanging heart')).toEqual(['C536370', '536365']);
    expect(await found('HEART hang')).toEqual(['C536370', '536365']);
    expect(await found('hang heart')).toEqual([]);
    expect(await found('CAFE creme')).toEqual(['C536370', '536370']);
    expect(await found('Café')).toEqual(['C536370', '536370']);
    expect(await found('grosse 3.5')).toEqual(['C536370', '536370']);
    expect(await found('tlight')).toEqual(['536365']);
    expect(await found('t-light')).toEqual(['536365']);
    expect(await found('مصباح')).toEqual(['Web-1']);
    expect(await found('灯')).toEqual(['Web-1']);
  });

  test('finds nothing where the words stand in different products', async () => {
    expect(await found('metal heart')).toEqual([]);
    expect(await found('cream tasse')).toEqual([]);
  });

  test.each([
    '%',
    '_',
    "'",
    '"',
    "x' | 'white",
    'heart & lantern',
    'white | lantern',
    '!heart',
    'heart:*',
    'he*',
    '<->',
    '\\',
    '🕯️',
    '💡 heart',
    ';--',
  ])('takes %s for no operator', async (q) => {
    const words = q.match(/[a-z]+/g) ?? [];
    expect([(await search({ q })).status, await found(q)]).toEqual([200, await found(words.join(' ') || '%')]);
  });

  test('takes a thousand words, and a text of any length that fits into an address', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `w${index}`).join(' ');
    expect((await search({ q: many })).status).toBe(200);
    expect(await found(many)).toEqual([]);
    expect(await found(Array.from({ length: 1_000 }, () => 'lantern').join(' '))).toEqual(['536366', '536365']);
    expect((await search({ q: 'x'.repeat(10_001) })).body.errors[0]?.path).toBe('q');
  });

  test('is about all orders where it is empty', async () => {
    const all = ['Web-1', 'C536370', '536370', '536366', '536365'];
    expect(await found('')).toEqual(all);
    expect(await found('  ')).toEqual(all);
    expect(ids((await shop.api.get('/orders/search')).body)).toEqual(all);
  });
});

describe('GET /orders/search', () => {
  test('answers with orders as they are, complete, and with the position of the view that is behind', async () => {
    const { status, body, headers } = await search({ q: 'metal' });
    expect([status, body.complete, body.nextCursor, headers.get('event-position')]).toEqual([200, true, null, '20']);
    expect(body.items).toEqual([(await shop.api.get('/orders/536366')).body, (await shop.api.get('/orders/536365')).body]);
    expect((await search({ status: 'placed' })).headers.get('event-position')).toBe('21');
    const again = await shop.api.get('/orders/search?q=metal', { headers: { 'If-None-Match': headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('holds every filter against the orders', async () => {
    expect(await found('white', { status: 'shipped' })).toEqual([]);
    expect(await found('creme', { status: 'shipped' })).toEqual(['536370']);
    expect(await found('lantern', { customerId: '13047' })).toEqual(['536366']);
    expect(await found('heart', { from: '2010-12-02' })).toEqual(['C536370']);
    expect(await found('heart', { from: '2010-12-01T08:26:00Z', to: '2010-12-02' })).toEqual(['536365']);
    expect(ids((await search({ status: 'cancelled' })).body)).toEqual(['Web-1']);
    expect(ids((await search({ customerId: '13047', to: '2010-12-03' })).body)).toEqual(['536366']);
  });

  test('goes on page by page, with a cursor for these filters alone', async () => {
    const searches: readonly Readonly<Record<string, string>>[] = [{ q: 'white' }, { q: '5' }, { status: 'placed' }];
    for (const asked of searches) {
      const seen: unknown[] = [];
      let page = (await search({ ...asked, limit: '1' })).body;
      for (; ; page = (await search({ ...asked, limit: '1', cursor: page.nextCursor })).body) {
        expect(page.items).toHaveLength(1);
        seen.push(...ids(page));
        if (page.nextCursor === null) break;
      }
      expect(seen).toEqual(ids((await search(asked)).body));
    }
    const { body } = await search({ q: 'white', limit: '1' });
    const others: readonly Readonly<Record<string, string>>[] = [
      { q: 'lantern' },
      { q: 'white', status: 'placed' },
      { q: 'white', name: 'x' },
    ];
    for (const other of others) {
      const refused = await search({ ...other, limit: '1', cursor: body.nextCursor ?? '' });
      expect([refused.status, refused.body.errors[0]?.path]).toEqual([400, 'cursor']);
    }
    expect((await shop.api.get(`/orders?limit=1&cursor=${body.nextCursor}`)).status).toBe(400);
  });

  test('refuses what is no filter', async () => {
    const statuses = Array.from({ length: 200 }, (_, index) => `status=${orderStatuses[index % 8]}`).join('&');
    for (const [query, path] of [
      [statuses, 'status'],
      ['status=lost', 'status'],
      ['q=a&q=b', 'q'],
      ['q=a%00', 'q'],
      ['customerId=a%20b', 'customerId'],
      ['from=yesterday', 'from'],
      ['from=2010-12-02&to=2010-12-01', 'to'],
      ['limit=201', 'limit'],
      ['held=true', 'held'],
    ]) {
      const { status, body } = await shop.api.get(`/orders/search?${query}`);
      expect([query, status, body.errors[0]?.path]).toEqual([query, 400, path]);
    }
  });

  test('is for clerks, and never for customers or without a token', async () => {
    const statusFor = async (role: 'clerk' | 'importer' | 'admin' | 'customer' | 'warehouse' | 'service' | undefined) =>
      (await shop.api.get('/orders/search?q=white', { role })).status;
    expect(await Promise.all((['clerk', 'importer', 'admin'] as const).map(statusFor))).toEqual([200, 200, 200]);
    expect(await Promise.all((['customer', 'warehouse', 'service'] as const).map(statusFor))).toEqual([403, 403, 403]);
    expect(await statusFor(undefined)).toBe(401);
  });

  test('repeats nothing of what was asked in a problem', async () => {
    const { status, text, body } = await shop.api.get('/orders/search?name=Anna%20Lang&email=anna@example.com&limit=0');
    expect([status, body.instance]).toEqual([400, '/orders/search']);
    expect(text).not.toMatch(/anna/i);
    const forbidden = await shop.api.get('/orders/search?name=Anna%20Lang', { role: 'customer' });
    expect([forbidden.status, forbidden.body.instance]).toEqual([403, '/orders/search']);
  });

  test('waits for both views', async () => {
    const asked = (position: string) =>
      shop.api.get('/orders/search?q=metal', { headers: { 'Min-Event-Position': position, Prefer: 'wait=1' } });
    expect((await asked('20')).status).toBe(200);
    const late = asked('30');
    await pause(0);
    await shop.views.moveTo('orders', 30);
    const behind = await late;
    expect([behind.status, behind.body.code, behind.headers.get('event-position')]).toEqual([503, 'projection-behind', '20']);
    const waiting = asked('30');
    await shop.views.moveTo('order-search', 30);
    expect((await waiting).status).toBe(200);
    expect((await shop.api.get('/orders/search?q=metal')).headers.get('event-position')).toBe('30');
    await shop.views.moveTo('order-search', 40);
    expect((await asked('40')).body.code).toBe('projection-behind');
    expect((await shop.api.get('/orders/search?q=metal')).headers.get('event-position')).toBe('30');
  });
});
