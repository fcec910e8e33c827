import { type Logger } from '#platform/logging/logger';
import { listen } from '#postgres/listen';
import { type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

/** A view has moved: `<projection>:<position>`, sent with every batch of a live generation. */
export interface Moved {
  readonly projection: string;
  readonly position: bigint;
}

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
    this.#listening = listen(
      {
        connection: { connectionString: this.url, application_name: 'orderline-query-api notifications' },
        channel: 'projections',
        retry: { firstMs: 100, mostMs: 5_000 },
        heard: (payload) => this.#tell(payload ?? ''),
        failed: (error) => this.logger.warn({ err: error }, 'not hearing of moved views; trying again'),
      },
      this.#stopping.signal,
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await this.#listening;
  }

  #tell(payload: string): void {
    const moved = /^(.+):(\d+)$/.exec(payload);
    if (moved?.[1] === undefined || moved[2] === undefined) return;
    for (const listener of this.#listeners) listener({ projection: moved[1], position: BigInt(moved[2]) });
  }
}
