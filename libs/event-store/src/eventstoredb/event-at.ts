import { type AllStreamRecordedEvent, UnknownError } from '@eventstore/db-client';
import { type EventAt } from '../event-store.js';
import { type Place, refuseChanged } from '../same-log.js';
import { type Connection } from './connection.js';
import { isSystemType } from './stored-event.js';

/** So many times in a row a server has to say that no event begins at a position: it says the same of a read that fails for a moment. */
const REFUSALS = 2;

/** See the port. */
export async function eventAt(connection: Connection, patience: number, position: bigint): Promise<EventAt | undefined> {
  if (position === 0n) return undefined;
  const event = await firstFrom(connection, patience, position);
  // Where the event itself was scavenged, a server may begin with the one that follows.
  if (event?.position.commit !== position || isSystemType(event.type)) return undefined;
  return { id: event.id, type: event.type, recordedAt: event.created };
}

/** See the port. A scavenged place is still one to read from; the middle of an event is refused, and beyond the end nothing comes. */
export async function hasRemoved(connection: Connection, patience: number, position: bigint): Promise<boolean> {
  if (position === 0n) return false;
  const event = await firstFrom(connection, patience, position);
  return event !== undefined && event.position.commit > position;
}

/** What a read from a position begins with; undefined where nothing follows, or the server refuses to begin there. */
async function firstFrom(connection: Connection, patience: number, position: bigint): Promise<AllStreamRecordedEvent | undefined> {
  let refusals = 0;
  return connection.call(
    async (client) => {
      const fromPosition = { commit: position, prepare: position };
      let first: AllStreamRecordedEvent | undefined;
      try {
        // To its end: a read that is left early is never let go of by the client.
        for await (const { event } of client.readAll({ fromPosition, maxCount: 1, requiresLeader: true })) first = event;
      } catch (error) {
        if (!saysNoEventBegins(error) || ++refusals < REFUSALS) throw error;
      }
      return first;
    },
    {},
    patience,
  );
}

/**
 * The place that a reader goes on from, with the id of the event that stands there.
 * @throws LogChanged where it is not the one that the reader has seen
 */
export async function standAt(connection: Connection, patience: number, place: Place): Promise<Place> {
  const { position } = place;
  const found = await eventAt(connection, patience, position);
  refuseChanged(place, found?.id);
  return { position, id: found?.id };
}

function saysNoEventBegins(error: unknown): boolean {
  return error instanceof UnknownError && /Unexpected ReadAllResult/.test(error.message);
}
