import { eventCatalogue, EventShapeError } from '#events/contracts/event-catalogue';
import { type StoredEvent } from '#event-store/event-store';
import { type Fold, type Recorded } from '#read-models/fold';

/**
 * Several projections of one process fold the same event: it is checked and upcast once, and carries the outcome from then on. Not in a
 * WeakMap: with thousands of entries that come and go it costs the garbage collector more than the decoding costs us.
 */
const DECODED = Symbol('decoded');
interface Carrier extends StoredEvent {
  [DECODED]?: Recorded;
}

/** @throws EventShapeError when today's code cannot read the event */
export function decode(event: StoredEvent): Recorded {
  const carrier: Carrier = event;
  return (carrier[DECODED] ??= read(event));
}

function read({ type, data, metadata, stream, revision, position }: StoredEvent): Recorded {
  const { event, metadata: facts } = eventCatalogue.decode(type, data, metadata);
  return { type: event.type, data: event.data, stream, revision, position, occurredAt: facts.occurredAt } as Recorded;
}

/** Decodes what can be decoded, and prepares it for the folds. What cannot is found again, and reported, when it is its turn. */
export function decodeAhead(events: readonly StoredEvent[], folds: readonly Fold[] = []): void {
  const preparing = folds.flatMap((fold) => (fold.kind === 'rows' && fold.prepare !== undefined ? [fold] : []));
  for (const event of events) {
    try {
      const decoded = decode(event);
      for (const fold of preparing) fold.prepare?.(decoded);
    } catch (error) {
      if (!(error instanceof EventShapeError)) return;
    }
  }
}
