import { versionOf } from '#postgres/schema';
import { checkSchema } from '#postgres/schema-version';
import { type BatchObserver } from './batch-observer.js';
import { AccessDenied } from './errors.js';
import { type EventStore } from './event-store.js';
import { EventStoreDbEventStore } from './eventstoredb/eventstoredb-event-store.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { eventStoreSchema, migrateEventStore } from './postgres/schema.js';

export interface StoreSettings {
  /** Most that PostgreSQL is read through at once; writing and hearing of news take one more each. EventStoreDB has one for everything. */
  readonly connections?: number;
  /** Told of PostgreSQL's batches; EventStoreDB has none. */
  readonly observer?: BatchObserver;
}

/**
 * The event store that a connection string names. Nothing else in Orderline knows which adapter runs.
 * @throws AccessDenied when no adapter takes such a string
 */
export function openEventStore(url: string, { connections, observer }: StoreSettings = {}): EventStore {
  if (isPostgres(url)) {
    const reads = connections === undefined ? {} : { readConnections: connections };
    return new PostgresEventStore({ url, ...reads, ...(observer === undefined ? {} : { observer }) });
  }
  if (/^esdb(\+discover)?:/.test(url)) return new EventStoreDbEventStore({ url });
  throw new AccessDenied('EVENT_STORE_URL names no event store that Orderline knows: use postgres://… or esdb://…');
}

/** For the process that appends: its functions are there, and this code may use them. @throws SchemaRefused */
export async function prepareEventStore(url: string): Promise<void> {
  if (isPostgres(url)) await migrateEventStore(url);
}

/** For a process that does not migrate it: whether this code may use it. A store with no schema of ours may always be used. @throws SchemaRefused */
export async function checkEventStore(url: string): Promise<void> {
  if (isPostgres(url)) await checkSchema(url, eventStoreSchema.name, versionOf(eventStoreSchema));
}

const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url);
