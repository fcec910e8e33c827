import { type Logger } from '#platform/logging/logger';
import { type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '#postgres/client';

/** A view has moved: `<projection>:<position>`, sent with every batch of a live generation. */
export interface Moved {
  readonly projection: string;
  readonly position: bigint;
}

const CHANNEL = 'projections';
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A server that says nothing any more must not hold up the shutdown. */
const LONGEST_FAREWELL_MS = 1_000;

/**
 * Hears of moved views on one connection for the whole process. Notifications are hints: while the connection is down they are lost, so
 * whoever waits also looks for himself now and then.
 */
export class Notifications implements OnModuleInit, OnModuleDestroy {
  readonly #listeners = new Set<(moved: Moved) => void>();
  readonly #stopping = new AbortController();
  #listening: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  /** @returns how to stop hearing */
  hear(listener: (moved: Moved) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does not wait for the connection: a process whose database is down starts, and says so when asked. */
  onModuleInit(): void {
    this.#listening = this.#listenAgainAndAgain();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await this.#listening;
  }

  async #listenAgainAndAgain(): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await this.#listen(() => (pauseMs = FIRST_PAUSE_MS));
      } catch (error) {
        this.logger.warn({ err: error }, 'not hearing of moved views; trying again');
      }
      await pause(pauseMs, undefined, { signal }).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
      });
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Until the connection ends. */
  async #listen(connected: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'orderline-query-api notifications',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const ended = Promise.withResolvers<void>();
    const stop = () => ended.resolve();
    client.on('error', ended.reject);
    client.on('end', stop);
    client.on('notification', ({ payload }) => this.#tell(payload ?? ''));
    this.#stopping.signal.addEventListener('abort', stop, { once: true });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      connected();
      await ended.promise;
    } finally {
      this.#stopping.signal.removeEventListener('abort', stop);
      ended.promise.catch(() => undefined); // told already, where it matters
      await Promise.race([client.end(), pause(LONGEST_FAREWELL_MS, undefined, { ref: false })]);
    }
  }

  #tell(payload: string): void {
    const moved = /^(.+):(\d+)$/.exec(payload);
    if (moved?.[1] === undefined || moved[2] === undefined) return;
    for (const listener of this.#listeners) listener({ projection: moved[1], position: BigInt(moved[2]) });
  }
}
