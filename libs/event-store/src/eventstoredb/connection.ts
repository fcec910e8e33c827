import { backoffMs, pause } from '#postgres/backoff';
import { EventStoreClosed } from '../errors.js';
import { type Call, type Passing, tookTooLong, translate, unavailable } from './client-errors.js';
import { type ConnectionSettings } from './connection-string.js';
import { GuardedClient } from './guarded-client.js';

/** How long to wait after so many failed tries before the one that failed last. */
export const backoff = (before: number): number => backoffMs({ firstMs: 50, mostMs: 5_000 }, before + 1);

/** The client of the moment. It mends itself after most failures; after some only a new one looks for the leader again. */
export class Connection {
  readonly #settings: ConnectionSettings;
  readonly #closed = new AbortController();
  #client: GuardedClient;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#client = new GuardedClient(settings);
  }

  /** Aborts when the store is closed. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  get client(): GuardedClient {
    return this.#client;
  }

  /** @throws EventStoreClosed */
  refuseClosed(): void {
    if (this.#closed.signal.aborted) throw new EventStoreClosed();
  }

  /** Takes note of a failure on a client, which may be one that has been replaced already. */
  noteFailure(failure: Passing, client: GuardedClient): void {
    if (!failure.needsNewClient || client !== this.#client || this.#closed.signal.aborted) return;
    this.#client = new GuardedClient(this.#settings);
    void client.dispose();
  }

  /**
   * Repeats a call that may be repeated, while the server is away. Each try has half of the patience.
   * @param patience milliseconds
   * @throws EventStoreUnavailable, AccessDenied and what the call's own errors become
   */
  async call<Result>(work: (client: GuardedClient) => Promise<Result>, about: Call, patience: number): Promise<Result> {
    const end = Date.now() + patience;
    for (let tries = 0; ; tries++) {
      this.refuseClosed();
      const { client } = this;
      const failure = await this.#try(() => work(client), about, patience / 2);
      if (failure.kind === 'done') return failure.result;
      this.noteFailure(failure, client);
      const delay = backoff(tries);
      if (Date.now() + delay >= end) throw unavailable(failure, failure.mayBeDone ? 'unknown' : 'not-written');
      await pause(delay, this.#closed.signal);
    }
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#client.dispose();
  }

  async #try<Result>(work: () => Promise<Result>, about: Call, limit: number): Promise<Passing | { kind: 'done'; result: Result }> {
    try {
      return { kind: 'done', result: await within(limit, work()) };
    } catch (error) {
      const failure = error instanceof TimeLimitPassed ? tookTooLong(limit) : translate(error, about);
      if (failure.kind === 'final') throw failure.error;
      return failure;
    }
  }
}

/** Says only that the time is up: what becomes of the work is then unknown. */
export class TimeLimitPassed extends Error {
  constructor() {
    super('No answer in time.');
    this.name = 'TimeLimitPassed';
  }
}

/** The work's result, or TimeLimitPassed; a later failure of the work is of no interest any more. */
export async function within<Result>(limit: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeLimitPassed()), limit);
    void work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
