import { toLogEntry } from './log-entry.js';
import { type LogFilter, matcher } from './log-filter.js';
import { type LoggedEvent, type LogReader } from './log-reader.js';
import { type LogTail } from './log-tail.js';
import { scanForwards } from './scan.js';

/** A silent connection is taken for a dead one, by proxies at the latest. */
const HEARTBEAT_MS = 15_000;
/** Clients come back by themselves; a token that has expired meanwhile is noticed then. */
const LONGEST_WATCH_MS = 600_000;
const PAGE = 200;

/** The events after a place that match, then those that come, as server-sent events ready to send. `id` is the position. */
export async function* watchEvents(
  { log, tail }: { readonly log: LogReader; readonly tail: LogTail },
  from: bigint,
  filter: LogFilter,
  signal: AbortSignal,
): AsyncIterable<string> {
  const end = performance.now() + LONGEST_WATCH_MS;
  const matches = matcher(filter);
  yield 'retry: 1000\n\n';
  for (let shown = from; performance.now() < end && !signal.aborted;) {
    const kept = tail.after(shown);
    if (kept === undefined) {
      const { events, scannedTo, done } = await scanForwards(log, shown, { filter, limit: PAGE });
      for (const event of events) yield sent(event);
      shown = scannedTo;
      if (!done) continue;
    } else {
      for (const event of kept.events.filter(matches)) yield sent(event);
      shown = kept.upTo;
    }
    const woken = await tail.next(shown, HEARTBEAT_MS, signal);
    if (woken === 'ended') return;
    if (woken === 'quiet') yield ': nothing new\n\n';
  }
}

function sent(event: LoggedEvent): string {
  return `id: ${event.position}\ndata: ${JSON.stringify(toLogEntry(event))}\n\n`;
}
