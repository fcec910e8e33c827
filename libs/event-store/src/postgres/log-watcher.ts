import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { Client } from '#postgres/client';

const RECONNECT_MS = 500;

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

  async #listen(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const client = new Client({ ...this.#settings, application_name: 'orderline-event-store-listen' });
      const ended = new Promise<void>((resolve) => {
        client.once('end', resolve);
        // Followed by 'end'; until the next connection the waiters poll.
        client.once('error', () => resolve());
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      try {
        await client.connect();
        client.on('notification', () => this.#wake());
        await client.query('listen event_store');
        // What was appended while nobody listened.
        this.#wake();
        await ended;
      } catch {
        // Polling goes on meanwhile, and says what is wrong with the connection if it fails too.
      }
      client.end().catch(() => undefined);
      await delay(RECONNECT_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
