import { expect, onTestFinished, test } from 'vitest';
import pg from 'pg';
import { beginBatch } from '#subscriptions/checkpoint';
import { type Lease, releaseLease, renewLeases, takeLease } from '#subscriptions/lease';
import { Session } from '#subscriptions/session';
import { append, orderPlaced } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';

const orders = { name: 'orders', generation: 1 };

async function open(room: EngineRoom, name: string, idleInTransactionMs = 60_000): Promise<Session> {
  const session = await Session.open({ url: room.url, name, idleInTransactionMs });
  onTestFinished(() => session.close());
  return session;
}

/** As an owner has it that does not renew it. */
async function lapsedLease(session: Session): Promise<Lease> {
  const lease = await takeLease(session, orders, 'owner', 0);
  if (lease === undefined) throw new Error('the lease is free');
  return lease;
}

/** A session of somebody who has nothing to do with us. */
async function stranger(room: EngineRoom): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: room.url });
  client.on('error', () => undefined); // It may be ended: the next statement says so.
  await client.connect();
  onTestFinished(() => client.end().catch(() => undefined));
  return client;
}

test('given a stranger’s session with the number that was written down for the owner, a takeover lets it live', async () => {
  await using room = await EngineRoom.open();
  const client = await stranger(room);
  await lapsedLease(await open(room, 'owner'));
  await client.query(`update projections.leases set backend_pid = pg_backend_pid(), backend_start = a.backend_start
    from pg_stat_activity a where a.pid = pg_backend_pid() and name = 'orders'`);

  expect(await takeLease(await open(room, 'successor'), orders, 'successor', 1_000)).toBeDefined();

  expect((await client.query('select 1 as lives')).rows).toEqual([{ lives: 1 }]);
  expect(await room.rows(`select backend_pid from projections.leases where name = 'orders'`)).toEqual([{ backend_pid: null }]);
});

test('given a stranger that holds other rows of ours, a takeover lets it live', async () => {
  await using room = await EngineRoom.open();
  const client = await stranger(room);
  await client.query(`begin; select from projections.generations where name = 'sales' for update`);
  const owner = await open(room, 'owner');
  await beginBatch(owner, await lapsedLease(owner), 0n);

  expect(await takeLease(await open(room, 'successor'), orders, 'successor', 1_000)).toBeDefined();

  expect((await client.query('select 1 as lives')).rows).toEqual([{ lives: 1 }]);
  await expect(owner.query('commit')).rejects.toThrow();
});

test('given an owner that the server works for, on what does not end, its successor ends that', async () => {
  await using room = await EngineRoom.open();
  const owner = await open(room, 'owner');
  await beginBatch(owner, await lapsedLease(owner), 0n);
  const working = owner.query('select pg_sleep(600)').catch((error: unknown) => error);

  expect(await takeLease(await open(room, 'successor'), orders, 'successor', 1_000)).toBeDefined();

  expect(await working).toMatchObject({ code: '57P01' });
});

test('given an owner that stands still inside a transaction, the server ends it by itself, and whoever takes over finds nobody there', async () => {
  await using room = await EngineRoom.open();
  const owner = await open(room, 'owner', 100);
  await beginBatch(owner, await lapsedLease(owner), 0n);
  await room.until('the server has ended it', async () => owner.broken);
  const position = await append(room.store, 'order-7', orderPlaced());

  room.startConsumers();

  await room.reached(position);
});

test('given a lease that was given back, a renewal that was on its way does not bring it back', async () => {
  await using room = await EngineRoom.open();
  const owner = await open(room, 'owner');
  const lease = await takeLease(owner, orders, 'owner', 60_000);
  if (lease === undefined) throw new Error('the lease is free');
  await releaseLease(owner, lease, 'spec');

  const report = { lease, position: 0n, parked: 0, eventsPerSecond: 0, lagEvents: 0n, lagSeconds: 0 };

  expect(await renewLeases(owner, [report], 60_000)).toEqual([]);
  expect(await takeLease(await open(room, 'successor'), orders, 'successor', 1_000)).toBeDefined();
});
