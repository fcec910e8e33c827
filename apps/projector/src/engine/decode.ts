import { eventCatalogue, EventShapeError } from '#events/contracts/event-catalogue';
import { type StoredEvent } from '#events/store/event-store';
import { type Recorded } from './projection.js';

/** Several projections of one process fold the same event: it is checked and upcast once. */
const decoded = new WeakMap<StoredEvent, Recorded>();

/** @throws EventShapeError when today's code cannot read the event */
export function decode(event: StoredEvent): Recorded {
  const known = decoded.get(event);
  if (known !== undefined) return known;
  const { stream, revision, position } = event;
  const current = eventCatalogue.decode(event.type, event.data, event.metadata);
  const recorded = { ...current.event, stream, revision, position, occurredAt: current.metadata.occurredAt } as Recorded;
  decoded.set(event, recorded);
  return recorded;
}

/** Decodes what can be decoded. What cannot is found again, and reported, when it is its turn. */
export function decodeAhead(events: readonly StoredEvent[]): void {
  for (const event of events) {
    try {
      decode(event);
    } catch (error) {
      if (!(error instanceof EventShapeError)) return;
    }
  }
}
