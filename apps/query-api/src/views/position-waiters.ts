import { type Logger } from '#platform/logging/logger';
import { bigint } from '#read-models/table';
import { type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';
import { type Notifications } from './notifications.js';
import { type ViewName } from '#read-models/views';
import { checkpointOf } from './question.js';
import { type Read, Select } from './select.js';

export interface Wait {
  readonly projection: ViewName;
  readonly position: bigint;
  /** {@link PositionWaiters.now} from before the reading that was not new enough. */
  readonly since: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

interface Waiter {
  readonly projection: ViewName;
  readonly position: bigint;
  readonly wake: (reached: boolean) => void;
}

/** How often the views are looked at while someone waits, in case a notification was lost. */
const POLL_MS = 250;
const columns = { position: bigint };

/** Requests that wait for a view to pass a position. */
export class PositionWaiters implements OnModuleInit, OnModuleDestroy {
  readonly #waiters = new Set<Waiter>();
  readonly #latest = new Map<string, { readonly position: bigint; readonly at: number }>();
  #heard = 0;
  #polling = false;
  #stopped = false;
  #stopHearing: (() => void) | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly notifications: Notifications,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#stopHearing = this.notifications.hear(({ projection, position }) => this.#moved(projection, position));
  }

  /** Whoever still waits is answered at once. */
  onModuleDestroy(): void {
    this.#stopped = true;
    this.#stopHearing?.();
    for (const waiter of this.#waiters) waiter.wake(false);
  }

  /** A mark in the sequence of notifications. */
  now(): number {
    return this.#heard;
  }

  /**
   * Until the view seems to have passed the position: read again to be sure.
   * @returns false when the deadline came first, or the client left
   */
  async wait({ projection, position, since, deadline, signal }: Wait): Promise<boolean> {
    const latest = this.#latest.get(projection);
    if (latest !== undefined && latest.at > since && latest.position >= position) return true;
    const left = deadline - performance.now();
    if (left <= 0 || signal.aborted || this.#stopped) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiter: Waiter = { projection, position, wake: resolve };
    const giveUp = () => resolve(false);
    const timer = setTimeout(giveUp, left);
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiters.add(waiter);
    this.#poll();
    try {
      return await promise;
    } finally {
      this.#waiters.delete(waiter);
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  #moved(projection: string, position: bigint): void {
    this.#latest.set(projection, { position, at: ++this.#heard });
    this.#wake(projection, position);
  }

  #wake(projection: string, position: bigint): void {
    for (const waiter of this.#waiters) {
      if (waiter.projection === projection && waiter.position <= position) waiter.wake(true);
    }
  }

  #poll(): void {
    if (this.#polling) return;
    this.#polling = true;
    setTimeout(() => {
      this.#look()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'could not look how far the views are'))
        .finally(() => {
          this.#polling = false;
          if (this.#waiters.size > 0) this.#poll();
        });
    }, POLL_MS);
  }

  async #look(): Promise<void> {
    for (const projection of new Set([...this.#waiters].map((waiter) => waiter.projection))) {
      const { text } = Select.of(columns, `from ${checkpointOf(projection)}`);
      const { rows } = await this.pool.query<Read<typeof columns>>(text);
      for (const { position } of rows) this.#wake(projection, BigInt(position));
    }
  }
}
