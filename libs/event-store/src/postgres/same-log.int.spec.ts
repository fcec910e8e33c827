import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { LogChanged } from '../errors.js';
import { type ReadAllOptions, type StoredEvent, type SubscriptionBatch } from '../event-store.js';
import { SeenEvents } from '../seen-events.js';
import { World, failureOf, newEvents, range, revisionsOf } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { APPEND_LOCK } from './append-functions.js';
import { migrateEventStore } from './schema.js';
import { Observer, until } from './testing/observer.js';

let database: TestDatabase;
let observer: Observer;
let store: PostgresEventStore;
let world: World;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  observer = await Observer.open(database.url);
  store = new PostgresEventStore({ url: database.url });
  world = new World();
  world.begin({ store, another: async () => store, dispose: () => store.close() });
});

afterEach(async () => {
  await observer.close();
  await store.close();
  await database.drop();
});

/** As behind a pooler, a proxy, a failover without a lost connection: the log that answers is one restored from a backup, and grown since. */
async function restoreTo(position: bigint, grownTo = position): Promise<void> {
  await observer.query('delete from event_store.events where position > $1', [position.toString()]);
  await observer.query(
    `insert into event_store.events (position, stream, revision, id, type, data, metadata)
       select n, 'another-' || n, 0, gen_random_uuid(), 'ContractTried', '{}', '{}' from generate_series($1::bigint + 1, $2) as n`,
    [position.toString(), grownTo.toString()],
  );
}

describe('a subscription to a log that is exchanged under it', () => {
  /** Follows, and does that once it is caught up. @returns why it ended */
  async function followThen(then: () => Promise<void>, options: ReadAllOptions = { after: 0n }): Promise<Error> {
    let exchanged: Promise<void> | undefined;
    const isOver = async ({ caughtUp }: SubscriptionBatch) => {
      if (caughtUp) await (exchanged ??= then());
      return false;
    };
    return failureOf(world.followUntil(isOver, options));
  }

  it.each([
    ['is shorter', 3n, 3n, undefined],
    ['has other events in its place', 3n, 5n, expect.any(String) as string],
    ['has grown past it', 3n, 50n, expect.any(String) as string],
  ])('ends where the log %s', async (_, kept, grownTo, found) => {
    await store.append('order-1', 'noStream', newEvents(5));
    const [last] = (await world.readStream('order-1', { direction: 'backwards', limit: 1 })) as [StoredEvent];
    const failure = await followThen(() => restoreTo(kept, grownTo));
    expect(failure).toBeInstanceOf(LogChanged);
    expect(failure).toMatchObject({ position: 5n, expected: last.id, found });
  });

  it('goes on where its own place is as it was, whatever else has changed', async () => {
    await store.append('order-1', 'noStream', newEvents(5));
    const [, , third] = (await world.readStream('order-1')) as [StoredEvent, StoredEvent, StoredEvent];
    await restoreTo(3n, 9n);
    const seen: StoredEvent[] = [];
    await world.followUntil((batch) => seen.push(...batch.events) >= 6, { after: 3n, marker: third.id });
    expect(seen.map(({ position }) => position)).toEqual(range(4, 9).map(BigInt));
  });

  it('ends between two batches of a read that goes on by itself', async () => {
    await store.append('order-1', 'noStream', newEvents(40));
    const seen: StoredEvent[] = [];
    const reading = (async () => {
      for await (const { events } of store.readAll({ after: 0n, batchSize: 10 })) {
        if (seen.length === 0) await restoreTo(5n, 40n);
        seen.push(...events);
      }
    })();
    // Two batches at most were read before the exchange: the first, and the one that travelled meanwhile.
    expect(await failureOf(reading)).toBeInstanceOf(LogChanged);
    expect(revisionsOf(seen).length).toBeLessThanOrEqual(20);
  });
});

describe('an append of somebody who has seen events', () => {
  it.each([
    ['one event', 1, 1],
    ['several streams', 1, 5],
    ['several events', 3, 5],
  ])('looks under the lock, so that nothing slips in between: %s', async (_, count, streams) => {
    const seen = new SeenEvents();
    await store.append('order-1', 'noStream', newEvents(5), seen);
    await observer.query('begin');
    await observer.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    await restoreTo(3n, 7n);

    const appends = range(1, streams).map((number) => failureOf(store.append(`new-${number}`, 'noStream', newEvents(count), seen)));
    await until('the append waits for the lock', async () => (await observer.waitersFor(APPEND_LOCK)).length === 1);
    await observer.query('commit');

    for (const failure of await Promise.all(appends)) expect(failure).toMatchObject({ code: 'log-changed', position: 5n });
    expect(await observer.positions()).toEqual(range(1, 7).map(BigInt));
  });

  it('is not refused because the log has grown, or because it is answered from an older batch of its own', async () => {
    const seen = new SeenEvents();
    const other = new PostgresEventStore({ url: database.url });
    const appends = range(1, 300).map((number) => [
      store.append(`order-${number}`, 'noStream', newEvents(1), seen),
      other.append(`other-${number}`, 'noStream', newEvents(2)),
    ]);
    await Promise.all(appends.flat());
    await other.close();
    expect(await observer.positions()).toHaveLength(900);
  });

  it('is refused by a marker of events that nobody wrote, at 0 too', async () => {
    const seen = new SeenEvents();
    seen.note({ position: 0n, id: randomUUID() });
    expect(await failureOf(store.append('order-1', 'noStream', newEvents(1), seen))).toMatchObject({ position: 0n, found: undefined });
  });
});

describe('a read of all that is told to stop before it has begun', () => {
  it('leaves no failure behind that nobody hears of', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const away = new PostgresEventStore({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const [reason, reading] = [new Error('No longer wanted.'), new World()];
    reading.begin({ store: away, another: async () => away, dispose: () => away.close() });

    expect(await failureOf(reading.readAllOf([], { after: 0n, signal: AbortSignal.abort(reason) }))).toBe(reason);
    // What was begun before it fails before this does.
    expect(await failureOf(away.head())).toMatchObject({ code: 'event-store-unavailable' });
    await away.close();

    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});
