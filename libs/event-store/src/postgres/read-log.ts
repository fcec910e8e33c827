import { type Pool } from 'pg';
import { type EventBatch, type ReadAllOptions, type ReadStreamOptions, type StoredEvent } from '../event-store.js';
import { read } from './connections.js';
import { EVENT_COLUMNS, type EventRow, toStoredEvent } from './stored-rows.js';

const STREAM_PAGE = 500;
export const DEFAULT_BATCH = 1_000;

/** The first revision that reads of a stream still return: after a deletion, a truncation, or the limit on their number. */
const FIRST_READABLE = `coalesce((select greatest(coalesce(l.deleted_to, -1) + 1, coalesce(l.truncate_before, 0), event_store.last_revision(l.stream) - l.max_count + 1)
  from event_store.stream_limits l where l.stream = $1), 0)`;

export async function* readStream(pool: Pool, stream: string, options: ReadStreamOptions = {}): AsyncGenerator<readonly StoredEvent[]> {
  const backwards = options.direction === 'backwards';
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  let next = options.from ?? (backwards ? 2_147_483_647 : 0);
  while (left > 0 && next >= 0) {
    options.signal?.throwIfAborted();
    const limit = Math.min(left, STREAM_PAGE);
    const rows = await read<EventRow>(pool, {
      name: backwards ? 'read-stream-backwards' : 'read-stream-forwards',
      text: `select ${EVENT_COLUMNS} from event_store.events where stream = $1 and revision >= ${FIRST_READABLE}
        and revision ${backwards ? '<=' : '>='} $2 order by revision ${backwards ? 'desc' : 'asc'} limit $3`,
      values: [stream, next, limit],
    });
    if (rows.length > 0) yield rows.map(toStoredEvent);
    if (rows.length < limit) return;
    left -= rows.length;
    next = (rows.at(-1) as EventRow).revision + (backwards ? -1 : 1);
  }
}

/** One batch after a position; empty at the log's end. The filter by type is ours, so that every event moves the position. */
export async function readBatch(pool: Pool, after: bigint, batchSize: number): Promise<readonly StoredEvent[]> {
  const rows = await read<EventRow>(pool, {
    name: 'read-all',
    text: `select ${EVENT_COLUMNS} from event_store.events where position > $1 order by position limit $2`,
    values: [after.toString(), batchSize],
  });
  return rows.map(toStoredEvent);
}

export function filterTypes(types: readonly string[] | undefined): (events: readonly StoredEvent[]) => readonly StoredEvent[] {
  if (types === undefined) return (events) => events;
  const wanted = new Set(types);
  return (events) => events.filter((event) => wanted.has(event.type));
}

export async function* readAll(pool: Pool, options: ReadAllOptions): AsyncGenerator<EventBatch> {
  const batchSize = options.batchSize ?? DEFAULT_BATCH;
  const filter = filterTypes(options.types);
  let upcoming = readBatch(pool, options.after, batchSize);
  for (;;) {
    options.signal?.throwIfAborted();
    const events = await upcoming;
    const last = events.at(-1);
    if (last === undefined) return;
    const full = events.length === batchSize;
    // The next batch travels while the consumer works on this one.
    if (full) {
      upcoming = readBatch(pool, last.position, batchSize);
      upcoming.catch(() => undefined);
    }
    yield { events: filter(events), position: last.position };
    if (!full) return;
  }
}

export async function readHead(pool: Pool): Promise<bigint> {
  const rows = await read<{ head: string }>(pool, {
    name: 'read-head',
    text: 'select coalesce(max(position), 0) as head from event_store.events',
  });
  return BigInt(rows[0]?.head ?? 0);
}
