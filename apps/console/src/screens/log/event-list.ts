import { type LogEntry } from './log-entry.js';

/** Events of the log as they are shown, the newest first: what is paged back to and what comes in, without a gap or a repeat. */
export interface EventList {
  readonly rows: readonly LogEntry[];
  /** `before` of the next page back. */
  readonly before: string;
  /** Whether there is nothing more behind. */
  readonly done: boolean;
}

export const nothingRead: EventList = { rows: [], before: 'end', done: false };

/** More are not kept in memory: what is behind is let go of, and read again by whoever scrolls there. */
const MOST_ROWS = 2_000;
const KEPT_ROWS = 1_000;

export interface ReadPage {
  readonly items: readonly LogEntry[];
  readonly scannedTo: string;
  readonly done: boolean;
}

/** A page back. What has come in since stays before it. */
export function withPage(list: EventList, { items, scannedTo, done }: ReadPage): EventList {
  const last = list.rows.at(-1);
  const older = last === undefined ? items : items.filter(({ position }) => BigInt(position) < BigInt(last.position));
  return { rows: [...list.rows, ...older], before: scannedTo, done };
}

/** @param arrived in the order of the log */
export function withArrivals(list: EventList, arrived: readonly LogEntry[]): EventList {
  const first = list.rows[0];
  const newer = first === undefined ? arrived : arrived.filter(({ position }) => BigInt(position) > BigInt(first.position));
  const rows = [...newer.toReversed(), ...list.rows];
  if (rows.length <= MOST_ROWS) return { ...list, rows };
  const kept = rows.slice(0, KEPT_ROWS);
  return { rows: kept, before: kept.at(-1)?.position ?? 'end', done: false };
}
