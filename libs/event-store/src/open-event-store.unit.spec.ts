import { afterEach, describe, expect, it } from 'vitest';
import { AccessDenied } from './errors.js';
import { type EventStore } from './event-store.js';
import { EventStoreDbEventStore } from './eventstoredb/eventstoredb-event-store.js';
import { openEventStore } from './open-event-store.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

describe('the connection string decides which adapter runs', () => {
  let store: EventStore | undefined;
  afterEach(() => store?.close());

  it.each([
    ['postgres://user:secret@localhost:1/orderline', PostgresEventStore],
    ['postgresql://user:secret@localhost:1/orderline', PostgresEventStore],
    ['esdb://localhost:1?tls=false', EventStoreDbEventStore],
    ['esdb+discover://localhost:1?tls=false', EventStoreDbEventStore],
  ])('%s', (url, adapter) => {
    store = openEventStore(url);
    expect(store).toBeInstanceOf(adapter);
  });

  it('anything else is refused without repeating it', () => {
    expect(() => openEventStore('mysql://user:secret@localhost/x')).toThrow(AccessDenied);
    expect(() => openEventStore('mysql://user:secret@localhost/x')).not.toThrow(/secret/);
  });
});
