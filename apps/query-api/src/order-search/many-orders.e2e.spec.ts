import { expect, test } from 'vitest';
import { type OrderLine } from '#read-models/orders';
import { soldIn } from '#read-models/search/sold-products';
import { wordsSold } from '#read-models/search/sold-words';
import { useInstallation } from '../testing/installation.js';
import { order } from '../testing/read-models.js';

const COUNT = 6_000;
const product = (sku: string, name: string): OrderLine => ({ ...(order.lines[0] as OrderLine), sku, name });
const often = product('OFTEN', 'Often sold');
const now = product('NOW', 'Sold now and then');
const old = product('OLD', 'Sold long ago');
const idOf = (number: number) => `o-${String(number).padStart(4, '0')}`;
/** All hold the first; every fifth of them, and every seventh of the oldest half, one more. */
const linesOf = (number: number) => [often, ...(number % 5 === 0 ? [now] : []), ...(number % 7 === 0 && number < COUNT / 2 ? [old] : [])];
const orders = Array.from({ length: COUNT }, (_, number) => ({ id: idOf(number), lines: linesOf(number), cancelled: number % 3 === 0 }));

const shop = useInstallation(async (views) => {
  await views.run(
    `insert into read_models.orders_g1 (order_id, customer_id, status, currency, country, lines, total, ship_to, payment_method, payment_status, placed_at, updated_at, revision, position)
     select id, 'c-1', status, 'GBP', 'FR', lines::json, 1, '{"country":"FR"}', 'card', 'paid', '2020-01-01Z'::timestamptz + n * interval '1 minute', '2020-01-01Z', 0, n
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as o(id, status, lines, n)`,
    [
      orders.map(({ id }) => id),
      orders.map(({ cancelled }) => (cancelled ? 'cancelled' : 'placed')),
      orders.map(({ lines }) => JSON.stringify(lines)),
    ],
  );
  await views.run(
    `insert into read_models.order_search_g1 select id, products::bigint[] from unnest($1::text[], $2::text[]) as o(id, products)`,
    [orders.map(({ id }) => id), orders.map(({ lines }) => `{${[...soldIn(lines).keys()].join(',')}}`)],
  );
  for (const [number, sold] of soldIn([often, now, old]))
    await views.run('insert into read_models.order_search_products_g1 values ($1, $2)', [number, wordsSold(sold)]);
});

test.each([
  ['stands in all orders', { q: 'often' }, () => true],
  ['stands in every fifth', { q: 'now' }, (number: number) => number % 5 === 0],
  ['stands in old ones only', { q: 'long ago' }, (number: number) => number % 7 === 0 && number < COUNT / 2],
  ['is the beginning of every id', { q: 'o-' }, () => true],
  ['is the beginning of some ids', { q: 'o-01' }, (number: number) => number >= 100 && number < 200],
  ['stands in every fifth, of those of a status', { q: 'sold now', status: 'cancelled' }, (number: number) => number % 15 === 0],
  [
    'stands in old ones only, of those of a status',
    { q: 'old', status: 'placed' },
    (number: number) => number % 7 === 0 && number % 3 > 0 && number < COUNT / 2,
  ],
  ['stands in old ones only, of a period', { q: 'old', to: '2020-01-01T01:00:00Z' }, (number: number) => number % 7 === 0 && number < 59],
  ['is only old, and asked for in new ones', { q: 'old', from: '2020-01-04' }, () => false],
] as const)('what %s is found in each of them once, the latest first', async (_name, asked, isMeant) => {
  const meant = orders.map(({ id }, number) => ({ id, number })).filter(({ number }) => isMeant(number));
  const seen: unknown[] = [];
  let cursor: string | null = '';
  for (let page = 1; cursor !== null && page <= 31; page++) {
    const parameters = new URLSearchParams({ ...asked, limit: '200', ...(cursor === '' ? {} : { cursor }) });
    const { status, body } = await shop.api.get(`/orders/search?${parameters.toString()}`);
    expect(status).toBe(200);
    seen.push(...body.items.map(({ orderId }) => orderId));
    cursor = body.nextCursor;
  }

  expect(seen).toEqual(meant.map(({ id }) => id).reverse());
});
