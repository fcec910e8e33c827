import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type AppendResult } from '../event-store.js';
import { newEvents, range } from '../testing/contract-world.js';
import { ConnectionGate } from '../eventstoredb/testing/connection-gate.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { APPEND_LOCK } from './append-functions.js';
import { migrateEventStore } from './schema.js';
import { Follower } from './testing/follower.js';
import { Observer, until } from './testing/observer.js';

let database: TestDatabase;
let observer: Observer;
let stores: PostgresEventStore[];
let followers: Follower[];

beforeEach(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  observer = await Observer.open(database.url);
  await observer.makeHoldable('held');
  stores = [];
  followers = [];
});

afterEach(async () => {
  await observer.close(); // lets go of what it holds
  for (const follower of followers) await follower.leave();
  for (const store of stores) await store.close();
  await database.drop();
});

function openStore(url = database.url): PostgresEventStore {
  const store = new PostgresEventStore({ url });
  stores.push(store);
  return store;
}

function follow(batchSize: number): Follower {
  const follower = new Follower(openStore(), batchSize);
  followers.push(follower);
  return follower;
}

const oneTo = (last: number) => range(1, last).map(BigInt);
const positionsOf = (results: readonly AppendResult[]) => results.map(({ position }) => position);

describe('while one append is not committed', () => {
  it('nothing beyond it is seen by anyone, and nothing is ever skipped', async () => {
    const [slow, quick, bulky] = [openStore(), openStore(), openStore()];
    await slow.append('before', 'noStream', newEvents(5));
    const early = [follow(2), follow(1_000)];
    for (const follower of early) await follower.seen(5);

    await observer.hold();
    const held = slow.append('held', 'noStream', newEvents(3));
    await until('the append waits with its rows written', async () => (await observer.held()).length === 1);
    const answered: AppendResult[] = [];
    const others = range(1, 20).map(async (number) => {
      const store = number % 2 === 0 ? quick : bulky;
      answered.push(await store.append(`other-${number}`, 'noStream', newEvents(number % 2 === 0 ? 1 : 4)));
    });
    await until('the others wait too, or have gone past it', async () => {
      return (await observer.waitersFor(APPEND_LOCK)).length + answered.length >= 2;
    });
    const late = [follow(1), follow(500)];
    for (const follower of late) await follower.caughtUp();

    expect(await observer.positions()).toEqual(oneTo(5));
    expect(await quick.head()).toBe(5n);
    for (const follower of [...early, ...late]) expect(follower.positions).toEqual(oneTo(5));
    expect(answered).toEqual([]);

    await observer.release();
    expect(await held).toMatchObject({ firstPosition: 6n, position: 8n });
    await Promise.all(others);
    for (const follower of [...early, ...late]) {
      await follower.seen(58);
      expect(follower.positions).toEqual(oneTo(58));
    }
    expect(await observer.positions()).toEqual(oneTo(58));
  });

  it('one that is killed leaves no gap, and is written by being sent again', async () => {
    const [store, other] = [openStore(), openStore()];
    await store.append('held', 'noStream', newEvents(1));
    const follower = follow(10);
    await observer.hold();
    const events = newEvents(3);
    const held = store.append('held', 0, events);
    const neighbours = range(1, 5).map((number) => store.append(`neighbour-${number}`, 'any', newEvents(1)));
    await until('the append waits', async () => (await observer.held()).length === 1);
    const others = range(1, 5).map((number) => other.append(`other-${number}`, 'any', newEvents(2)));

    const killed = await observer.held();
    await observer.terminate(killed);
    await until('it was sent again', async () => (await observer.held()).some((pid) => !killed.includes(pid)));
    await observer.release();

    expect(await held).toMatchObject({ revision: 3, repeated: false });
    const written = [await held, ...(await Promise.all([...neighbours, ...others]))];
    expect(new Set(positionsOf(written)).size).toBe(11);
    await follower.seen(19);
    expect(follower.positions).toEqual(oneTo(19));
    expect(
      follower.events
        .filter(({ stream }) => stream === 'held')
        .map(({ id }) => id)
        .slice(1),
    ).toEqual(events.map(({ id }) => id));
  });
});

describe('a batch whose answer is lost after it was committed', () => {
  it.each([
    ['noStream', 1],
    ['any', 1],
    ['noStream', 3],
    ['any', 3],
  ] as const)('is recognised and not written again: at %s, %i events each', async (expected, count) => {
    const server = new URL(database.url);
    const gate = await ConnectionGate.open(server.hostname, Number(server.port));
    server.port = String(gate.port);
    const store = openStore(server.href);
    try {
      await observer.hold();
      const appends = ['held', 'order-1', 'order-2', 'order-3'].map((stream) => store.append(stream, expected, newEvents(count)));
      await until('the batch waits', async () => (await observer.held()).length === 1);

      gate.hold();
      await observer.release();
      await until('it is committed', async () => (await observer.positions()).length > 0);
      gate.drop();
      gate.release();

      const ends = range(1, 4).map((number) => BigInt(number * count));
      for (const [index, answer] of (await Promise.all(appends)).entries())
        expect(answer).toEqual({ revision: count - 1, position: ends[index], firstPosition: BigInt(index * count + 1), repeated: true });
      expect(await observer.positions()).toEqual(oneTo(4 * count));
    } finally {
      await gate.close();
    }
  });
});

it('a snapshot that stays open elsewhere, as of a backup, disturbs nobody', async () => {
  const [store, follower] = [openStore(), follow(100)];
  await store.append('before', 'noStream', newEvents(5));
  const backup = await Observer.open(database.url);
  try {
    await backup.query('begin isolation level repeatable read');
    expect(await backup.positions()).toEqual(oneTo(5));

    await Promise.all(range(1, 300).map((number) => store.append(`order-${number % 30}`, 'any', newEvents(1))));

    await follower.seen(305);
    expect(follower.positions).toEqual(oneTo(305));
    expect(await backup.positions()).toEqual(oneTo(5));
    await backup.query('commit');
    expect(await backup.positions()).toEqual(oneTo(305));
  } finally {
    await backup.close();
  }
});

it('appends run in READ COMMITTED, whatever the database has as its default', async () => {
  const { pathname } = new URL(database.url);
  await observer.query(`alter database ${pathname.slice(1)} set default_transaction_isolation = 'serializable'`);
  await observer.query(`
    create table levels (level text);
    create function note_level() returns trigger language plpgsql as $$
      begin insert into levels values (current_setting('transaction_isolation')); return null; end $$;
    create trigger note_level after insert on event_store.events for each statement execute function note_level()`);
  const store = openStore();

  await store.append('order-1', 'noStream', newEvents(1));
  await store.append('order-1', 0, newEvents(2));

  expect(await observer.query('select distinct level from levels')).toEqual([{ level: 'read committed' }]);
});
