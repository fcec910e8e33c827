import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { ConnectionGate } from '../eventstoredb/testing/connection-gate.js';
import { failureOf, newEvents } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { APPEND_LOCK } from './append-functions.js';
import { migrateEventStore } from './schema.js';
import { Observer, until } from './testing/observer.js';

let database: TestDatabase;
let observer: Observer;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  observer = await Observer.open(database.url);
});

afterEach(async () => {
  await observer.close();
  await database.drop();
});

it('an append that waits too long for the others is tried again', async () => {
  const store = new PostgresEventStore({ url: database.url });
  try {
    await observer.query('select pg_advisory_lock($1)', [APPEND_LOCK]);
    const appending = store.append('order-1', 'noStream', newEvents(2));
    await until('it waits', async () => (await observer.waitersFor(APPEND_LOCK)).length === 1);
    const began = await waitingSince();
    await until('it waits for the second time', async () => {
      const now = await waitingSince();
      return now !== undefined && now !== began;
    });
    await observer.query('select pg_advisory_unlock($1)', [APPEND_LOCK]);

    expect(await appending).toEqual({ revision: 1, position: 2n, firstPosition: 1n, repeated: false });
  } finally {
    await store.close();
  }
});

it('what may have been written is not called unwritten because the next try had to wait too long', async () => {
  const server = new URL(database.url);
  const gate = await ConnectionGate.open(server.hostname, Number(server.port));
  server.port = String(gate.port);
  const store = new PostgresEventStore({ url: server.href, patience: 2_000 });
  const blocker = await Observer.open(database.url);
  try {
    await observer.makeHoldable('held');
    await observer.hold();
    const failing = failureOf(store.append('held', 'noStream', newEvents(1)));
    await until('it waits, with its row written', async () => (await observer.held()).length === 1);
    const blocking = blocker.query('select pg_advisory_lock($1)', [APPEND_LOCK]);
    await until('another one comes next', async () => (await observer.waitersFor(APPEND_LOCK)).length === 1);
    gate.hold();
    await observer.release();
    await blocking;
    gate.drop();
    gate.release();

    expect(await failing).toMatchObject({ code: 'event-store-unavailable', outcome: 'unknown' });
    expect(await observer.positions()).toEqual([1n]);
  } finally {
    await blocker.close();
    await store.close();
    await gate.close();
  }
});

async function waitingSince(): Promise<number | undefined> {
  const [pid] = await observer.waitersFor(APPEND_LOCK);
  const rows = await observer.query<{ began: Date }>('select query_start as began from pg_stat_activity where pid = $1', [pid]);
  return rows[0]?.began.getTime();
}
