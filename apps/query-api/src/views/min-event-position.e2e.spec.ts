import { createTestDatabase } from '#lab/test-bed/database';
import { describe, expect, test, vi } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';
import { until } from '../testing/until.js';
import { PositionWaiters } from './position-waiters.js';

const shop = useInstallation(async (views) => {
  await views.orders({ order_id: '536365' }, { order_id: '536366', customer_id: '13047' });
  await views.moveTo('orders', 10);
});
const atLeast = (position: number | string, wait?: number) => ({
  headers: { 'Min-Event-Position': String(position), ...(wait === undefined ? {} : { Prefer: `wait=${wait}` }) },
});
/** One more answer from the same process: what was asked before is being worked on. */
const waiting = () => shop.api.get('/orders/536365');

describe('Min-Event-Position', () => {
  test('is answered at once by a view that is there already', async () => {
    const started = performance.now();
    const answer = await shop.api.get('/orders/536365', atLeast(10));
    expect([answer.status, answer.headers.get('event-position')]).toEqual([200, '10']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('waits until the view has passed the position, and answers with what is there then', async () => {
    const asked = shop.api.get('/orders/536367', atLeast(12));
    const listed = shop.api.get('/orders', atLeast(12));
    await waiting();
    await shop.views.moveTo('orders', 11);
    await shop.views.orders({ order_id: '536367', position: '12' });
    await shop.views.moveTo('orders', 12);

    const [one, list] = await Promise.all([asked, listed]);
    expect([one.status, one.headers.get('event-position'), one.body.orderId]).toEqual([200, '12', '536367']);
    expect(list.body.items).toHaveLength(3);
  });

  test('notices the position without any notification', async () => {
    const asked = shop.api.get('/orders/536365', atLeast(13));
    await waiting();
    await shop.views.moveTo('orders', 13, { quietly: true });
    expect((await asked).headers.get('event-position')).toBe('13');
  });

  test('does not believe a notification that the view does not bear out', async () => {
    const asked = shop.api.get('/orders/536365', atLeast(1_000, 1));
    await waiting();
    await shop.views.run(
      `select pg_notify('projections', 'orders:1000'), pg_notify('projections', 'nonsense'), pg_notify('projections', '')`,
    );
    const answer = await asked;
    expect([answer.status, answer.body.code]).toEqual([503, 'projection-behind']);
  });

  test('gives up after the preferred time', async () => {
    const started = performance.now();
    const answer = await shop.api.get('/orders/536365', atLeast(1_000, 1));
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ code: 'projection-behind', detail: 'The view orders is at position 13, not yet at 1000.' });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('event-position')).toBe('13');
    expect(performance.now() - started).toBeGreaterThan(950);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('does not wait at all when asked so, for a missing row either', async () => {
    for (const path of ['/orders/536365', '/orders/nothing', '/orders?status=shipped']) {
      const answer = await shop.api.get(path, atLeast(1_000, 0));
      expect([answer.status, answer.body.code]).toEqual([503, 'projection-behind']);
    }
  });

  test.each(['-1', 'x', '1.5', '99999999999999999999', ''])('refuses the position "%s"', async (position) => {
    const answer = await shop.api.get('/orders/536365', atLeast(position));
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'header Min-Event-Position']);
  });

  test('tells that the asked row is parked, to those who may know of it', async () => {
    await shop.views.run(`insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts)
      values ('orders', 1, 12, '536366', 'order-536366', 1, 'OrderCancelled', 5), ('orders', 1, 11, '536370', 'order-536370', 0, 'OrderPlaced', 5)`);
    const ask = async (id: string, subject?: string, position = 13) => {
      const answer = await shop.api.get(`/orders/${id}`, {
        ...(subject === undefined ? { role: 'clerk' as const } : { role: 'customer' as const, subject }),
        ...atLeast(position, 0),
      });
      return answer.body.code ?? answer.status;
    };

    expect(await ask('536366')).toBe('projection-parked');
    expect(await ask('536366', '13047')).toBe('projection-parked');
    expect(await ask('536366', '17850')).toBe('not-found');
    expect(await ask('536370')).toBe('projection-parked');
    expect(await ask('536370', '17850')).toBe('not-found');
    expect(await ask('536366', undefined, 11)).toBe(200);
    expect(await ask('536365')).toBe(200);
  });

  test('tells at once that a view waits for its rebuild', async () => {
    await shop.views.run(`update projections.generations set problem = 'rebuild-due' where name = 'orders'`);
    const later = await shop.api.get('/orders/536365', atLeast(1_000, 30));
    const now = await shop.api.get('/orders/536365', atLeast(13));
    await shop.views.run(`update projections.generations set problem = null where name = 'orders'`);

    expect([later.status, later.body.code, later.headers.get('event-position')]).toEqual([503, 'projection-rebuilding', '13']);
    expect(now.status).toBe(200);
  });

  test('hears again after its connection was cut', async () => {
    await shop.views.run(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'orderline-query-api notifications'`,
    );
    await until(() =>
      shop.views.has(
        `select 1 from pg_stat_activity where application_name = 'orderline-query-api notifications' and query like 'listen%' and state = 'idle'`,
      ),
    );
    const asked = shop.api.get('/orders/536365', atLeast(14));
    await shop.views.moveTo('orders', 14);
    expect((await asked).status).toBe(200);
  });

  test('is told by notifications, long before it would look for itself', async () => {
    const started = performance.now();
    for (let position = 15; position < 35; position++) {
      const asked = shop.api.get('/orders/536365', atLeast(position));
      await waiting();
      await shop.views.moveTo('orders', position);
      expect((await asked).status).toBe(200);
    }
    expect(performance.now() - started).toBeLessThan(20 * 250 * 0.8);
  });

  test('lets go of those who wait when the process stops', async () => {
    const database = await createTestDatabase();
    const views = await new ReadModels(database.url).create();
    const api = await startQueryApi(database.url);
    await api.get('/health/live'); // what it says of itself cannot be asked once it stops
    const waiting = vi.spyOn(PositionWaiters.prototype, 'wait');
    const asked = api.get('/orders/536365', atLeast(5, 30));
    await until(async () => waiting.mock.calls.length > 0);
    waiting.mockRestore();
    const started = performance.now();
    await api.close();
    expect((await asked).body.code).toBe('projection-behind');
    expect(performance.now() - started).toBeLessThan(3_000);
    await views.close();
    await database.drop();
  });
});
