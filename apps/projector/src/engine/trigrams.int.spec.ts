import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { migrateReadModels } from '../migrate.js';

const role = `reader_${process.pid}`;
let admin: string;
let dropAdmin: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  admin = database.url;
  dropAdmin = () => database.drop();
  await execute(admin, `create role ${role} login password 'r'`);
});
afterAll(async () => {
  await execute(admin, `drop role ${role}`);
  await dropAdmin();
});

async function execute(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A database whose read models a role keeps that is no superuser. @param prepared statements of whoever owns it */
async function databaseOf(prepared: (database: string) => string): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const name = new URL(database.url).pathname.slice(1);
  await execute(database.url, prepared(name));
  const url = new URL(database.url);
  [url.username, url.password] = [role, 'r'];
  return url.href;
}

test('given a role that may create in the database and not in its public schema, search gets its extension', async () => {
  const url = await databaseOf((name) => `grant create on database ${name} to ${role}`);
  await migrateReadModels(url);
  expect(await execute(url, `select similarity('lantern', 'lantrn') > 0.3 as alike`)).toEqual([{ alike: true }]);
});

test('given a role that may create nothing, and everything made for it, nothing is missing', async () => {
  const url = await prepared();
  await migrateReadModels(url);
});

test('given a role that may not make the extension, it is refused with a sentence that says who has to do what', async () => {
  const url = await prepared('drop extension pg_trgm cascade');
  await expect(migrateReadModels(url)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/may not make the extension pg_trgm.*: create extension pg_trgm$/) as string,
  });
});

/** A database that was prepared, whose role may create nothing any more. */
async function prepared(then = 'select 1'): Promise<string> {
  const url = await databaseOf((name) => `grant create on database ${name} to ${role}; create extension pg_trgm`);
  await migrateReadModels(url);
  const owner = new URL(admin);
  owner.pathname = new URL(url).pathname;
  await execute(owner.href, `revoke create on database ${owner.pathname.slice(1)} from ${role}; ${then}`);
  return url;
}

test('given the extension in a schema that statements do not look in, it is refused with what to do', async () => {
  const url = await databaseOf(
    (name) => `grant create on database ${name} to ${role}; create schema apart; create extension pg_trgm schema apart`,
  );
  await expect(migrateReadModels(url)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(`alter role ${role} set search_path to public, apart`) as string,
  });
});
