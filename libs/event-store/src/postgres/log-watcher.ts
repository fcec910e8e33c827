import type pg from 'pg';
import { listen } from '#postgres/listen';

const RECONNECT = { firstMs: 500, mostMs: 500 };
/** Behind a pooler, which lets no notifications through. */
const LOOK_EVERY_MS = 100;

/**
 * Wakes whoever waits for new events: one LISTEN connection per process. It is only a hint. A lost notification costs at most the waiter's
 * own polling interval, so the connection may drop, or be refused by a pooler in transaction mode, without harm.
 */
export class LogWatcher {
  readonly #settings: pg.ClientConfig;
  readonly #stopped = new AbortController();
  readonly #waiters = new Set<() => void>();
  #running: Promise<void> | undefined;

  constructor(settings: pg.ClientConfig) {
    this.#settings = settings;
  }

  /** Resolves when something was appended, after `milliseconds` at the latest, or when the signal aborts. */
  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true || this.#stopped.signal.aborted) return;
    this.#running ??= this.#listen();
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#waiters.add(done);
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    this.#wake();
    await this.#running;
  }

  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }

  /** Where it fails, the waiters poll, and say what is wrong with the connection if polling fails too. */
  #listen(): Promise<void> {
    const connection = { ...this.#settings, application_name: 'orderline-event-store-listen' };
    return listen(
      { connection, channel: 'event_store', retry: RECONNECT, lookEveryMs: LOOK_EVERY_MS, heard: () => this.#wake() },
      this.#stopped.signal,
    );
  }
}
