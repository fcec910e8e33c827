import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrate } from './migrate.js';
import { type Migration, type Schema, SchemaRefused } from './schema.js';
import { checkSchema } from './schema-version.js';

const LOCK = 7_310_279_999;
const tables = `create table shop.goods (sku text primary key, price integer not null);
  create index goods_price on shop.goods (price);`;
const cheapest = `create or replace function shop.cheapest() returns integer language sql as 'select min(price) from shop.goods';`;
const first: Migration = { version: 1, oldestCode: 1, apply: tables + cheapest };
const colours: Migration = { version: 2, oldestCode: 1, apply: 'alter table shop.goods add column colour text' };
const euros: Migration = {
  version: 3,
  oldestCode: 2,
  apply: async (client) => void (await client.query('alter table shop.goods rename column price to euros')),
};
const shop = (...migrations: Migration[]): Schema => ({
  name: 'shop',
  lock: LOCK,
  migrations,
  unversioned: { tables: { goods: ['sku', 'price'] }, replaced: cheapest },
});
const old = shop(first);
const current = shop(first, colours);
const newest = shop(first, colours, euros);

/** Migrated first by the same connection, which by then has looked at whatever else there is and has no reason to look again. */
const warehouse: Schema = {
  name: 'warehouse',
  lock: LOCK + 1,
  migrations: [{ version: 1, oldestCode: 1, apply: 'create table warehouse.shelves (shelf text)' }],
  unversioned: { tables: { shelves: ['shelf'] }, replaced: '' },
};

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const versions = async () => (await client.query('select version, oldest_code from shop.schema_version')).rows as unknown;
const columns = async () =>
  (
    await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'shop.goods'::regclass and attnum > 0 order by 1`,
    )
  ).rows.map(({ name }) => name);
const waiting = async () =>
  (
    await client.query(
      `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    )
  ).rowCount;
/** As installations were before versions were written down. */
const unversioned = () => client.query(`create schema shop; ${tables} insert into shop.goods values ('MUG', 7)`);

test('given nothing, everything is made, and the version is written down', async () => {
  await migrate(database.url, [newest]);
  expect(await versions()).toEqual([{ version: 3, oldest_code: 2 }]);
  expect(await columns()).toEqual(['colour', 'euros', 'sku']);
});

test('given a version behind, only what is missing is done', async () => {
  await migrate(database.url, [old]);
  await client.query(`insert into shop.goods values ('MUG', 7)`);
  await migrate(database.url, [current]);
  expect(await versions()).toEqual([{ version: 2, oldest_code: 1 }]);
  expect((await client.query('select * from shop.goods')).rows).toEqual([{ sku: 'MUG', price: 7, colour: null }]);
});

test('given the version of this code, nothing is locked, made or waited for', async () => {
  await migrate(database.url, [current]);
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await client.query('lock table shop.goods in access exclusive mode');
  await migrate(database.url, [current]);
  await client.query('rollback');
  expect(await versions()).toEqual([{ version: 2, oldest_code: 1 }]);
});

test.each([
  ['an empty database', async () => undefined],
  ['an installation from before versions', unversioned],
  ['a version behind', () => migrate(database.url, [old])],
])('given %s and five that start at once, each step is done once', async (_, prepare) => {
  await prepare();
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  const five = Promise.all([1, 2, 3, 4, 5].map(() => migrate(database.url, [warehouse, newest])));
  await vi.waitFor(async () => expect(await waiting()).toBe(5), { timeout: 20_000, interval: 10 });

  await client.query('select pg_advisory_unlock($1)', [LOCK]);
  await five;

  expect(await versions()).toEqual([{ version: 3, oldest_code: 2 }]);
  expect(await columns()).toEqual(['colour', 'euros', 'sku']);
});

test('given an installation from before versions, it is version 1 with its data, and its functions are made anew beside a running reader', async () => {
  await unversioned();
  await client.query('begin; select * from shop.goods');
  await migrate(database.url, [old]);
  await client.query('commit');
  expect(await versions()).toEqual([{ version: 1, oldest_code: 1 }]);
  expect((await client.query('select shop.cheapest()')).rows).toEqual([{ cheapest: 7 }]);
});

test.each([
  ['create table shop.goods (sku text primary key)', 'goods has no column price'],
  ['create table shop.goods (sku text, price integer, size integer not null)', 'goods has a column size that this code does not know'],
])('given tables that do not fit (%s), it is refused with what differs, and nothing is changed', async (made, difference) => {
  await client.query(`create schema shop; ${made}`);
  const refused = migrate(database.url, [current]);
  await expect(refused).rejects.toThrow(SchemaRefused);
  await expect(refused).rejects.toThrow(`The schema shop is not of version 1, and no version is written down: ${difference}.`);
  expect((await client.query(`select to_regclass('shop.schema_version') as made`)).rows).toEqual([{ made: null }]);
});

test('given a table that is missing among others, it is named', async () => {
  await unversioned();
  const more: Schema = { ...old, unversioned: { ...old.unversioned, tables: { goods: ['sku', 'price'], stock: ['sku'] } } };
  await expect(migrate(database.url, [more])).rejects.toThrow('the table stock is missing');
});

test('given tables of somebody else in the schema, ours are made', async () => {
  await client.query('create schema shop; create table shop.notes (note text)');
  await migrate(database.url, [old]);
  expect(await columns()).toEqual(['price', 'sku']);
});

test('given newer code that has migrated, older code runs beside it as far as that allows, and is refused beyond', async () => {
  await migrate(database.url, [newest]);
  await migrate(database.url, [current]);
  await checkSchema(database.url, 'shop', 2);
  expect(await versions()).toEqual([{ version: 3, oldest_code: 2 }]);
  const sentence =
    'The schema shop is at version 3, this code knows version 1, and the oldest code that may run beside it knows version 2: start a newer release.';
  await expect(migrate(database.url, [old])).rejects.toThrow(new SchemaRefused('shop', sentence.replace('The schema shop ', '')));
  await expect(checkSchema(database.url, 'shop', 1)).rejects.toThrow(sentence);
});

test('given a step that fails, nothing of it stays, and the next try does it', async () => {
  await migrate(database.url, [old]);
  const broken = shop(first, { ...colours, apply: `${String(colours.apply)}; select 1 / 0` });
  await expect(migrate(database.url, [broken])).rejects.toThrow('division by zero');
  expect(await columns()).toEqual(['price', 'sku']);
  await migrate(database.url, [current]);
  expect(await columns()).toEqual(['colour', 'price', 'sku']);
});

test('given a schema that is behind, not there, away, or hidden from the login, whoever only uses it is let pass', async () => {
  await checkSchema(database.url, 'shop', 1);
  await migrate(database.url, [newest]);
  await checkSchema(database.url, 'shop', 4);
  await checkSchema('postgres://nobody@127.0.0.1:1/none', 'shop', 1);
  await checkSchema('no url', 'shop', 1);
  const guest = new URL(database.url);
  guest.username = `guest_${process.pid}`;
  guest.password = 'guest';
  await client.query(`create role ${guest.username} login password 'guest'`);
  await checkSchema(guest.href, 'shop', 1);
  await client.query(`drop role ${guest.username}`);
});
