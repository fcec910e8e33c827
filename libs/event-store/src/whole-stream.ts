import { StreamIncomplete } from './errors.js';
import { type EventStore, type ReadStreamOptions, type StoredEvent } from './event-store.js';

/**
 * A stream for whoever folds it: from its beginning, or from the revision after the last one folded (of a cached state, of a snapshot), without
 * a gap. What comes after a gap is never handed over. A missing stream is an empty one.
 * @throws StreamIncomplete where the stream has been cut, and what readStream throws
 */
export async function* readWholeStream(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  options: Omit<ReadStreamOptions, 'direction'> = {},
): AsyncGenerator<readonly StoredEvent[]> {
  let next = options.from ?? 0;
  for await (const events of store.readStream(stream, options)) {
    for (const { revision } of events) {
      if (revision !== next) throw new StreamIncomplete(stream, next, revision);
      next++;
    }
    yield events;
  }
}
