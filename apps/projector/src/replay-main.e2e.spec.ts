import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { buildProduct } from '#lab/test-bed/built-app';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { freePort } from '#tools/free-port';
import { append, orderPlaced } from './testing/events.js';

const program = path.resolve(import.meta.dirname, '../../../dist/apps/projector/src/replay-main.js');
const role = `replay_${process.pid}`;
let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  buildProduct();
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`create role ${role} login password 'secret' connection limit 0`);
}, 120_000);

afterAll(async () => {
  await admin.query(`drop role ${role}`);
  await admin.end();
  await database.drop();
});

async function replay(environment: NodeJS.ProcessEnv, ...words: readonly string[]) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program, ...words], { env: { PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, closed] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exitCode: closed[0] as number, output, errors };
}

function changed(change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

const loggedInAs = (user: string, password: string) =>
  changed((url) => {
    url.username = user;
    url.password = password;
  });

test.each([
  ['nobody listens', async () => changed((url) => (url.port = '1')), 'The database does not answer: connect ECONNREFUSED'],
  ['no connection is left', async () => loggedInAs(role, 'secret'), 'The database does not answer: too many connections for role'],
  ['the password is wrong', async () => loggedInAs(role, 'wrong'), 'EVENT_STORE_URL cannot be used: password authentication failed'],
  [
    'the login is refused',
    async () => loggedInAs('nobody_known', 'secret'),
    'EVENT_STORE_URL cannot be used: password authentication failed',
  ],
  ['there is no TLS', async () => changed((url) => (url.search = 'sslmode=require')), 'The server does not support SSL connections'],
  ['there is no such database', async () => changed((url) => (url.pathname = '/nowhere')), 'database "nowhere" does not exist'],
  ['the EventStoreDB is not there', async () => `esdb://127.0.0.1:${await freePort()}?tls=false`, 'EventStoreDB:'],
])('given that %s, it says so in one sentence', async (_, given, sentence) => {
  const eventStoreUrl = await given();
  const readModelsUrl = eventStoreUrl.startsWith('esdb') ? database.url : eventStoreUrl;

  const { exitCode, output, errors } = await replay({ EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl }, 'list');

  expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
  expect(errors).toContain(sentence);
  expect(errors).not.toMatch(/\n\s+at /);
});

test('given an installation whose log is an EventStoreDB, its views are folded from that, and not from an old log in PostgreSQL', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-replay-'));
  const server = await StandInServer.start();
  const logs: EventStore[] = [openEventStore(server.url), openEventStore(database.url)];
  onTestFinished(async () => {
    for (const log of logs) await log.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });
  for (const [index, log] of logs.entries()) await append(log, `order-${index}`, orderPlaced({ orderId: String(index) }));
  await writeFile(path.join(folder, 'runtime.json'), JSON.stringify({ eventStoreUrl: server.url, postgresUrl: database.url }));

  const { exitCode, errors } = await replay({ DATA_DIR: folder }, 'rebuild', 'orders');

  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  expect((await admin.query('select order_id from read_models.orders')).rows).toEqual([{ order_id: '0' }]);
});
