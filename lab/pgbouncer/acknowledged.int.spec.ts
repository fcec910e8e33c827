import { expect, onTestFinished, test, type TestContext } from 'vitest';
import pg from 'pg';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { OwnServer } from '#event-store/postgres/testing/own-server';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { migrateReadModels } from '#projector/migrate';
import { createProjector } from '#projector/projector';
import { append, orderPlaced } from '#projector/testing/events';
import { pooler } from './testing/pooler.js';

const ORDERS = 200;
const WRITERS = 8;

let server: OwnServer;

/** Its log of changes is written by whoever commits, or so late that a crash takes it. A pool of one connection, which everybody uses. */
async function sharedPool(context: TestContext): Promise<string> {
  server = await OwnServer.start({ settings: { wal_writer_delay: '10s' } });
  onTestFinished(() => server.remove());
  await migrateEventStore(server.url);
  await migrateReadModels(server.url);
  const small = await pooler(context, { server: server.url, poolSize: 1 });
  return small.through(server.url);
}

function openStore(url: string): PostgresEventStore {
  const store = new PostgresEventStore({ url, patience: 10_000 });
  onTestFinished(() => store.close());
  return store;
}

/** Places orders, during which the server crashes and is started again. @returns the ids of those whose placing was acknowledged */
async function placeAcrossCrash(url: string): Promise<Set<string>> {
  const store = openStore(url);
  const acknowledged = new Set<string>();
  let crashed: Promise<void> | undefined;
  const write = async (writer: number) => {
    for (let turn = 0; turn < ORDERS / WRITERS; turn++) {
      const orderId = `${writer}-${turn}`;
      try {
        await append(store, `order-${orderId}`, orderPlaced({ orderId }));
      } catch {
        continue; // Nothing was promised.
      }
      acknowledged.add(orderId);
      if (acknowledged.size === ORDERS / 2) crashed = server.stop('crash').then(() => server.start());
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  await crashed;
  return acknowledged;
}

/** @returns those of the orders that the log does not have */
async function missing(orders: ReadonlySet<string>): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ stream: string }>('select stream from event_store.events');
  await client.end();
  const present = new Set(rows.map(({ stream }) => stream.replace('order-', '')));
  return [...orders].filter((order) => !present.has(order));
}

test('given followers on the same pooled connections, what was acknowledged before a crash of the server is there after it', async (context) => {
  const url = await sharedPool(context);
  const settings = loadConfig({ EVENT_STORE_URL: url, READ_MODELS_URL: url, JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters' }, [
    'EVENT_STORE_URL',
    'READ_MODELS_URL',
  ]);
  const projector = await createProjector(settings, createLogger('projector', 'silent'));
  onTestFinished(() => projector.close());
  await projector.init();

  const acknowledged = await placeAcrossCrash(url);

  expect(acknowledged.size).toBeGreaterThanOrEqual(ORDERS / 2);
  expect(await missing(acknowledged)).toEqual([]);
});

test('given a stranger that leaves the connection committing without waiting for the disk, what was acknowledged is there too', async (context) => {
  const url = await sharedPool(context);
  const stranger = new pg.Client({ connectionString: url });
  stranger.on('error', () => undefined); // The server is going to crash.
  await stranger.connect();
  await stranger.query('set synchronous_commit = off');

  const acknowledged = await placeAcrossCrash(url);

  expect(acknowledged.size).toBeGreaterThanOrEqual(ORDERS / 2);
  expect(await missing(acknowledged)).toEqual([]);
  await stranger.end();
});
