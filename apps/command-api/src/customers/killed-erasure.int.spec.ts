import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { KeyVault } from '#personal-data/key-vault';
import { migrateKeyVault } from '#personal-data/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { MASTER_KEY } from '../testing/command-api.js';

/** Sources run as they are, as the tests themselves do. */
const sources = `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) => {
  try { return next(name, context); } catch (error) { if (!name.endsWith('.js')) throw error; return next(name.slice(0, -3) + '.ts', context); }
} });`;

async function startProcess(url: string): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'testing/erasing-process.ts'), [url, MASTER_KEY], {
    execArgv: [
      '--conditions=source',
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      `--import=data:text/javascript,${encodeURIComponent(sources)}`,
    ],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect((await once(child, 'message'))[0]).toBe('ready');
  return child;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await holds()); await delay(10)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
  }
}

it('a process that is killed between the erasing event and the destruction of the key leaves it to the next one', async () => {
  const database = await createTestDatabase();
  const { url } = database;
  await migrateEventStore(url);
  await migrateKeyVault(url);
  const keys = new KeyVault({ url, masterKey: MASTER_KEY }, createLogger('test', 'silent'));
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  onTestFinished(async () => {
    await Promise.all([keys.close(), pool.end()]);
    await database.drop();
  });
  const living = async () =>
    [...(await keys.find(['customer-ann', 'customer-bob']))].flatMap(([who, key]) => (key === 'destroyed' ? [] : [who])).sort();
  await Promise.all([keys.keyFor('customer-ann'), keys.keyFor('customer-bob')]);
  const killed = await startProcess(url);

  // The destruction waits for the lock; the process dies while it does, and its statement with it.
  const lock = await pool.connect();
  await lock.query('begin; lock table personal_data.keys in exclusive mode');
  killed.send('ann');
  expect((await once(killed, 'message'))[0]).toBe('recorded');
  const waiting = `from pg_stat_activity where application_name = 'orderline-keys' and wait_event_type = 'Lock'`;
  await until('the destruction is under way', async () => (await pool.query(`select ${waiting}`)).rowCount === 1);
  const ended = once(killed, 'exit');
  killed.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
  await pool.query(`select pg_terminate_backend(pid) ${waiting}`);
  await until('the statement is gone', async () => (await pool.query(`select ${waiting}`)).rowCount === 0);
  await lock.query('rollback');
  lock.release();

  expect((await pool.query(`select from event_store.events where type = 'CustomerErased'`)).rowCount).toBe(1);
  expect(await living()).toEqual(['customer-ann', 'customer-bob']);

  await startProcess(url);
  await until('the key is destroyed', async () => (await living()).join() === 'customer-bob');
});
