import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { SchemaRefused } from '#postgres/schema';
import { requiredSettings } from '../command-api.module.js';
import { createCommandApi } from '../create-command-api.js';
import { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET, startCommandApi } from '../testing/command-api.js';
import { KeyBackup } from './testing/key-backup.js';

const logger = createLogger('command-api', 'silent');
let api: Awaited<ReturnType<typeof startCommandApi>>;
let pool: pg.Pool;
beforeAll(async () => {
  api = await startCommandApi();
  pool = new pg.Pool({ connectionString: api.databaseUrl, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await api.stop();
});

const settingsWith = (more: NodeJS.ProcessEnv) =>
  loadConfig(
    {
      EVENT_STORE_URL: api.databaseUrl,
      READ_MODELS_URL: api.databaseUrl,
      JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
      COMMAND_SECRET,
      MASTER_KEY,
      PAYMENT_WEBHOOK_SECRET,
      ...more,
    },
    requiredSettings,
  );

/** An instance that does the work of the processes too. */
async function startWorking(more: NodeJS.ProcessEnv = {}) {
  const app = await createCommandApi(settingsWith({ PROCESS_MANAGERS: 'on', ...more }), logger);
  await app.listen(0, '127.0.0.1');
  return app;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await holds()); await delay(20)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
  }
}
const isDestroyed = async () =>
  (await pool.query(`select from personal_data.keys where subject = 'customer-ann' and wrapped is null`)).rowCount === 1;

it('another master key stops the start, by its name', async () => {
  const refused: unknown = await createCommandApi(
    settingsWith({ MASTER_KEY: 'another-master-key-for-tests-of-43-charactx' }),
    logger,
  ).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect((refused as ConfigError).variable).toBe('MASTER_KEY');
});

it('a database of the keys that cannot be reached stops the start', async () => {
  await expect(createCommandApi(settingsWith({ KEYS_URL: 'postgres://keys@127.0.0.1:1/keys' }), logger)).rejects.toThrow('ECONNREFUSED');
});

it.each(['event_store', 'personal_data'])('a schema %s that only newer code may use stops the start', async (schema) => {
  await pool.query(`update ${schema}.schema_version set version = 9, oldest_code = 9`);
  await expect(createCommandApi(settingsWith({}), logger)).rejects.toThrow(SchemaRefused);
  await pool.query(`update ${schema}.schema_version set version = 1, oldest_code = 1`);
});

it('an erasure reaches the keys and the address in whatever instance works, and again after an older copy of the keys was put back', async () => {
  const register = (id: string) => api.post('/customers', { customerId: id, name: 'Ann', email: 'ann@example.com' });
  expect(await register('ann')).toMatchObject({ status: 201 });
  const backup = await KeyBackup.take(pool);
  const first = await startWorking();
  expect(await api.post('/customers/ann/erase', { reason: 'asked for' })).toMatchObject({ status: 200 });
  await until('the key is destroyed', isDestroyed);
  await until('the address is released', async () => {
    return (await pool.query(`select from event_store.events where type = 'EmailReleased'`)).rowCount === 1;
  });
  expect(await register('bea')).toMatchObject({ status: 201 });
  await first.close();
  await backup.putBack();
  expect(await isDestroyed()).toBe(false);

  const second = await startWorking({ KEYS_MISSING: 'accept' }); // Bea's key is not in the copy.

  await until('the key is destroyed again', isDestroyed);
  await second.close();
});
