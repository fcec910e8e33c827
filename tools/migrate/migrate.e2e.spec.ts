import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildProduct } from '#lab/test-bed/built-app';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { withConnection } from './connection.js';

const program = path.resolve(import.meta.dirname, '../../dist/tools/migrate/migrate-main.js');

beforeAll(buildProduct, 120_000);

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database;
}

async function migrate(args: readonly string[], environment: NodeJS.ProcessEnv) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close') as Promise<[code: number]>;
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, errors };
}

const both = ({ url }: TestDatabase) => ({ EVENT_STORE_URL: url, READ_MODELS_URL: url });

test('given an empty database, a check says what is due and changes nothing; a migration does it; again nothing is due', async () => {
  const database = await emptyDatabase();

  const before = await migrate(['--check'], both(database));
  const untouched = await withConnection(database.url, (client) => client.query(`select from pg_namespace where nspname = 'event_store'`));
  const first = await migrate([], both(database));
  const again = await migrate([], both(database));
  const after = await migrate(['--check'], both(database));

  expect([before.code, untouched.rowCount, first.code, again.code, after.code]).toEqual([3, 0, 0, 0, 0]);
  expect(before.output).toMatch(/^event_store: not there, this code knows \d+; due: migration 1, /);
  expect(before.output).toMatch(/^projections: .*read model orders/m);
  for (const schema of ['event_store', 'projections', 'processes', 'rate_limits', 'personal_data']) {
    expect(first.output).toMatch(new RegExp(`^${schema}: version \\d+, done: migration 1`, 'm'));
    expect(again.output).toMatch(new RegExp(`^${schema}: version \\d+, as it was$`, 'm'));
    expect(after.output).toMatch(new RegExp(`^${schema}: version \\d+, up to date$`, 'm'));
  }
});

test('given a read model whose first generation is missing, it is due and made', async () => {
  const database = await emptyDatabase();
  await migrate([], both(database));
  await withConnection(database.url, (client) => client.query(`delete from projections.generations where name = 'sales'`));

  const check = await migrate(['--check'], both(database));
  await migrate([], both(database));

  expect(check).toMatchObject({ code: 3, output: expect.stringContaining('due: read model sales\n') as string });
  expect(await migrate(['--check'], both(database))).toMatchObject({ code: 0 });
});

test('given keys in a database of their own, they are made there and nowhere else', async () => {
  const [database, keys] = [await emptyDatabase(), await emptyDatabase()];

  const { code } = await migrate([], { ...both(database), KEYS_URL: keys.url });

  const schemas = async ({ url }: TestDatabase) => {
    const query = `select nspname as name from pg_namespace where nspname in ('personal_data', 'projections')`;
    return (await withConnection(url, (client) => client.query<{ name: string }>(query))).rows.map(({ name }) => name);
  };
  expect([code, await schemas(database), await schemas(keys)]).toEqual([0, ['projections'], ['personal_data']]);
});

test('given five at once, all end well and each step is done once', async () => {
  const database = await emptyDatabase();

  const runs = await Promise.all([1, 2, 3, 4, 5].map(() => migrate([], both(database))));

  expect(runs.map(({ code, errors }) => ({ code, errors }))).toEqual(runs.map(() => ({ code: 0, errors: '' })));
});

test.each<[string, readonly string[], NodeJS.ProcessEnv, number, RegExp]>([
  ['a variable that is missing', [], { EVENT_STORE_URL: 'postgres://nowhere' }, 2, /^READ_MODELS_URL is not set\n$/],
  ['an unknown option', ['--chek'], {}, 2, /--chek/],
  ['a check that is to grant', ['--check', '--grant-to', 'anna'], {}, 2, /^--check changes nothing/],
])('given %s, it ends with a sentence', async (_what, args, environment, code, errors) => {
  expect(await migrate(args, environment)).toEqual({ code, output: '', errors: expect.stringMatching(errors) as string });
});

test('given a schema of a newer release that shuts this one out, a check and a migration both refuse it', async () => {
  const database = await emptyDatabase();
  await migrate([], both(database));
  await withConnection(database.url, (client) => client.query('update event_store.schema_version set version = 99, oldest_code = 99'));

  for (const args of [['--check'], []])
    expect(await migrate(args, both(database))).toMatchObject({
      code: 2,
      errors: expect.stringContaining('event_store is at version 99') as string,
    });
});

test('given a role that is not there, or the one that migrates, nothing is granted', async () => {
  const database = await emptyDatabase();
  const { username } = new URL(database.url);

  expect(await migrate(['--grant-to', 'nobody_at_all'], both(database))).toMatchObject({
    code: 2,
    errors: 'There is no role nobody_at_all on the server of EVENT_STORE_URL: make it first.\n',
  });
  expect(await migrate(['--grant-to', username], both(database))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('the one that runs has to be another') as string,
  });
});
