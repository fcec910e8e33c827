import { type LogFilter, matcher } from './log-filter.js';
import { type LoggedEvent, type LogReader } from './log-reader.js';
import { type Bounds, type Scan, usualBounds } from './scan.js';

const BATCH = 500;

interface Look {
  readonly stream: string;
  readonly filter: LogFilter;
  readonly limit: number;
  /** Positions between which is looked, both exclusive; undefined where the log begins or ends. */
  readonly after?: bigint | undefined;
  readonly before?: bigint | undefined;
  readonly bounds?: Bounds;
}

/** What matches of one stream, oldest first: the stream is read, and not the log around it. */
export async function scanStreamForwards(log: LogReader, look: Look): Promise<Scan> {
  const { stream, after = 0n, before } = look;
  const head = await log.head();
  const begin = after === 0n ? 0 : (await halve(log, stream, after)).from;
  const seen = new Seen(look, after);
  for (let from: number | undefined = begin; from !== undefined;) {
    const events = await log.stream(stream, from, BATCH);
    const ended = seen.look(
      events.filter(({ position }) => position > after),
      ({ position }) => before !== undefined && position >= before,
    );
    if (ended !== undefined) return ended;
    const last: LoggedEvent | undefined = events.at(-1);
    from = last === undefined || events.length < BATCH ? undefined : last.revision + 1;
    if (from !== undefined && seen.isEnough) return seen.scan(false);
  }
  // What came to the stream since is beyond the head, or has been seen.
  return before === undefined && head > seen.scannedTo ? { ...seen.scan(true), scannedTo: head } : seen.scan(true);
}

/** The same, the newest first. */
export async function scanStreamBackwards(log: LogReader, look: Look): Promise<Scan> {
  const { stream, before } = look;
  const begin = before === undefined ? undefined : (await halve(log, stream, before)).upTo;
  const seen = new Seen(look, before ?? (await log.head()));
  for (let from = begin; ;) {
    const events = await log.streamBackwards(stream, from, BATCH);
    const ended = seen.look(
      events.filter(({ position }) => before === undefined || position < before),
      () => false,
    );
    if (ended !== undefined) return ended;
    const last = events.at(-1);
    if (last === undefined || events.length < BATCH || last.revision === 0) return { ...seen.scan(true), scannedTo: 0n };
    from = last.revision - 1;
    if (seen.isEnough) return seen.scan(false);
  }
}

/** What was found, and how far was looked. */
class Seen {
  readonly #found: LoggedEvent[] = [];
  readonly #matches: (event: LoggedEvent) => boolean;
  readonly #started = performance.now();
  #looked = 0;

  constructor(
    private readonly asked: Look,
    public scannedTo: bigint,
  ) {
    this.#matches = matcher(asked.filter);
  }

  get isEnough(): boolean {
    const { events, ms } = this.asked.bounds ?? usualBounds;
    return this.#looked >= events || performance.now() - this.#started >= ms;
  }

  /** @returns how it ended, if it did */
  look(events: readonly LoggedEvent[], isBeyond: (event: LoggedEvent) => boolean): Scan | undefined {
    for (const event of events) {
      if (isBeyond(event)) return this.scan(true);
      this.scannedTo = event.position;
      if (!this.#matches(event)) continue;
      this.#found.push(event);
      if (this.#found.length === this.asked.limit) return this.scan(false);
    }
    this.#looked += events.length;
    return undefined;
  }

  scan(done: boolean): Scan {
    return { events: this.#found, scannedTo: this.scannedTo, done };
  }
}

/** Revisions of a stream within one batch, so that a look that begins there comes on: before the first of them everything stands up to the position, behind the last everything after it. */
async function halve(log: LogReader, stream: string, position: bigint): Promise<{ readonly from: number; readonly upTo: number }> {
  const [last] = await log.streamBackwards(stream, undefined, 1);
  let [from, upTo] = [0, last?.revision ?? 0];
  while (upTo - from >= BATCH) {
    const middle = Math.floor((from + upTo) / 2);
    const [event] = await log.stream(stream, middle, 1);
    if (event === undefined || event.position >= position) upTo = middle;
    else from = middle;
  }
  return { from, upTo };
}
