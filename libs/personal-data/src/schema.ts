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

/**
 * `progress.position` stays for code of before, which knows no marker: the newer one goes by the marker alone, and where that is missing begins at 0,
 * so that every tombstone is told which event made it.
 */
const markers = `
-- The event up to which every erasing event has had its effect, by which another or a shorter log is told.
alter table personal_data.progress add column if not exists marker_position bigint, add column if not exists marker_id uuid;

-- Of a tombstone: the erasing event, as the log was last read. Without it none was found there yet.
alter table personal_data.keys add column if not exists erased_position bigint, add column if not exists erased_by uuid;

-- How many rows of the keys were made on each day (UTC), in parts, so that nobody waits for another: fewer rows than that were taken away by hand.
create table if not exists personal_data.keys_made (
  day date not null,
  part integer not null,
  keys bigint not null,
  primary key (day, part)
);
insert into personal_data.keys_made (day, part, keys)
  select (made_at at time zone 'UTC')::date, 0, count(*) from personal_data.keys group by 1 on conflict do nothing;
`;

export const keySchema: Schema = {
  name: 'personal_data',
  lock: 7_310_274_814,
  migrations: [
    { version: 1, oldestCode: 1, apply: tables },
    { version: 2, oldestCode: 1, apply: markers },
  ],
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
