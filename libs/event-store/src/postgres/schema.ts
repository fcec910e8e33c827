import { migrate } from '#postgres/migrate';
import { type Schema } from '#postgres/schema';
import { appendAnyFunctions } from './append-any-functions.js';
import { appendFunctions, appendFunctionsAfter, settleAndTakeLock, takeLock } from './append-functions.js';
import { seenAppendFunctions } from './seen-append-functions.js';

/** The log. Few indexes on purpose: each one costs a large part of the speed of appending. */
const tables = `
create table if not exists event_store.events (
  position bigint primary key,
  stream text collate "C" not null,
  revision integer not null,
  id uuid not null,
  type text collate "C" not null,
  data json not null,
  metadata json not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create unique index if not exists events_stream_revision on event_store.events (stream, revision);

create table if not exists event_store.stream_limits (
  stream text collate "C" primary key,
  truncate_before integer,
  max_count integer,
  deleted_to integer
);

create table if not exists event_store.snapshots (
  stream text collate "C" primary key,
  snapshot json not null,
  written_at timestamptz not null default clock_timestamp()
);
`;

export const eventStoreSchema: Schema = {
  name: 'event_store',
  lock: 7_310_274_812,
  migrations: [
    { version: 1, oldestCode: 1, apply: tables + appendFunctions },
    { version: 2, oldestCode: 1, apply: seenAppendFunctions(takeLock) },
    { version: 3, oldestCode: 1, apply: appendFunctionsAfter(settleAndTakeLock) + seenAppendFunctions(settleAndTakeLock) },
    {
      version: 4,
      oldestCode: 1,
      apply: appendFunctionsAfter(settleAndTakeLock) + seenAppendFunctions(settleAndTakeLock) + appendAnyFunctions(settleAndTakeLock),
    },
  ],
  unversioned: {
    tables: {
      events: ['position', 'stream', 'revision', 'id', 'type', 'data', 'metadata', 'recorded_at'],
      stream_limits: ['stream', 'truncate_before', 'max_count', 'deleted_to'],
      snapshots: ['stream', 'snapshot', 'written_at'],
    },
    replaced: appendFunctions,
  },
};

/** Creates or updates the schema of the event store. Safe to run again, and by several at once, while others append. @throws SchemaRefused */
export async function migrateEventStore(url: string): Promise<void> {
  await migrate(url, [eventStoreSchema]);
}
