import { setTimeout as delay } from 'node:timers/promises';
import { type SubscriptionBatch } from '#event-store/event-store';
import { type Place } from '#event-store/same-log';
import { Pace } from './pace.js';

/** Most batches that are kept for those who come behind. */
const WINDOW = 4;
/** How long the fast wait for the slow before they leave them behind. */
const PATIENCE_MS = 250;

/** At the log's end what happens gathers for so long after a batch before the next is fetched: every batch costs each of its readers a commit. */
const PACE_MS = 10;

/** A reader's place on a subscription. */
export interface Reader {
  /** Number of the batch that it reads next. */
  next: number;
}

interface Kept {
  /** Position before the batch, and the id of the event there as far as it is known. */
  readonly from: bigint;
  readonly fromId: string | undefined;
  readonly batch: SubscriptionBatch;
}

/** One subscription to the log, read by several at about the same place; each batch is fetched and parsed once. */
export class SharedSubscription {
  readonly readers = new Set<Reader>();
  readonly #batches: AsyncIterator<SubscriptionBatch>;
  readonly #stop = new AbortController();
  #kept: Kept[] = [];
  /** Number of the first batch that is kept. */
  #first = 0;
  #end: bigint;
  /** Of the event at the end, as far as it is known. */
  #endId: string | undefined;
  #caughtUp = false;
  #pulling: Promise<void> | undefined;
  #advanced = Promise.withResolvers<void>();
  #over = false;

  constructor(
    start: Place,
    subscribe: (start: Place, signal: AbortSignal) => AsyncIterable<SubscriptionBatch>,
    private readonly pace = new Pace(PACE_MS),
  ) {
    this.#end = start.position;
    this.#endId = start.id;
    this.#batches = subscribe(start, this.#stop.signal)[Symbol.asyncIterator]();
  }

  /** A reader from which everything after the place comes, if the subscription still has or will have that, and went over the same event there. */
  join({ position, id }: Place): Reader | undefined {
    if (this.#over) return undefined;
    const index = this.#kept.findIndex(({ from, batch }) => from <= position && position < batch.position);
    if (index < 0 && position !== this.#end) return undefined;
    if (id !== undefined && id !== (index < 0 ? this.#endId : idAt(this.#kept[index] as Kept, position))) return undefined;
    const reader = { next: this.#first + (index < 0 ? this.#kept.length : index) };
    this.readers.add(reader);
    return reader;
  }

  /** What says that the log held nothing beyond the position, when last looked; undefined where it did not. */
  endAt(position: bigint): SubscriptionBatch | undefined {
    return this.#caughtUp && position === this.#end ? { events: [], position, lastId: this.#endId, caughtUp: true } : undefined;
  }

  leave(reader: Reader): void {
    this.readers.delete(reader);
    this.#advanced.resolve();
    if (this.readers.size > 0) return;
    this.#over = true;
    this.#stop.abort();
    void this.#batches.return?.().catch(() => undefined); // Nobody is left to be told.
  }

  /** @returns undefined at the end of the subscription, `left-behind` where the others went on without this reader */
  async read(reader: Reader, signal?: AbortSignal): Promise<SubscriptionBatch | 'left-behind' | undefined> {
    for (;;) {
      if (reader.next < this.#first) return 'left-behind';
      const kept = this.#kept[reader.next - this.#first];
      if (kept !== undefined) {
        reader.next++;
        this.#advanced.resolve();
        return kept.batch;
      }
      if (this.#over || signal?.aborted === true) return undefined;
      this.#pulling ??= this.#pull().finally(() => (this.#pulling = undefined));
      await untilAborted(this.#pulling, signal);
    }
  }

  async #pull(): Promise<void> {
    if (this.#kept.length === WINDOW) await this.#makeRoom();
    await this.pace.due(this.#stop.signal);
    try {
      const pulled = await this.#batches.next();
      if (pulled.done === true) {
        this.#over = true;
        return;
      }
      this.#kept.push({ from: this.#end, fromId: this.#endId, batch: pulled.value });
      this.#end = pulled.value.position;
      this.#endId = pulled.value.lastId;
      this.#caughtUp = pulled.value.caughtUp;
      if (this.#caughtUp && pulled.value.events.length > 0) this.pace.go();
    } catch (error) {
      this.#over = true;
      throw error;
    }
  }

  async #makeRoom(): Promise<void> {
    const timer = new AbortController();
    const deadline = delay(PATIENCE_MS, true, { signal: timer.signal }).catch(() => true); // No longer needed.
    const slow = () => [...this.readers].filter((reader) => reader.next <= this.#first);
    for (let late = false; slow().length > 0 && !late;) {
      this.#advanced = Promise.withResolvers<void>();
      late = await Promise.race([deadline, this.#advanced.promise.then(() => false)]);
    }
    for (const reader of slow()) this.readers.delete(reader); // Left behind: nobody waits for it again.
    timer.abort();
    this.#kept = this.#kept.slice(1);
    this.#first++;
  }
}

/** A race with one promise for all waits would keep something of each of them for as long as that one is open. */
async function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  const left = Promise.withResolvers<void>();
  const leave = () => left.resolve();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([work, left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function idAt({ from, fromId, batch }: Kept, position: bigint): string | undefined {
  return position === from ? fromId : batch.events.find((event) => event.position === position)?.id;
}
