import { isAnything, type LogFilter, matcher } from './log-filter.js';
import { type LoggedEvent, type LogReader } from './log-reader.js';

export interface Scan {
  readonly events: readonly LoggedEvent[];
  /** The last event that was looked at, whether it is among those or not: everything up to there has been told. */
  readonly scannedTo: bigint;
  /** Whether there is nothing more in this direction. */
  readonly done: boolean;
}

export interface Bounds {
  /** Events that may be looked at. */
  readonly events: number;
  /** After which nothing more is begun. */
  readonly ms: number;
}

/** What one request may take, however much there is to look through. */
export const usualBounds: Bounds = { events: 20_000, ms: 100 };

/** Of a request that asks for no more than it gets; else many at a time are looked through. */
const BATCH = 1_000;
/** The clocks of those who write the log may differ so much; what is recorded outside of a period by more ends a look through it. */
const SKEW_MS = 60_000;
/** A place in time is found no closer than this. */
const CLOSE_ENOUGH = 1_000n;

interface Look {
  readonly filter: LogFilter;
  readonly limit: number;
  /** Forwards: what stands there or later is not looked at. */
  readonly until?: bigint | undefined;
  readonly bounds?: Bounds;
}

/** Forwards. @param after undefined: where the period begins, as far as that can be found */
export async function scanForwards(
  log: LogReader,
  after: bigint | undefined,
  { filter, limit, until, bounds = usualBounds }: Look,
): Promise<Scan> {
  const started = performance.now();
  const matches = matcher(filter);
  const end = filter.to === undefined ? Infinity : Date.parse(filter.to) + SKEW_MS;
  const found: LoggedEvent[] = [];
  let scannedTo = after ?? (filter.from === undefined ? 0n : (await halve(log, Date.parse(filter.from) - SKEW_MS)).before);
  let looked = 0;
  for await (const { events, position } of log.after(scannedTo, isAnything(filter) ? limit : BATCH)) {
    for (const event of events) {
      if (event.recordedAt.getTime() >= end || (until !== undefined && event.position >= until))
        return { events: found, scannedTo, done: true };
      scannedTo = event.position;
      if (!matches(event)) continue;
      found.push(event);
      if (found.length === limit) return { events: found, scannedTo, done: false };
    }
    scannedTo = position;
    looked += events.length;
    if (looked >= bounds.events || performance.now() - started >= bounds.ms) return { events: found, scannedTo, done: false };
  }
  return { events: found, scannedTo, done: true };
}

/** Backwards: the newest first. @param before undefined: the log's end, or where the period ends, as far as that can be found */
export async function scanBackwards(
  log: LogReader,
  before: bigint | undefined,
  { filter, limit, bounds = usualBounds }: Look,
): Promise<Scan> {
  const started = performance.now();
  const matches = matcher(filter);
  const beginning = filter.from === undefined ? -Infinity : Date.parse(filter.from) - SKEW_MS;
  const found: LoggedEvent[] = [];
  let from = before ?? (filter.to === undefined ? undefined : (await halve(log, Date.parse(filter.to) + SKEW_MS)).after);
  for (let looked = 0; ;) {
    const events = await log.before(from, isAnything(filter) ? limit : BATCH);
    if (events.length === 0) return { events: found, scannedTo: 0n, done: true };
    for (const event of events.toReversed()) {
      if (event.recordedAt.getTime() < beginning) return { events: found, scannedTo: from ?? event.position, done: true };
      from = event.position;
      if (!matches(event)) continue;
      found.push(event);
      if (found.length === limit) return { events: found, scannedTo: from, done: false };
    }
    looked += events.length;
    const scannedTo = from ?? 0n;
    if (looked >= bounds.events || performance.now() - started >= bounds.ms) return { events: found, scannedTo, done: false };
  }
}

/**
 * Places before and after which everything was recorded before a time, and since: in a log without holes. Where positions have holes nobody can look in
 * the middle, and they are the log's ends: then it is looked through.
 */
async function halve(log: LogReader, time: number): Promise<{ readonly before: bigint; readonly after: bigint | undefined }> {
  let before = 0n;
  let after: bigint | undefined;
  for (let high = await log.head(); high - before > CLOSE_ENOUGH;) {
    const middle = (before + high) / 2n;
    const event = await log.eventAt(middle);
    if (event === undefined) break;
    if (event.recordedAt.getTime() < time) before = middle;
    else after = high = middle;
  }
  return { before, after };
}
