import { timerSchema } from '#command-api/processes/timers/timer-table';
import { migrate } from '#postgres/migrate';
import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const shop = useInstallation(async (views) => {
  await views.orders(
    { order_id: 'card', payment_method: 'card', payment_status: 'pending', placed_at: minutesAgo(50), updated_at: minutesAgo(50) },
    { order_id: 'stock', placed_at: minutesAgo(40), updated_at: minutesAgo(40) },
    { order_id: 'paid', payment_method: 'card', payment_status: 'paid', placed_at: minutesAgo(35), updated_at: minutesAgo(35) },
    { order_id: 'ship', status: 'confirmed', placed_at: minutesAgo(30), updated_at: minutesAgo(2) },
    { order_id: 'rest', status: 'partially-shipped', placed_at: minutesAgo(20), updated_at: minutesAgo(20) },
    { order_id: 'gone', status: 'shipped', placed_at: minutesAgo(60), updated_at: minutesAgo(60) },
    { order_id: 'off', status: 'cancelled', placed_at: minutesAgo(60), updated_at: minutesAgo(60) },
  );
  const held = { order_id: 'held', status: 'confirmed', hold_reason: 'address', held_since: minutesAgo(10) } as const;
  await views.orders({ ...held, placed_at: minutesAgo(10), updated_at: minutesAgo(1) });
  await views.moveTo('orders', 10);
  await views.run(
    `insert into projections.generations (name, generation, kind, version, state, position) values ('fulfilment', 1, 'process', 1, 'live', 9)`,
  );
  await views.run(`insert into projections.leases (name, generation) values ('fulfilment', 1)`);
});

const waits = (items: readonly Readonly<Record<string, unknown>>[]) => items.map(({ orderId, waitsFor }) => [orderId, waitsFor]);
const all = [
  ['card', 'payment'],
  ['stock', 'confirmation'],
  ['paid', 'confirmation'],
  ['ship', 'shipment'],
  ['rest', 'shipment'],
  ['held', 'release'],
];

describe('GET /processes', () => {
  test('tells which orders wait and for what, the oldest first, where no command API has made its timers yet', async () => {
    const { status, headers, body } = await shop.api.get('/processes', { role: 'clerk' });
    expect(status).toBe(200);
    expect(waits(body.items)).toEqual(all);
    expect(body.items[0]).toMatchObject({ status: 'placed', timers: [], since: expect.any(String) as string });
    expect(Math.round(Number(body.items[0]?.waitedSeconds) / 60)).toBe(50);
    expect([body.timersDue, body.timers, headers.get('event-position')]).toEqual([0, [], '10']);
    expect(body.processes).toMatchObject([{ name: 'fulfilment', kind: 'process', position: '9', followed: false }]);
  });

  test('goes on page by page, and tells only what has waited for longer than asked', async () => {
    const first = await shop.api.get('/processes?limit=4');
    const second = await shop.api.get(`/processes?limit=4&cursor=${first.body.nextCursor}`);
    expect([...waits(first.body.items), ...waits(second.body.items)]).toEqual(all);
    expect(second.body.nextCursor).toBeNull();
    expect(waits((await shop.api.get('/processes?longerThan=900')).body.items)).toEqual(
      all.filter(([id]) => id !== 'ship' && id !== 'held'),
    );
    expect((await shop.api.get(`/processes?longerThan=900&cursor=${first.body.nextCursor}`)).body.errors[0]?.path).toBe('cursor');
  });

  test('tells the timers of each order, and those that are due', async () => {
    await migrate(shop.url, [timerSchema]);
    await shop.views
      .run(`insert into processes.timers values ('fulfilment', 'card', 'payment-deadline', now() - interval '10 minutes', 'c'),
      ('fulfilment', 'stock', 'later', now() + interval '10 minutes', 'c'), ('fulfilment', 'gone', 'soon', now() - interval '1 minute', 'c')`);

    const { body } = await shop.api.get('/processes');
    expect(body.items[0]?.timers).toMatchObject([{ process: 'fulfilment', id: 'card', key: 'payment-deadline' }]);
    expect(body.items[1]?.timers).toMatchObject([{ key: 'later', overdueSeconds: 0 }]);
    expect([body.timersDue, (body.timers as { id: string }[]).map(({ id }) => id)]).toEqual([2, ['card', 'gone']]);
    const stuck = await shop.api.get('/processes?longerThan=300');
    expect([stuck.body.timersDue, stuck.body.timers]).toMatchObject([1, [{ id: 'card', overdueSeconds: expect.any(Number) as number }]]);
  });

  test.each(['longerThan=x', 'longerThan=-1', 'longerThan=31536001', 'limit=0', 'status=placed'])('refuses ?%s', async (query) => {
    const { status, body } = await shop.api.get(`/processes?${query}`);
    expect([status, body.errors[0]?.path]).toEqual([400, query.split('=')[0]]);
  });

  test('waits for a position, and is for administrators and clerks', async () => {
    const behind = await shop.api.get('/processes', { headers: { 'Min-Event-Position': '11', Prefer: 'wait=0' } });
    expect(behind.body.code).toBe('projection-behind');
    expect((await shop.api.get('/processes', { role: 'warehouse' })).status).toBe(403);
    expect((await shop.api.get('/processes', { role: 'customer' })).status).toBe(403);
    expect((await shop.api.get('/processes', { role: undefined })).status).toBe(401);
  });
});
