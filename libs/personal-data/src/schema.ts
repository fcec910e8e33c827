import { Client } from '#postgres/client';

const MIGRATION_LOCK = 7_310_274_814;

/**
 * A schema of its own, so that it has a backup of its own: whoever keeps the events for ever must not keep the keys with them.
 *
 * `progress` stands in the same schema on purpose. An older copy that is put back brings back destroyed keys and takes the progress back with
 * them, so that the erasing events since then are found and their keys destroyed again.
 */
const schema = `
create schema if not exists personal_data;

-- One key per person, wrapped by the master key. A destroyed one leaves its row, so that it is never made again.
create table if not exists personal_data.keys (
  subject text collate "C" primary key,
  wrapped bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
) with (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);

-- Every erasing event up to here has had its effect on the keys above.
create table if not exists personal_data.progress (
  single boolean primary key default true check (single),
  position bigint not null
);

-- Something wrapped by the master key: another master key is told by it.
create table if not exists personal_data.master_key_check (
  single boolean primary key default true check (single),
  wrapped bytea not null
);
`;

/** Creates or updates the schema of the keys. Safe to run again, and by several at once. */
export async function migrateKeyVault(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'orderline-migrate', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('set local client_min_messages = warning');
    await client.query(schema);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
