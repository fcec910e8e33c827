import { expect, test } from 'vitest';
import { type Projection } from '#read-models/projection';
import { ordersProjection } from '#read-models/orders';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderPlaced } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';
import { compare } from './compare.js';
import { silentReporter } from './reporter.js';
import { swapTo } from './swap.js';
import { openSession, type Workbench } from './workbench.js';

const orders: Projection = ordersProjection;

async function openWorkbench(room: EngineRoom): Promise<Workbench & AsyncDisposable> {
  const session = await openSession(room.url, 'test');
  const { signal } = new AbortController();
  const parts = { url: room.url, log: room.store, session, projections: [orders], reporter: silentReporter, signal };
  return { ...parts, [Symbol.asyncDispose]: () => session.close() };
}

/** What the server does to a session that has stood in a transaction for too long, on a machine that is too busy to go on in time. */
async function endSession(room: EngineRoom, purpose: string): Promise<void> {
  const ended = await room.rows(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and application_name = $1 and state = 'idle in transaction'`,
    [`orderline replay ${purpose}`],
  );
  expect(ended).toHaveLength(1);
}

async function readyRoom(): Promise<EngineRoom> {
  const room = await EngineRoom.open([orders]);
  room.startConsumers([orders]);
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await replay(room, 'rebuild orders --no-swap', [orders]);
  return room;
}

test('given a swap that was held up until the server ended its session, it begins anew and is done', async () => {
  await using room = await readyRoom();
  await using workbench = await openWorkbench(room);
  let tries = 0;

  await swapTo(workbench, orders, 2, async () => {
    if (++tries === 1) await endSession(room, 'swap');
    return true;
  });

  expect(tries).toBe(2);
  expect(await room.rows('select generation from read_models.orders_checkpoint')).toEqual([{ generation: 2 }]);
  expect(await room.rows('select generation, state from projections.generations order by generation')).toEqual([
    { generation: 1, state: 'retained' },
    { generation: 2, state: 'live' },
  ]);
});

test('given a swap that was done and never confirmed, doing it again changes nothing', async () => {
  await using room = await readyRoom();
  await using workbench = await openWorkbench(room);
  await swapTo(workbench, orders, 2, async () => true);

  await swapTo(workbench, orders, 2, async () => true);

  expect(await room.rows('select generation, state from projections.generations order by generation')).toEqual([
    { generation: 1, state: 'retained' },
    { generation: 2, state: 'live' },
  ]);
});

test('given a comparison that was held up until the server ended its session, it begins anew and finds the same', async () => {
  await using room = await readyRoom();
  await using workbench = await openWorkbench(room);
  let tries = 0;

  const comparison = await compare(workbench, { reads: orders, other: orders, target: 2 }, async () => {
    if (++tries === 1) await endSession(room, 'compare locks');
  });

  expect(tries).toBe(2);
  expect(comparison).toMatchObject({ rows: 1, differing: 0 });
});
