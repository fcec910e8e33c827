import { AccessDenied } from './errors.js';
import { type EventStore } from './event-store.js';
import { EventStoreDbEventStore } from './eventstoredb/eventstoredb-event-store.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

/**
 * The event store that a connection string names. Nothing else in Orderline knows which adapter runs.
 * @throws AccessDenied when no adapter takes such a string
 */
export function openEventStore(url: string): EventStore {
  if (/^postgres(ql)?:/.test(url)) return new PostgresEventStore({ url });
  if (/^esdb(\+discover)?:/.test(url)) return new EventStoreDbEventStore({ url });
  throw new AccessDenied('EVENT_STORE_URL names no event store that Orderline knows: use postgres://… or esdb://…');
}
