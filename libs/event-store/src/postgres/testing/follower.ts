import { type EventStore, type StoredEvent } from '../../event-store.js';
import { until } from './observer.js';

/** Follows a log from its beginning and keeps what it sees, in the order in which it sees it. */
export class Follower {
  readonly events: StoredEvent[] = [];
  /** How often it was told that it has seen all there is. */
  timesCaughtUp = 0;
  readonly #left = new AbortController();
  readonly #following: Promise<void>;

  constructor(store: EventStore, batchSize: number) {
    this.#following = this.#follow(store, batchSize);
    this.#following.catch(() => undefined); // shown by leave
  }

  get positions(): bigint[] {
    return this.events.map(({ position }) => position);
  }

  async seen(count: number): Promise<void> {
    await until(`a follower has seen ${count} events`, () => this.events.length >= count);
  }

  async caughtUp(): Promise<void> {
    await until('a follower is caught up', () => this.timesCaughtUp > 0);
  }

  async leave(): Promise<void> {
    this.#left.abort();
    await this.#following;
  }

  async #follow(store: EventStore, batchSize: number): Promise<void> {
    for await (const { events, caughtUp } of store.subscribe({ after: 0n, batchSize, signal: this.#left.signal })) {
      this.events.push(...events);
      if (caughtUp) this.timesCaughtUp++;
    }
  }
}
