import { type BatchObserver, unobserved } from '../batch-observer.js';
import { EventStoreClosed } from '../errors.js';
import { type PendingAppend } from './append-batch.js';
import { type BatchWriter } from './batch-writer.js';

/** A batch is bounded in appends and in bytes, so that no transaction holds the append lock for long. */
const MAX_BATCH_APPENDS = 1_000;
const MAX_BATCH_BYTES = 4 * 1_048_576;

/**
 * Gathers the appends of concurrent callers and writes them in one transaction. While one batch is being written the next one fills up, so the
 * batches grow with the load and a lone caller waits for nobody.
 */
export class GroupCommit {
  readonly #writer: BatchWriter;
  #queue: PendingAppend[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(
    writer: BatchWriter,
    private readonly observer: BatchObserver = unobserved,
  ) {
    this.#writer = writer;
  }

  add(append: PendingAppend): void {
    if (this.#closed) {
      append.reject(new EventStoreClosed());
      return;
    }
    this.#queue.push(append);
    this.observer.waiting(this.#queue.length);
    this.#running ??= this.#drain();
  }

  /** Writes what was added before, takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await this.#writer.close();
  }

  async #drain(): Promise<void> {
    // Callers that were answered together come back together: let them all in before the next batch leaves.
    await new Promise(setImmediate);
    while (this.#queue.length > 0) {
      const batch = this.#take();
      this.observer.waiting(this.#queue.length);
      const began = performance.now();
      await this.#writer.write(batch);
      this.observer.ended(batch.length, (performance.now() - began) / 1_000);
      await new Promise(setImmediate);
    }
    this.#running = undefined;
  }

  #take(): PendingAppend[] {
    let bytes = 0;
    let count = 0;
    for (const append of this.#queue) {
      if (count === MAX_BATCH_APPENDS || (count > 0 && bytes + append.bytes > MAX_BATCH_BYTES)) break;
      // What one caller remembers is no reason to refuse another's append.
      if (append.seen !== this.#queue[0]?.seen) break;
      bytes += append.bytes;
      count++;
    }
    return this.#queue.splice(0, count);
  }
}
