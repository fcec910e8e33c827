import { type AllStreamRecordedEvent, type RecordedEvent } from '@eventstore/db-client';
import { type JsonObject, type StoredEvent } from '../event-store.js';

/** Types with a leading `$` are the server's own: metadata, deletions, links, statistics. */
export function isSystemType(type: string): boolean {
  return type.startsWith('$');
}

/** An event as the port shows it, or undefined for one that another program wrote in a form that the port does not have (bytes, no object). */
export function toStoredEvent(event: RecordedEvent | AllStreamRecordedEvent): StoredEvent | undefined {
  if (!event.isJson || !isObject(event.data) || !event.position) return undefined;
  return {
    position: event.position.commit,
    stream: event.streamId,
    revision: Number(event.revision),
    id: event.id,
    type: event.type,
    data: event.data,
    metadata: isObject(event.metadata) ? event.metadata : {},
    recordedAt: event.created,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
