import { BACKWARDS, END, FORWARDS, START, StreamDeletedError, StreamNotFoundError } from '@eventstore/db-client';
import { pause } from '#postgres/backoff';
import { type EventBatch, type ReadAllOptions, type ReadStreamOptions, type StoredEvent } from '../event-store.js';
import { type Passing, tookTooLong, translate, unavailable } from './client-errors.js';
import { type Connection, backoff } from './connection.js';
import { EventSource, type Recorded } from './event-source.js';
import { type GuardedClient } from './guarded-client.js';
import { isSystemType, toStoredEvent } from './stored-event.js';

const STREAM_PAGE = 500;
export const DEFAULT_BATCH = 1_000;

/** See the port. A read that is cut off goes on where it stopped. */
export async function* readStream(
  connection: Connection,
  patience: number,
  stream: string,
  { direction = 'forwards', from, limit = Number.MAX_SAFE_INTEGER, signal }: ReadStreamOptions,
): AsyncGenerator<readonly StoredEvent[]> {
  const backwards = direction === 'backwards';
  let next = from;
  let left = Math.min(limit, Number.MAX_SAFE_INTEGER);
  const open = (client: GuardedClient) => {
    if (left === 0 || (next !== undefined && next < 0)) return undefined;
    const fromRevision = next === undefined ? (backwards ? END : START) : BigInt(next);
    const read = client.readStream(stream, {
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision,
      maxCount: left,
      requiresLeader: true,
    });
    return new EventSource(read, () => read.cancel(), STREAM_PAGE);
  };
  for await (const taken of pull(connection, patience, signal, STREAM_PAGE, open)) {
    const last = taken.at(-1) as Recorded;
    next = Number(last.revision) + (backwards ? -1 : 1);
    left -= taken.length;
    const events = taken.map(toStoredEvent).filter((event) => event !== undefined);
    if (events.length > 0) yield events;
  }
}

/** See the port. */
export async function* readAll(
  connection: Connection,
  patience: number,
  { after, types, batchSize = DEFAULT_BATCH, signal }: ReadAllOptions,
): AsyncGenerator<EventBatch> {
  const wanted = filterTypes(types);
  let position = after;
  const open = (client: GuardedClient) => {
    const fromPosition = position === 0n ? START : { commit: position, prepare: position };
    const read = client.readAll({ fromPosition, requiresLeader: true });
    return new EventSource(read, () => read.cancel(), batchSize);
  };
  for await (const taken of pull(connection, patience, signal, batchSize, open)) {
    // The server begins with the event at the position itself, and knows no filter here.
    const passed = taken.filter((event) => !isSystemType(event.type) && commitOf(event) > position);
    const last = passed.at(-1);
    if (!last) continue;
    position = commitOf(last);
    yield { events: wanted(passed), position };
  }
}

/** The events of the wanted types, as the port shows them. */
export function filterTypes(types: readonly string[] | undefined): (events: readonly Recorded[]) => readonly StoredEvent[] {
  const wanted = types === undefined ? undefined : new Set(types);
  return (events) =>
    events.flatMap((event) => {
      const stored = wanted === undefined || wanted.has(event.type) ? toStoredEvent(event) : undefined;
      return stored ? [stored] : [];
    });
}

export function commitOf(event: Recorded): bigint {
  return event.position?.commit ?? 0n;
}

/** Takes batches from what `open` opens, and opens it again when it breaks off, until nothing has come for the length of the patience. */
async function* pull(
  connection: Connection,
  patience: number,
  signal: AbortSignal | undefined,
  most: number,
  open: (client: GuardedClient) => EventSource | undefined,
): AsyncGenerator<readonly Recorded[]> {
  const stopped = signal ? AbortSignal.any([signal, connection.closed]) : connection.closed;
  let progress = Date.now();
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    connection.refuseClosed();
    const { client } = connection;
    const source = open(client);
    if (!source) return;
    let failure: Passing;
    try {
      for (;;) {
        const state = await source.ready(patience / 2, stopped);
        if (stopped.aborted || state !== 'events') {
          if (state === 'ended' && !stopped.aborted && !client.isDisposed) return;
          failure = tookTooLong(patience / 2);
          break;
        }
        yield source.take(most);
        progress = Date.now();
        tries = 0;
      }
    } catch (error) {
      if (error instanceof StreamNotFoundError || error instanceof StreamDeletedError) return;
      const translated = translate(error);
      if (translated.kind === 'final') throw translated.error;
      failure = translated;
    } finally {
      await source.close();
    }
    if (stopped.aborted) continue;
    connection.noteFailure(failure, client);
    const delay = backoff(tries);
    if (Date.now() + delay - progress >= patience) throw unavailable(failure, 'not-written');
    await pause(delay, stopped);
  }
}
