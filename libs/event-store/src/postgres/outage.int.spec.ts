import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EventStoreUnavailable } from '../errors.js';
import { type AppendResult, type NewEvent } from '../event-store.js';
import { prepareAppend } from '../json-limits.js';
import { ConnectionGate } from '../eventstoredb/testing/connection-gate.js';
import { failureOf, newEvent, newEvents, range } from '../testing/contract-world.js';
import { BatchWriter } from './batch-writer.js';
import { connectionSettings } from './connections.js';
import { GroupCommit } from './group-commit.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Follower } from './testing/follower.js';
import { Observer, until } from './testing/observer.js';
import { OwnServer } from './testing/own-server.js';

let server: OwnServer;

beforeAll(async () => {
  server = await OwnServer.start();
});

afterAll(() => server.remove());

beforeEach(async () => {
  const observer = await Observer.open(server.url);
  await observer.query('drop schema if exists event_store cascade');
  await observer.close();
  await migrateEventStore(server.url);
});

interface Sent {
  readonly stream: string;
  readonly event: NewEvent;
  readonly answer: AppendResult | Error;
}

describe('a server that goes away while appends are under way, and comes back', { timeout: 60_000 }, () => {
  it.each(['crash', 'kill', 'fast'] as const)('has every acknowledged event once, and the same store goes on (%s)', async (how) => {
    const store = new PostgresEventStore({ url: server.url });
    const follower = new Follower(store, 50);
    const sent: Sent[] = [];
    const enough = new AbortController();
    const callers = range(1, 40).map(async (caller) => {
      for (let revision = -1; !enough.signal.aborted;) {
        const [stream, event] = [`${caller % 2 === 0 ? 'own' : 'any'}-${caller}`, newEvent()];
        const expected = caller % 2 === 1 ? 'any' : revision < 0 ? 'noStream' : revision;
        const answer = await store.append(stream, expected, [event]).catch((error: Error) => error);
        sent.push({ stream, event, answer });
        if (answer instanceof Error) return;
        revision = answer.revision;
      }
    });
    try {
      for (const round of range(1, 2)) {
        await until('appends are under way', () => sent.length > round * 400);
        await server.stop(how);
        await server.start();
        const before = sent.length;
        await until('the callers go on', () => sent.length > before + 200);
      }
      enough.abort();
      await Promise.all(callers);

      const log = await logOf(server.url);
      const stands = new Map(log.map((row) => [row.id, row]));
      expect(stands.size).toBe(log.length);
      expect(log.map(({ position }) => Number(position))).toEqual(range(1, log.length));
      for (const { stream, event, answer } of sent) {
        if (answer instanceof Error) throw answer; // the patience of a store is longer than a restart
        expect(stands.get(event.id)).toEqual({ id: event.id, stream, position: String(answer.position), revision: answer.revision });
      }
      expect(log.length).toBe(sent.length);
      await follower.seen(log.length);
      expect(follower.events.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
    } finally {
      enough.abort();
      await follower.leave();
      await store.close();
    }
  });
});

describe('a server that stays away', { timeout: 60_000 }, () => {
  it('is reported after the patience, with what is known about each append; later the same store works', async () => {
    const store = new PostgresEventStore({ url: server.url, patience: 500 });
    try {
      const observer = await Observer.open(server.url);
      await observer.makeHoldable('held');
      await observer.hold();
      const events = newEvents(2);
      const sent = failureOf(store.append('held', 'noStream', events));
      await until('it is on its way', async () => (await observer.held()).length === 1);
      const waiting = failureOf(store.append('order-1', 'noStream', newEvents(1)));
      await server.stop('crash');

      expect(await sent).toBeInstanceOf(EventStoreUnavailable);
      expect(await sent).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('cannot be reached') as string });
      expect((await sent).cause).toBeInstanceOf(Error);
      expect(await waiting).toMatchObject({ code: 'event-store-unavailable', outcome: 'not-written' });
      expect(await failureOf(store.append('order-1', 'noStream', newEvents(1)))).toMatchObject({ outcome: 'not-written' });
      expect(await failureOf(store.head())).toBeInstanceOf(EventStoreUnavailable);

      await server.start();
      expect(await store.append('held', 'noStream', events)).toEqual({ revision: 1, position: 2n, firstPosition: 1n, repeated: false });
    } finally {
      await store.close();
    }
  });
});

describe('a server that is frozen or cut off, so that nothing says the connection is gone', () => {
  it('is given up at the time limit of a call, as an unknown outcome, and reconnected to', async () => {
    const { hostname, port } = new URL(server.url);
    const gate = await ConnectionGate.open(hostname, Number(port));
    const settings = connectionSettings(server.url.replace(`:${port}/`, `:${gate.port}/`));
    const commits = new GroupCommit(new BatchWriter({ ...settings, query_timeout: 300, connectionTimeoutMillis: 300 }, 1_000));
    const append = (stream: string) =>
      new Promise<AppendResult>((resolve, reject) =>
        commits.add({ stream, expected: 'noStream', ...prepareAppend(stream, newEvents(1)), resolve, reject }),
      );
    try {
      expect(await append('order-1')).toMatchObject({ position: 1n });
      gate.hold();
      expect(await failureOf(append('order-2'))).toMatchObject({ code: 'event-store-unavailable', outcome: 'unknown' });
      gate.drop();
      gate.release();
      expect(await append('order-3')).toMatchObject({ revision: 0 });
    } finally {
      gate.drop();
      await commits.close();
      await gate.close();
    }
  });

  it('does not keep the store from closing', async () => {
    const { hostname, port } = new URL(server.url);
    const gate = await ConnectionGate.open(hostname, Number(port));
    const store = new PostgresEventStore({ url: server.url.replace(`:${port}/`, `:${gate.port}/`) });
    try {
      await store.append('order-closing', 'noStream', newEvents(1));
      await store.head();
      gate.hold();
      await store.close();
      expect(await failureOf(store.head())).toMatchObject({ code: 'event-store-closed' });
    } finally {
      gate.drop();
      await gate.close();
    }
  });

  it('every call of the store has such a limit, beyond the one that the server sets itself', () => {
    const { query_timeout: limit, options } = connectionSettings(server.url);
    expect(limit).toBeGreaterThan(Number(/statement_timeout=(\d+)/.exec(options ?? '')?.[1]));
    expect(limit).toBeLessThanOrEqual(30_000);
  });
});

async function logOf(url: string): Promise<{ id: string; stream: string; position: string; revision: number }[]> {
  const observer = await Observer.open(url);
  try {
    return await observer.query('select id, stream, position, revision from event_store.events order by position');
  } finally {
    await observer.close();
  }
}
