import { type LogEntry } from '../log/log-entry.js';
import { nameOfRow } from '../stepper/name-of-row.js';
import { type Change, type Row } from '../stepper/steps.js';

/** A row as it was, and which of its columns the event of the moment changed. */
export interface RowThen {
  readonly table: string;
  readonly row: Row;
  readonly changed: readonly string[];
}

/** How everything stood right after an event. */
export interface Moment {
  readonly event: LogEntry;
  readonly rows: readonly RowThen[];
  /** The last that the fulfilment has written down; undefined until it has. */
  readonly fulfilment: LogEntry | undefined;
}

/**
 * @param events of the order's streams, in whatever order
 * @param changes what each event made of rows, by its position
 */
export function momentsOf(events: readonly LogEntry[], changes: ReadonlyMap<string, readonly Change[]>): readonly Moment[] {
  const inOrder = events.toSorted((one, other) => (BigInt(one.position) < BigInt(other.position) ? -1 : 1));
  const moments: Moment[] = [];
  let rows = new Map<string, RowThen>();
  let fulfilment: LogEntry | undefined;
  for (const event of inOrder) {
    rows = new Map([...rows].map(([name, then]) => [name, { ...then, changed: [] }]));
    for (const { table, key, after, changed } of changes.get(event.position) ?? [])
      rows.set(nameOfRow({ table, key }), { table, row: after, changed });
    if (event.stream.startsWith('fulfilment-')) fulfilment = event;
    moments.push({ event, rows: [...rows.values()], fulfilment });
  }
  return moments;
}

const timeOf = ({ event: { occurredAt, recordedAt } }: Moment) => Date.parse(occurredAt ?? recordedAt);

/**
 * Which moment it was at a business time: the last one before anything later had happened.
 * @param time milliseconds since 1970
 * @returns -1 where it had not begun
 */
export function momentAt(moments: readonly Moment[], time: number): number {
  const later = moments.findIndex((moment) => timeOf(moment) > time);
  return later < 0 ? moments.length - 1 : later - 1;
}

/** Why somebody did it, where the event says so. */
export function reasonOf({ data }: LogEntry): string | undefined {
  if (typeof data !== 'object' || data === null || !('reason' in data)) return undefined;
  return typeof data.reason === 'string' ? data.reason : undefined;
}
