import { type Pool } from 'pg';
import { backoffMs } from '#postgres/backoff';
import { type ReadAllOptions, type StoredEvent, type SubscriptionBatch } from '../event-store.js';
import { EventStoreUnavailable, PositionBeyondLog } from '../errors.js';
import { type LogWatcher } from './log-watcher.js';
import { DEFAULT_BATCH, filterTypes, readBatch, readHead } from './read-log.js';

/** The safety net below notifications: how long a lost one can go unnoticed. */
const POLL_MS = 1_000;
const BACKOFF = { firstMs: 50, mostMs: 5_000 };

/** See the port. Reads at most one batch ahead of its consumer. */
export async function* subscribe(
  pool: Pool,
  watcher: LogWatcher,
  options: ReadAllOptions,
  closed: AbortSignal,
): AsyncGenerator<SubscriptionBatch> {
  const signal = options.signal === undefined ? closed : AbortSignal.any([options.signal, closed]);
  const batchSize = options.batchSize ?? DEFAULT_BATCH;
  const filter = filterTypes(options.types);
  const patient = patience(watcher, signal);
  let position = options.after;
  if (position > 0n) {
    const head = await patient(() => readHead(pool));
    if (head !== undefined && position > head) throw new PositionBeyondLog(position, head);
  }
  let caughtUp = false;
  let upcoming: Promise<readonly StoredEvent[] | undefined> | undefined;
  while (!signal.aborted) {
    // Registered before the read, so that what is appended in between wakes it.
    const wakeUp = new AbortController();
    const woken = caughtUp ? watcher.wait(POLL_MS, AbortSignal.any([signal, wakeUp.signal])) : undefined;
    const from = position;
    const events = await (upcoming ?? patient(() => readBatch(pool, from, batchSize)));
    upcoming = undefined;
    if (events === undefined) return wakeUp.abort();
    const last = events.at(-1);
    if (last === undefined) {
      if (!caughtUp) {
        caughtUp = true;
        yield { events: [], position, caughtUp };
        continue;
      }
      await woken;
      continue;
    }
    wakeUp.abort();
    position = last.position;
    caughtUp = events.length < batchSize;
    if (!caughtUp) {
      const next = position;
      upcoming = patient(() => readBatch(pool, next, batchSize));
      upcoming.catch(() => undefined);
    }
    yield { events: filter(events), position, caughtUp };
  }
}

/** Repeats a read while the server cannot be reached, with backoff; undefined once the signal aborts. */
function patience(watcher: LogWatcher, signal: AbortSignal) {
  return async <Result>(readOnce: () => Promise<Result>): Promise<Result | undefined> => {
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        return await readOnce();
      } catch (error) {
        if (signal.aborted) return undefined;
        if (!(error instanceof EventStoreUnavailable)) throw error;
        await watcher.wait(backoffMs(BACKOFF, attempt), signal);
      }
    }
    return undefined;
  };
}
