import { BACKWARDS, END } from '@eventstore/db-client';
import { type StoredEvent } from '../event-store.js';
import { type Connection } from './connection.js';
import { isSystemType, toStoredEvent } from './stored-event.js';

/** See the port. */
export async function readLast(connection: Connection, patience: number, count: number): Promise<readonly StoredEvent[]> {
  return connection.call(
    async (client) => {
      const events: StoredEvent[] = [];
      // To its end: a read that is left early is never let go of by the client.
      for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: count, requiresLeader: true })) {
        const stored = event === undefined || isSystemType(event.type) ? undefined : toStoredEvent(event);
        if (stored !== undefined) events.push(stored);
      }
      return events.reverse();
    },
    {},
    patience,
  );
}
