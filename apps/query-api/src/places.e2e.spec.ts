import { randomUUID } from 'node:crypto';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { beforeAll, expect, test } from 'vitest';
import { useInstallation } from './testing/installation.js';
import { type Answered } from './testing/running-query-api.js';
import { until } from './testing/until.js';

const shop = useInstallation(
  async (views) => {
    await views.orders({ order_id: '536365' });
    await views.products({ sku: '85123A' });
    await views.moveTo('orders', 7);
    await views.moveTo('products', 7);
  },
  // Many that begin at once are not to be told that there is no connection for them, which is another matter.
  { RATE_LIMIT_ANONYMOUS: '0', MAX_IN_FLIGHT: '2000', QUERY_CONNECTIONS: '24', EVENT_STORE_CONNECTIONS: '24' },
);

/** As far as the views have read, and a little further. */
beforeAll(async () => {
  await migrateEventStore(shop.url);
  const store = openEventStore(shop.url);
  const events = Array.from({ length: 10 }, () => ({ id: randomUUID(), type: 'OrderMentioned', data: {}, metadata: {} }));
  await store.append('mentions-1', 'noStream', events);
  await store.close();
  // Till it has looked again, the query API takes the log, which was empty at its start, for another one than the views were made from.
  await until(async () => (await shop.api.get('/orders')).headers.get('degraded') === null, 20_000);
}, 30_000);

const customer = { role: 'customer' as const, subject: '17850' };
const another = { role: 'customer' as const, subject: '13047' };
const far = { headers: { 'Min-Event-Position': '999999', Prefer: 'wait=5' } };
const times = <Each>(count: number, each: () => Promise<Each>) => Promise.all(Array.from({ length: count }, each));
const statuses = (answers: readonly { readonly status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

test.each(['/orders/536365/history', '/orders/536365?revision=0', '/orders/536365', '/orders'])(
  '1,000 waits of one customer at %s are 50, and others are answered meanwhile',
  async (path) => {
    // In parts: all at once they would wait for connections before they wait for a position.
    const parts: Promise<Answered[]>[] = [];
    const begin = async (count: number) => {
      for (let part = 0; part < count; part++) {
        parts.push(times(100, () => shop.api.get(path, { ...customer, ...far })));
        await until(async () => (await shop.api.get('/products/85123A')).status === 200);
      }
    };
    await begin(3);
    const [other, unwaiting] = await Promise.all([
      times(5, () => shop.api.get('/orders', { ...another, headers: { 'Min-Event-Position': '9', Prefer: 'wait=1' } })),
      times(20, () => shop.api.get('/products/85123A')),
      begin(7),
    ]);
    const own = (await Promise.all(parts)).flat();

    expect(statuses(own, 503) + statuses(own, 429)).toBe(1_000);
    expect(own.filter(({ body }) => body.code === 'projection-behind').length).toBeLessThanOrEqual(100); // 50 at one time: on a slow machine the first are over before the last have come
    expect(own.find(({ status }) => status === 429)?.body.code).toBe('too-many-requests');
    expect(own.some(({ body }) => body.code === 'projection-behind')).toBe(true);
    expect(other.map(({ body }) => body.code)).toEqual(Array.from({ length: 5 }, () => 'projection-behind'));
    expect(statuses(unwaiting, 200)).toBe(20);
  },
  30_000,
);

test('500 waits without a token are 20 of an address, and take read-your-writes from nobody', async () => {
  const anonymous = times(500, () => shop.api.get('/products/85123A', { role: undefined, ...far }));
  const own = shop.api.get('/orders/536365', { ...customer, headers: { 'Min-Event-Position': '8', Prefer: 'wait=10' } });
  await shop.views.moveTo('orders', 8);

  expect((await own).status).toBe(200);
  const answers = await anonymous;
  expect(statuses(answers, 503) + statuses(answers, 429)).toBe(500);
  expect(statuses(answers, 503)).toBeGreaterThanOrEqual(20);
  expect(statuses(answers, 503)).toBeLessThanOrEqual(60); // 20 at one time: on a slow machine the first are over before the last have come
});

test('one customer watches 20 orders at one time, and another can watch his', async () => {
  const watch = (asking: typeof customer) => shop.api.fetch('/orders/536365/changes', asking);
  const own = await times(60, () => watch(customer));
  expect([statuses(own, 200), statuses(own, 429)]).toEqual([20, 40]);

  const other = await shop.api.fetch('/orders/536365/changes', { role: 'clerk', subject: 'clara' });
  expect(other.status).toBe(200);
  for (const response of [...own, other]) await response.body?.cancel();
  await expect
    .poll(async () => {
      const again = await watch(customer);
      await again.body?.cancel();
      return again.status;
    })
    .toBe(200);
});
