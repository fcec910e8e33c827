import pg from 'pg';
import { Client } from './client.js';
import { COMMIT_DURABLY } from './durable.js';
import { type Schema, SchemaRefused, versionOf } from './schema.js';
import { readVersion, refuseTooOld, type VersionRow } from './schema-version.js';

/**
 * Brings schemas of one database to the version that this code knows. Safe to run again, which costs one select for each, and by several processes
 * at once. What newer code has migrated stays as it is.
 * @param then more to do on the same connection
 * @throws SchemaRefused; the driver's error when the database cannot be reached
 */
export async function migrate(url: string, schemas: readonly Schema[], then?: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'orderline-migrate', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // The statement under way fails with it.
  await client.connect();
  try {
    for (const schema of schemas) await asOneWhoMay(schema.name, () => bringUpToDate(client, schema));
    await then?.(client);
  } finally {
    await client.end();
  }
}

const NO_RIGHT = '42501';

/** A login that only runs the processes may not change what they use. @throws SchemaRefused where it would have to */
export async function asOneWhoMay<Result>(schema: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== NO_RIGHT) throw cause;
    const reason = `has to be made or changed, and the login may not do that (${cause.message}): run \`npm run migrate\` with one that may.`;
    throw new SchemaRefused(schema, reason, { cause });
  }
}

/** Does the work in one transaction, while nobody else changes the schema. */
export async function underLock<Result>(
  client: pg.ClientBase,
  { lock }: Pick<Schema, 'lock'>,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query(`begin isolation level read committed; ${COMMIT_DURABLY}`);
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    // Waiting for such a lock brings no news of what others have made meanwhile, as looking at a table does.
    await client.query('select from pg_namespace limit 1');
    await client.query('set local client_min_messages = warning');
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // The connection is gone, and the transaction with it.
    throw error;
  }
}

async function bringUpToDate(client: pg.ClientBase, schema: Schema): Promise<void> {
  const { name } = schema;
  const known = versionOf(schema);
  const row = await readVersion(client, name);
  if (row !== undefined) refuseTooOld(name, known, row);
  if (row !== undefined && row.version >= known) return;
  await underLock(client, schema, async () => {
    await client.query(
      `create schema if not exists ${name};
       create table if not exists ${name}.schema_version (
         single boolean primary key default true check (single),
         version integer not null,
         oldest_code integer not null,
         migrated_at timestamptz not null default now()
       )`,
    );
    const before = (await readVersion(client, name)) ?? (await takeOver(client, schema));
    refuseTooOld(name, known, before);
    let { version, oldestCode } = before;
    for (const migration of schema.migrations.filter((each) => each.version > before.version)) {
      if (typeof migration.apply === 'string') await client.query(migration.apply);
      else await migration.apply(client);
      version = migration.version;
      oldestCode = Math.max(oldestCode, migration.oldestCode);
    }
    await client.query(
      `insert into ${name}.schema_version (version, oldest_code) values ($1, $2)
       on conflict (single) do update set version = excluded.version, oldest_code = excluded.oldest_code, migrated_at = now()`,
      [version, oldestCode],
    );
  });
}

const NOTHING: VersionRow = { version: 0, oldestCode: 0 };

/** What an installation without a version row is: version 1 if it has the tables of that, nothing if it has none of them. @throws SchemaRefused */
async function takeOver(client: pg.ClientBase, { name, migrations, unversioned }: Schema): Promise<VersionRow> {
  const { rows } = await client.query<{ table: string; column: string; needed: boolean }>(
    `select c.relname as table, a.attname as column, a.attnotnull and not a.atthasdef as needed
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') and c.relname = any($2)`,
    [name, Object.keys(unversioned.tables)],
  );
  if (rows.length === 0) return NOTHING;
  const differences = Object.entries(unversioned.tables).flatMap(([table, columns]) => {
    const found = rows.filter((row) => row.table === table);
    if (found.length === 0) return [`the table ${table} is missing`];
    const missing = columns.filter((column) => !found.some((row) => row.column === column));
    // One that must be filled and that this code does not know would fail every insert.
    const unknown = found.filter(({ column, needed }) => needed && !columns.includes(column));
    return [
      ...missing.map((column) => `${table} has no column ${column}`),
      ...unknown.map(({ column }) => `${table} has a column ${column} that this code does not know`),
    ];
  });
  if (differences.length > 0)
    throw new SchemaRefused(name, `is not of version 1, and no version is written down: ${differences.join(', ')}.`);
  await client.query(unversioned.replaced);
  return { version: 1, oldestCode: migrations[0]?.oldestCode ?? 1 };
}
