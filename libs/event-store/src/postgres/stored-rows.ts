import { type JsonObject, type StoredEvent } from '../event-store.js';

export interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  /** Microseconds since 1970. */
  readonly recorded: string;
}

/** A number is read far faster than a timestamp's text. */
export const RECORDED = `(extract(epoch from recorded_at) * 1000)::bigint as recorded`;
/** The columns of {@link EventRow}; the driver parses the JSON as the row arrives. */
export const EVENT_COLUMNS = `position, stream, revision, id, type, data, metadata, ${RECORDED}`;

export function toStoredEvent(row: EventRow): StoredEvent {
  return {
    position: BigInt(row.position),
    stream: row.stream,
    revision: row.revision,
    id: row.id,
    type: row.type,
    data: row.data,
    metadata: row.metadata,
    recordedAt: new Date(Number(row.recorded)),
  };
}
