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
  let refusals = 0;
  const event = await connection.call(
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
  // Where the event itself was scavenged, a server may begin with the one that follows.
  if (event?.position.commit !== position || isSystemType(event.type)) return undefined;
  return { id: event.id, type: event.type, recordedAt: event.created };
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
