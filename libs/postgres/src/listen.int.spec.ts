import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { listen } from './listen.js';

const NAME = 'listening spec';
const retry = { firstMs: 5, mostMs: 20 };
let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 10 });
const sessions = async () =>
  (await pool.query<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [NAME])).rows.map(({ pid }) => pid);

/** Somebody who listens, and what he has heard. */
function listenTo(url: string) {
  const stop = new AbortController();
  const heard: (string | undefined)[] = [];
  const failures: unknown[] = [];
  const ended = listen(
    {
      connection: { connectionString: url, application_name: NAME },
      channel: 'spec',
      retry,
      heard: (payload) => heard.push(payload),
      failed: (error) => failures.push(error),
    },
    stop.signal,
  );
  return { heard, failures, stop: () => stop.abort(), ended };
}

/** A server that takes connections and never says a word. */
async function silentServer(): Promise<{ readonly url: string; readonly sockets: readonly Socket[]; readonly close: () => void }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => void sockets.push(socket.on('error', () => undefined))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `postgres://nobody@127.0.0.1:${port}/none`, sockets, close };
}

test('given a notification, its payload is heard, after the word that anything may have been missed', async () => {
  const listener = listenTo(database.url);
  await until(() => expect(listener.heard).toEqual([undefined]));

  await pool.query(`select pg_notify('spec', 'one'), pg_notify('another', 'no'), pg_notify('spec', '')`);

  await until(() => expect(listener.heard).toEqual([undefined, 'one', '']));
  listener.stop();
  await listener.ended;
  expect(listener.failures).toEqual([]);
  await vi.waitFor(async () => expect(await sessions()).toEqual([]));
});

test('given a lost connection, it says so, connects anew, says that anything may have been missed, and hears again', async () => {
  const listener = listenTo(database.url);
  await until(() => expect(listener.heard).toEqual([undefined]));
  const [before] = await sessions();

  await pool.query('select pg_terminate_backend($1)', [before]);

  await until(() => expect(listener.heard).toEqual([undefined, undefined]));
  await pool.query(`select pg_notify('spec', 'again')`);
  await until(() => expect(listener.heard.at(-1)).toBe('again'));
  expect(listener.failures).toHaveLength(1);
  expect(await sessions()).not.toContain(before);
  listener.stop();
  await listener.ended;
});

test('given a server that is away, it tries until it is there', async () => {
  const listener = listenTo('postgres://nobody@127.0.0.1:1/none');
  await until(() => expect(listener.failures.length).toBeGreaterThan(2));
  expect(listener.heard).toEqual([]);
  listener.stop();
  await listener.ended;
});

test.each([
  ['while it connects', retry],
  ['while it waits for the next try', { firstMs: 60_000, mostMs: 60_000 }],
])('given the end %s, it ends at once and tells nothing more', async (_, pauses) => {
  await using silent = { ...(await silentServer()), [Symbol.asyncDispose]: async () => silent.close() };
  const stop = new AbortController();
  const told = vi.fn();
  const waits = pauses.firstMs > 1_000;
  const url = waits ? 'postgres://nobody@127.0.0.1:1/none' : silent.url;
  const ended = listen({ connection: { connectionString: url }, channel: 'spec', retry: pauses, heard: told, failed: told }, stop.signal);
  await until(() => (waits ? expect(told).toHaveBeenCalledTimes(1) : expect(silent.sockets).toHaveLength(1)));
  const began = performance.now();

  stop.abort();
  await ended;

  expect(performance.now() - began).toBeLessThan(3_000);
  expect(told).toHaveBeenCalledTimes(waits ? 1 : 0);
});

test('given the end before it begins, it opens no connection', async () => {
  const told = vi.fn();
  await listen({ connection: { connectionString: database.url }, channel: 'spec', retry, heard: told, failed: told }, AbortSignal.abort());
  expect(told).not.toHaveBeenCalled();
});

test('given the end while it hears, nothing is heard afterwards', async () => {
  const stop = new AbortController();
  const heard: (string | undefined)[] = [];
  const hear = (payload: string | undefined) => {
    heard.push(payload);
    if (payload === 'last') stop.abort();
  };
  const ended = listen({ connection: { connectionString: database.url }, channel: 'spec', retry, heard: hear }, stop.signal);
  await until(() => expect(heard).toEqual([undefined]));

  await pool.query(`select pg_notify('spec', 'last'), pg_notify('spec', 'too late')`);
  await ended;

  expect(heard).toEqual([undefined, 'last']);
});
