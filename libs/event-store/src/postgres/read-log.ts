import { type Pool } from 'pg';
import { type EventAt, type EventBatch, type ReadAllOptions, type ReadStreamOptions, type StoredEvent } from '../event-store.js';
import { type Place, refuseChanged, refuseChangedMarkers, startOf } from '../same-log.js';
import { type SeenEvents } from '../seen-events.js';
import { read } from './connections.js';
import { EVENT_COLUMNS, type EventRow, RECORDED, toStoredEvent } from './stored-rows.js';

const STREAM_PAGE = 500;
export const DEFAULT_BATCH = 1_000;

/** Of the event at the position $1 itself the reader needs to know only which one it is. */
const COLUMNS_FROM = `position, stream, revision, id, type,
  case when position > $1 then data end as data, case when position > $1 then metadata end as metadata, ${RECORDED}`;

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
    const rows = await readSeen(pool, options.seen, {
      name: backwards ? 'read-stream-backwards' : 'read-stream-forwards',
      text: `select ${EVENT_COLUMNS} from event_store.events where stream = $1 and revision >= ${FIRST_READABLE}
        and revision ${backwards ? '<=' : '>='} $2 order by revision ${backwards ? 'desc' : 'asc'} limit $3`,
      values: [stream, next, limit],
    });
    const events = rows.map(toStoredEvent);
    for (const event of events) options.seen?.note(event);
    if (events.length > 0) yield events;
    if (rows.length < limit) return;
    left -= rows.length;
    next = (rows.at(-1) as EventRow).revision + (backwards ? -1 : 1);
  }
}

/** A read of three values that in the same statement looks at the events that the reader has seen. @throws LogChanged */
async function readSeen(pool: Pool, seen: SeenEvents | undefined, query: Read): Promise<readonly EventRow[]> {
  const markers = seen?.markers ?? [];
  if (markers.length === 0) return read<EventRow>(pool, query);
  const rows = await read<EventRow & { readonly found: readonly (string | null)[] }>(pool, {
    name: `${query.name}-seen`,
    text: `select s.found, e.* from (
        select array_agg(x.id order by m.n) as found from unnest($4::bigint[]) with ordinality as m(position, n)
        left join event_store.events x on x.position = m.position) s
      left join lateral (${query.text}) e on true`,
    values: [...query.values, markers.map(({ position }) => position.toString())],
  });
  refuseChangedMarkers(markers, rows[0]?.found ?? []);
  return rows.filter(({ position }) => position !== null);
}

interface Read {
  readonly name: string;
  readonly text: string;
  readonly values: [unknown, unknown, unknown];
}

/**
 * One batch after a place, and the event that stands there itself; no events at the log's end. The filter by type is ours, so that every event
 * moves the position.
 * @throws LogChanged where another event stands at the place
 */
export async function readBatch(pool: Pool, place: Place, batchSize: number): Promise<{ at: Place; events: readonly StoredEvent[] }> {
  const rows = await read<EventRow>(pool, {
    name: 'read-all',
    text: `select ${COLUMNS_FROM} from event_store.events where position >= $1 order by position limit $2`,
    values: [place.position.toString(), batchSize + 1],
  });
  const first = rows[0]?.position === place.position.toString() ? rows.shift() : undefined;
  refuseChanged(place, first?.id);
  return { at: { position: place.position, id: first?.id }, events: rows.slice(0, batchSize).map(toStoredEvent) };
}

export function filterTypes(types: readonly string[] | undefined): (events: readonly StoredEvent[]) => readonly StoredEvent[] {
  if (types === undefined) return (events) => events;
  const wanted = new Set(types);
  return (events) => events.filter((event) => wanted.has(event.type));
}

export async function* readAll(pool: Pool, options: ReadAllOptions): AsyncGenerator<EventBatch> {
  const batchSize = options.batchSize ?? DEFAULT_BATCH;
  const filter = filterTypes(options.types);
  const readOn = (place: Place) => {
    const batch = readBatch(pool, place, batchSize);
    batch.catch(() => undefined); // Awaited unless the reader has left, or was told to stop.
    return batch;
  };
  let upcoming = readOn(startOf(options));
  for (;;) {
    options.signal?.throwIfAborted();
    const { events } = await upcoming;
    const last = events.at(-1);
    if (last === undefined) return;
    const full = events.length === batchSize;
    // The next batch travels while the consumer works on this one.
    if (full) upcoming = readOn(last);
    yield { events: filter(events), position: last.position, lastId: last.id };
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

export async function readLast(pool: Pool, count: number, before?: bigint): Promise<readonly StoredEvent[]> {
  const rows = await read<EventRow>(pool, {
    name: before === undefined ? 'read-last' : 'read-last-before',
    text: `select ${EVENT_COLUMNS} from event_store.events ${before === undefined ? '' : 'where position < $2'} order by position desc limit $1`,
    values: [count, ...(before === undefined ? [] : [before.toString()])],
  });
  return rows.map(toStoredEvent).reverse();
}

export async function eventAt(pool: Pool, position: bigint): Promise<EventAt | undefined> {
  const [row] = await read<Pick<EventRow, 'id' | 'type' | 'recorded'>>(pool, {
    name: 'event-at',
    text: `select id, type, ${RECORDED} from event_store.events where position = $1`,
    values: [position.toString()],
  });
  return row && { id: row.id, type: row.type, recordedAt: new Date(Number(row.recorded)) };
}
