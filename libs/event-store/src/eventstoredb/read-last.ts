import { BACKWARDS, END } from '@eventstore/db-client';
import { type StoredEvent } from '../event-store.js';
import { type Connection } from './connection.js';
import { commitOf } from './read-events.js';
import { isSystemType, toStoredEvent } from './stored-event.js';

/** See the port. Before a position it reads on for as long as it finds only the server's own events. */
export async function readLast(connection: Connection, patience: number, count: number, before?: bigint): Promise<readonly StoredEvent[]> {
  for (let from = before; ;) {
    if (from === 0n) return [];
    const { events, earliest } = await readPage(connection, patience, count, from);
    if (events.length > 0 || before === undefined || earliest === undefined) return events;
    from = earliest;
  }
}

/** @returns `earliest`: where the first event stands that was looked at, the server's own included; undefined where there was none */
function readPage(connection: Connection, patience: number, count: number, before: bigint | undefined) {
  return connection.call(
    async (client) => {
      const fromPosition = before === undefined ? END : { commit: before, prepare: before };
      const events: StoredEvent[] = [];
      let earliest: bigint | undefined;
      // To its end: a read that is left early is never let go of by the client.
      for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition, maxCount: count, requiresLeader: true })) {
        if (event === undefined) continue;
        earliest = commitOf(event);
        const stored = isSystemType(event.type) ? undefined : toStoredEvent(event);
        if (stored !== undefined) events.push(stored);
      }
      return { events: events.reverse(), earliest };
    },
    {},
    patience,
  );
}
