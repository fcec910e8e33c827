import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { EventStoreUnavailable, InvalidEvent, WrongExpectedRevision } from '../errors.js';
import { type AppendResult, type ExpectedRevision } from '../event-store.js';
import { prepareAppend, type PreparedEvent } from '../json-limits.js';
import { failureOf, newEvents, range } from '../testing/contract-world.js';
import { BatchWriter } from './batch-writer.js';
import { connectionSettings } from './connections.js';
import { GroupCommit } from './group-commit.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Follower } from './testing/follower.js';
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

describe('an append that PostgreSQL refuses, past all that was checked before', () => {
  let commits: GroupCommit;

  beforeEach(() => {
    commits = new GroupCommit(new BatchWriter(connectionSettings(database.url), 5_000));
  });

  afterEach(() => commits.close());

  /** As the store's append, without its checks. */
  function append(stream: string, expected: ExpectedRevision, count: number, fault: Partial<PreparedEvent> = {}): Promise<AppendResult> {
    const { events, bytes } = prepareAppend(stream.slice(0, 200), newEvents(count));
    const sent = events.map((event, index) => (index === count - 1 ? { ...event, ...fault } : event));
    return new Promise((resolve, reject) => commits.add({ stream, expected, events: sent, bytes, resolve, reject }));
  }

  const overlong = randomBytes(4_000).toString('hex');
  const culprits: readonly [string, (count: number) => Promise<AppendResult>][] = [
    ['JSON cut short', (count) => append('bad', 'noStream', count, { data: '{"half":' })],
    ['JSON nested beyond the limit of the stack', (count) => append('bad', 'noStream', count, { metadata: '['.repeat(200_000) })],
    ['U+0000', (count) => append('bad', 'noStream', count, { data: '"\0"' })],
    ['an id that is none', (count) => append('bad', 'noStream', count, { id: 'nobody' })],
    ['a stream name longer than an index takes', (count) => append(overlong, 'noStream', count)],
  ];

  for (const count of [1, 3]) {
    it.each(culprits)(`fails alone, its neighbours are written (%s, ${count} events each)`, async (_, culprit) => {
      const before = range(1, 10).map((number) => append(`before-${number}`, 'noStream', count));
      const first = append('in-order', 'any', count);
      const bad = failureOf(culprit(count));
      const second = append('in-order', 'any', count);
      const unmet = failureOf(append('bad', count - 1, count));
      const after = range(1, 10).map((number) => append(`after-${number}`, 'noStream', count));

      const failure = await bad;
      expect(failure).toBeInstanceOf(InvalidEvent);
      expect(failure.message).toMatch(/PostgreSQL cannot store this/);
      expect(failure.cause).toBeInstanceOf(Error);
      expect(await unmet).toBeInstanceOf(WrongExpectedRevision);
      for (const written of await Promise.all([...before, first, ...after])) expect(written.revision).toBe(count - 1);
      expect((await second).revision).toBe(2 * count - 1);
      expect(await observer.positions()).toEqual(range(1, 22 * count).map(BigInt));
      expect(await observer.query(`select from event_store.events where stream not similar to '(before|after)-%|in-order'`)).toEqual([]);
    });
  }
});

describe('a batch that fails', () => {
  it('fails for its own callers with the cause, and for nobody else', async () => {
    const store = new PostgresEventStore({ url: database.url });
    try {
      await observer.makeHoldable('cursed');
      await observer.query(`
        create function curse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$;
        create trigger z_curse after insert on event_store.events for each row when (new.stream = 'cursed') execute function curse()`);
      await observer.hold();
      const failing = ['order-1', 'cursed', 'order-2'].map((stream) => failureOf(store.append(stream, 'noStream', newEvents(2))));
      await until('the batch is on its way', async () => (await observer.held()).length === 1);
      const others = ['order-2', 'order-3'].map((stream) => store.append(stream, 'noStream', newEvents(2)));
      await observer.release();

      for (const failure of await Promise.all(failing)) {
        expect(failure).toBeInstanceOf(EventStoreUnavailable);
        expect(failure).toMatchObject({ outcome: 'not-written', message: expect.stringContaining('the disk is full') as string });
        expect(failure.cause).toMatchObject({ code: '53100' });
      }
      expect((await Promise.all(others)).map(({ position }) => position)).toEqual([2n, 4n]);
      expect(await observer.positions()).toEqual([1n, 2n, 3n, 4n]);
    } finally {
      await store.close();
    }
  });
});

it('a session that is ended while nobody uses it is replaced, and followers go on', async () => {
  const store = new PostgresEventStore({ url: database.url });
  const follower = new Follower(store, 10);
  try {
    for (const round of range(0, 4)) {
      expect(await store.append('order-1', round === 0 ? 'noStream' : round - 1, newEvents(1))).toMatchObject({ revision: round });
      await follower.seen(round + 1);
      const sessions = await observer.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      expect(sessions.length).toBeGreaterThanOrEqual(2);
      await observer.terminate(sessions.map(({ pid }) => pid));
    }
    expect(follower.positions).toEqual([1n, 2n, 3n, 4n, 5n]);
  } finally {
    await follower.leave();
    await store.close();
  }
});
