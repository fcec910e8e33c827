import { migrateEventStore } from '#event-store/postgres/schema';
import { openEventStore } from '#event-store/open-event-store';
import { orderCancelled, orderConfirmed, orderPlaced, toNewEvent } from '#projector/testing/events';
import { afterEach, describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { until } from '../testing/until.js';

const shop = useInstallation(async (views) => {
  await migrateEventStore(views.url);
  const store = openEventStore(views.url);
  await store.append('order-7', 'noStream', [toNewEvent(orderPlaced()), toNewEvent(orderConfirmed()), toNewEvent(orderCancelled())]);
  await store.close();
  await views.orders({ order_id: '7', customer_id: 'c-1', position: '3' });
  await stand('orders', 3, views);
});

/** As a follower leaves it: at a position, with the id of the event that stands there. */
async function stand(name: string, position: number, views = shop.views): Promise<void> {
  await views.run(
    `update projections.generations set position = $2::bigint, marker_position = $2::bigint,
       marker = coalesce((select id::text from event_store.events where position = $2::bigint), gen_random_uuid()::text) where name = $1`,
    [name, position],
  );
}
const note = (problem: string | null) => shop.views.run(`update projections.generations set problem = $1 where name = 'orders'`, [problem]);
const degraded = async (path = '/orders/7') => (await shop.api.get(path)).headers.get('degraded');
const says = (what: string | null) => until(async () => (await degraded()) === what);
const asking = (position: number, wait = 30) => ({ headers: { 'Min-Event-Position': String(position), Prefer: `wait=${wait}` } });

afterEach(async () => {
  await note(null);
  await stand('orders', 3);
  await says(null);
});

describe.each<[string, () => Promise<void>]>([
  ['a follower has noted that', () => note('log-changed')],
  ['the log is shorter than what a view has read', () => stand('orders', 9)],
  [
    'another event stands where a view has read one',
    () => shop.views.run(`update projections.generations set marker = gen_random_uuid()::text where name = 'orders'`),
  ],
])('Given a log that is not the one that was read, as %s,', (_, change) => {
  test('queries go on, and each answer says so; a position beyond the log is refused at once', async () => {
    await change();
    await says('log-changed');

    const [one, list, history, absent] = await Promise.all(
      ['/orders/7', '/orders', '/orders/7/history', '/orders/none'].map((path) => shop.api.get(path)),
    );
    expect([one, list, history, absent].map((answer) => [answer?.status, answer?.headers.get('degraded')])).toEqual([
      [200, 'log-changed'],
      [200, 'log-changed'],
      [200, 'log-changed'],
      [404, 'log-changed'],
    ]);
    const started = performance.now();
    for (const path of ['/orders/7', '/orders', '/orders/7/history', '/orders/7?revision=0', '/orders/7/changes']) {
      const beyond = await shop.api.get(path, asking(4));
      expect([path, beyond.status, beyond.body.code]).toEqual([path, 503, 'log-changed']);
      expect([beyond.headers.get('event-position'), beyond.headers.get('retry-after')]).toEqual(['3', '1']);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await shop.api.get('/orders/7/history', asking(3))).status).toBe(200);
    const changes = await shop.api.fetch('/orders/7/changes', { role: 'admin', signal: AbortSignal.timeout(10_000) });
    expect(changes.headers.get('degraded')).toBe('log-changed');
    await changes.body?.cancel();
  });
});

test('Given a view that has read less, or a log that agrees, nothing is said', async () => {
  await stand('orders', 2);
  await note('rebuild-due');
  const answers = await Promise.all([1, 2, 3].map(() => degraded()));
  expect(answers).toEqual([null, null, null]);
});

test('Given a stream that was cut, its history and its past states are not told as if it were whole', async () => {
  const store = openEventStore(shop.url);
  await store.writeStreamLimits('order-7', { truncateBefore: 1 });
  for (const path of ['/orders/7/history', '/orders/7?revision=1', '/orders/7?asOf=2099-01-01T00:00:00Z']) {
    const answer = await shop.api.get(path);
    expect([path, answer.status, answer.body.code]).toEqual([path, 500, 'stream-incomplete']);
  }
  await store.writeStreamLimits('order-7', {});
  expect((await shop.api.get('/orders/7/history')).status).toBe(200);
  await store.close();
});
