import { migrate } from '#postgres/migrate';
import { type Schema, versionOf } from '#postgres/schema';
import { checkSchema } from '#postgres/schema-version';

/**
 * A schema of its own, so that it has a backup of its own: whoever keeps the events for ever must not keep the keys with them.
 *
 * `progress` stands in the same schema on purpose. An older copy that is put back brings back destroyed keys and takes the progress back with
 * them, so that the erasing events since then are found and their keys destroyed again.
 */
const tables = `
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

const keySchema: Schema = {
  name: 'personal_data',
  lock: 7_310_274_814,
  migrations: [{ version: 1, oldestCode: 1, apply: tables }],
  unversioned: {
    tables: {
      keys: ['subject', 'wrapped', 'made_at', 'destroyed_at'],
      progress: ['single', 'position'],
      master_key_check: ['single', 'wrapped'],
    },
    replaced: '',
  },
};

/** Creates or updates the schema of the keys. Safe to run again, and by several at once. @throws SchemaRefused */
export async function migrateKeyVault(url: string): Promise<void> {
  await migrate(url, [keySchema]);
}

/** For a process that only reads keys. @throws SchemaRefused */
export async function checkKeyVault(url: string): Promise<void> {
  await checkSchema(url, keySchema.name, versionOf(keySchema));
}
