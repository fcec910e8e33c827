import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { KeysMissing } from '#personal-data/errors';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { requiredSettings } from '../command-api.module.js';
import { createCommandApi } from '../create-command-api.js';
import { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET, startCommandApi } from '../testing/command-api.js';

const logger = createLogger('command-api', 'silent');
/** An installation, stopped, as its databases were left: the copies of it are what the tests begin with. */
let installation: TestDatabase;
let url: string;
let pool: pg.Pool;

beforeAll(async () => {
  const api = await startCommandApi();
  for (const customerId of ['ann', 'bob']) {
    const registered = await api.post('/customers', { customerId, name: customerId, email: `${customerId}@example.com` });
    expect(registered).toMatchObject({ status: 201 });
  }
  installation = { url: api.databaseUrl, drop: () => api.stop() };
  await api.closeAll();
});
afterAll(() => installation.drop());
beforeEach(async () => {
  const copy = await createTestDatabase(installation);
  url = copy.url;
  pool = new pg.Pool({ connectionString: url, max: 1 });
  return async () => {
    await pool.end();
    await copy.drop();
  };
});

/** Starts a command API beside the copy. @returns why it did not start, if it did not */
async function start(more: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const settings = loadConfig(
    {
      EVENT_STORE_URL: url,
      READ_MODELS_URL: url,
      JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
      COMMAND_SECRET,
      MASTER_KEY,
      PAYMENT_WEBHOOK_SECRET,
      PROCESS_MANAGERS: 'off',
      ...more,
    },
    requiredSettings,
  );
  try {
    await (await createCommandApi(settings, logger)).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

async function emptyDatabase(): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

const noKeys = { exitCode: 2, message: expect.stringMatching(/^KEYS_URL .*no key was ever made.*KEYS_MISSING=accept/) as string };
const oneMissing = { exitCode: 2, message: expect.stringMatching(/^KEYS_URL .*keys of 1 of the 2 persons/) as string };

describe('keys that are gone stop the start', () => {
  it('where their schema was dropped; nothing is made in its place', async () => {
    await pool.query('drop schema personal_data cascade');
    const refused = await start();
    expect(refused).toBeInstanceOf(KeysMissing);
    expect(refused).toMatchObject(noKeys);
    expect((await pool.query(`select to_regnamespace('personal_data') as made`)).rows).toEqual([{ made: null }]);
  });

  it('where KEYS_URL names another database', async () => {
    expect(await start({ KEYS_URL: await emptyDatabase() })).toMatchObject(noKeys);
  });

  it('where the database of the read models was made anew, with the keys in it', async () => {
    expect(await start({ READ_MODELS_URL: await emptyDatabase() })).toMatchObject(noKeys);
  });

  it('where their schema is there, and empty', async () => {
    await pool.query('truncate personal_data.keys, personal_data.master_key_check, personal_data.progress');
    expect(await start()).toMatchObject(noKeys);
  });

  it('where they are from before somebody whose data the log holds', async () => {
    await pool.query(`delete from personal_data.keys where subject = 'customer-bob'`);
    expect(await start()).toMatchObject(oneMissing);
  });
});

describe('a start goes on', () => {
  it('beside a database that was put back as a whole', async () => {
    expect(await start()).toBeUndefined();
  });

  it('beside a new log, whatever keys there are', async () => {
    await pool.query('truncate event_store.events');
    expect(await start()).toBeUndefined();
  });

  it('beside a log that is older than the keys', async () => {
    await pool.query(
      `delete from event_store.events where position > (select max(position) from event_store.events where stream = 'customer-ann')`,
    );
    expect(await start()).toBeUndefined();
  });

  it('beside the tombstone of a person whom the log does not know as erased', async () => {
    await pool.query(`update personal_data.keys set wrapped = null, destroyed_at = now() where subject = 'customer-bob'`);
    expect(await start()).toBeUndefined();
  });

  it('with KEYS_MISSING=accept, and from then on with the keys that are made', async () => {
    const keys = await emptyDatabase();
    expect(await start({ KEYS_URL: keys, KEYS_MISSING: 'accept' })).toBeUndefined();
    expect(await start({ KEYS_URL: keys })).toMatchObject({ message: expect.stringContaining('keys of 2 of the 2 persons') as string });
    await pool.query(`delete from event_store.events where stream like 'customer-%'`);
    expect(await start({ KEYS_URL: keys })).toBeUndefined();
  });
});

it('no contact is changed and nobody is called erased whose key is missing', async () => {
  const api = await startCommandApi();
  onTestFinished(() => api.stop());
  await api.post('/customers', { customerId: 'cat', name: 'Cat', email: 'cat@example.com' });
  const keys = new pg.Client({ connectionString: api.databaseUrl });
  await keys.connect();
  await keys.query('delete from personal_data.keys');
  await keys.end();
  const changed = await api.post('/customers/cat/contact', { name: 'Kate' });
  expect(changed).toMatchObject({ status: 503, body: { code: 'personal-data-unavailable' } });
  expect(await api.post('/customers/nobody/contact', { name: 'Kate' })).toMatchObject({ status: 404 });
});
