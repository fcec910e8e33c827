import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { freePort } from '#tools/free-port';
import { AccessDenied, EventStoreUnavailable } from '../errors.js';
import { type EventStore } from '../event-store.js';
import { failureOf, newEvents } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Observer } from './testing/observer.js';

const SECRET = 'Tr0ub4dor-and-3';
/** Far below the patience with a server that is away. */
const QUICKLY = 5_000;

let database: TestDatabase;
let observer: Observer;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  observer = await Observer.open(database.url);
});

afterAll(async () => {
  await observer.close();
  await database.drop();
});

function urlWith(change: (url: URL) => void): string {
  const url = new URL(database.url);
  url.password = SECRET;
  change(url);
  return url.href;
}

function urlWithDatabase(name: string): string {
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  return url.href;
}

const uses: Readonly<Record<string, (store: EventStore) => Promise<unknown>>> = {
  append: (store) => store.append('order-1', 'noStream', newEvents(1)),
  readStream: (store) => first(store.readStream('order-1')),
  readAll: (store) => first(store.readAll({ after: 0n })),
  subscribe: (store) => first(store.subscribe({ after: 0n })),
  head: (store) => store.head(),
  readStreamLimits: (store) => store.readStreamLimits('order-1'),
  writeStreamLimits: (store) => store.writeStreamLimits('order-1', { maxCount: 1 }),
  deleteStream: (store) => store.deleteStream('order-1', 'any'),
};

async function first(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events) return;
}

/** What every use of the store fails with, and that none gives the password away or takes long. */
async function failuresOf(url: string, options: { readonly patience?: number } = {}): Promise<Record<string, Error>> {
  const store = new PostgresEventStore({ url, ...options });
  const began = Date.now();
  try {
    const failures = await Promise.all(Object.entries(uses).map(async ([name, use]) => [name, await failureOf(use(store))] as const));
    expect(Date.now() - began).toBeLessThan(QUICKLY);
    for (const [, failure] of failures) expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(SECRET);
    return Object.fromEntries(failures);
  } finally {
    await store.close();
  }
}

describe('a connection string that leads nowhere', () => {
  it.each([
    ['no URL', `host=localhost password=${SECRET}`],
    ['another scheme', `mysql://orderline:${SECRET}@localhost/orderline`],
    ['a port that is none', `postgres://orderline:${SECRET}@localhost:port/orderline`],
    ['nothing', ''],
  ])('is refused at once and not repeated: %s', async (_, url) => {
    const failure = await failureOf((async () => new PostgresEventStore({ url }))());
    expect(failure).toBeInstanceOf(AccessDenied);
    expect(failure.message).toMatch(/^The connection string of the event store/);
    expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(SECRET);
  });
});

describe('what the server or the driver refuses is AccessDenied with its reason, quickly, for every call', () => {
  it.each([
    ['a wrong password', () => urlWith(() => undefined), /password authentication failed/],
    ['an unknown user', () => urlWith((url) => (url.username = 'nobody-knows')), /password authentication failed/],
    ['a password that cannot be decoded', () => urlWith((url) => (url.password = '%E0%A4%A')), /connection string|URI|password/],
    ['a missing database', () => urlWithDatabase('nowhere'), /database "nowhere" does not exist/],
    ['TLS where the server has none', () => `${database.url}?sslmode=verify-full`, /does not support SSL/],
  ])('%s', async (_, url, reason) => {
    for (const [use, failure] of Object.entries(await failuresOf(url()))) {
      expect({ use, failure }).toMatchObject({ failure: { code: 'event-store-access-denied' } });
      expect(failure.message).toMatch(reason);
      expect(failure.cause).toBeInstanceOf(Error);
    }
  });

  it('no password where one is asked for', async () => {
    const store = new PostgresEventStore({ url: urlWith((url) => (url.password = '')) });
    try {
      const began = Date.now();
      const failure = await failureOf(store.append('order-1', 'noStream', newEvents(1)));
      expect(failure).toMatchObject({ code: 'event-store-access-denied', message: expect.stringContaining('password must be') as string });
      expect(Date.now() - began).toBeLessThan(QUICKLY);
    } finally {
      await store.close();
    }
  });

  it('a database that was never migrated, with what to do about it', async () => {
    const empty = await createTestDatabase();
    try {
      for (const failure of Object.values(await failuresOf(empty.url))) {
        expect(failure).toBeInstanceOf(AccessDenied);
        expect(failure.message).toMatch(/no event store yet; run the migration/);
      }
    } finally {
      await empty.drop();
    }
  });

  it('a user without rights', async () => {
    const user = `guest_${Date.now()}`;
    await observer.query(`create role ${user} login password '${SECRET}'`);
    try {
      const url = urlWith((url) => (url.username = user));
      for (const failure of Object.values(await failuresOf(url))) {
        expect(failure).toBeInstanceOf(AccessDenied);
        expect(failure.message).toMatch(/permission denied/);
      }
    } finally {
      await observer.query(`drop role ${user}`);
    }
  });
});

it('where nothing listens, reads say so at once and appends after their patience; a subscription goes on trying', async () => {
  const url = `postgres://orderline:${SECRET}@127.0.0.1:${await freePort()}/orderline`;
  const store = new PostgresEventStore({ url, patience: 300 });
  try {
    for (const [name, use] of Object.entries(uses)) {
      if (name === 'subscribe') continue;
      const failure = await failureOf(use(store));
      expect(failure).toBeInstanceOf(EventStoreUnavailable);
      expect(failure).toMatchObject({
        outcome: 'not-written',
        message: expect.stringMatching(/cannot be reached.*ECONNREFUSED/) as string,
      });
      expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(SECRET);
    }
    for await (const _ of store.subscribe({ after: 0n, signal: AbortSignal.timeout(500) })) throw new Error('There is nothing to follow.');
  } finally {
    await store.close();
  }
});
