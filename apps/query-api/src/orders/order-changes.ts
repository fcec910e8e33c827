import { type Logger } from '#platform/logging/logger';
import { type Rest, Watchers } from '#platform/watching/watchers';
import { orders } from '#read-models/orders';
import { type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Notifications } from '../views/notifications.js';
import { prepare } from '../views/question.js';
import { Select } from '../views/select.js';
import { type Views } from '../views/views.js';

/** `ended`: the client has gone, or the process stops. */
export type Woken = 'changed' | Rest;

/** Changes that come faster are shown as one. */
const SHORTEST_PAUSE_MS = 100;
/** How often to look although nothing was heard, in case a notification was lost. */
const POLL_MS = 5_000;

const { order_id, position } = orders.columns;
const positionsOf = Select.of({ order_id, position }, `from read_models.${orders.name} where order_id = any($1)`);

/** Wakes those who watch an order when its row has changed: one look at the view for all of them, however many they are. */
export class OrderChanges implements OnModuleInit, OnModuleDestroy {
  /** Each with the row position that it has shown. */
  readonly #watchers = new Watchers<{ readonly orderId: string; readonly shown: string }, 'changed'>();
  #look: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined;
  #looking = false;
  #stopHearing: (() => void) | undefined;

  constructor(
    private readonly views: Views,
    private readonly notifications: Notifications,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#stopHearing = this.notifications.hear(({ projection }) => {
      if (projection === 'orders') this.#lookIn(SHORTEST_PAUSE_MS);
    });
  }

  onModuleDestroy(): void {
    this.#stopHearing?.();
    clearTimeout(this.#look?.timer);
    this.#watchers.stop();
  }

  /**
   * Until the order's row is another one than the watcher has shown.
   * @param shown the row's position
   */
  next(orderId: string, shown: string, quietAfterMs: number, signal: AbortSignal): Promise<Woken> {
    // For what changed since the watcher has read the row.
    return this.#watchers.next({ orderId, shown }, quietAfterMs, signal, () => this.#lookIn(SHORTEST_PAUSE_MS));
  }

  #lookIn(pauseMs: number): void {
    if (this.#watchers.size === 0 || this.#watchers.stopped) return;
    const at = performance.now() + pauseMs;
    if (this.#look !== undefined) {
      if (this.#look.at <= at) return;
      clearTimeout(this.#look.timer);
    }
    const timer = setTimeout(() => {
      this.#look = undefined;
      if (this.#looking) return this.#lookIn(SHORTEST_PAUSE_MS);
      this.#looking = true;
      this.#wakeChanged()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'could not look for changed orders'))
        .finally(() => {
          this.#looking = false;
          this.#lookIn(POLL_MS);
        });
    }, pauseMs);
    this.#look = { timer, at };
  }

  async #wakeChanged(): Promise<void> {
    const ids = [...new Set([...this.#watchers].map(({ watched }) => watched.orderId))];
    const rows = await this.views.query(prepare(positionsOf, [ids]));
    const positions = new Map(rows.map(({ order_id, position }) => [order_id, position]));
    for (const { watched, wake } of this.#watchers) {
      if (ids.includes(watched.orderId) && positions.get(watched.orderId) !== watched.shown) wake('changed');
    }
  }
}
