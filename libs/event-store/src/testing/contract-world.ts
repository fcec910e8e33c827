import { randomUUID } from 'node:crypto';
import {
  type EventStore,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionBatch,
} from '../event-store.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** A second client of the same log, closed by whoever asked for it. */
  another(): Promise<EventStore>;
  /** Cuts every connection to the server, which stays up. Without it, what a store owes its callers then is not tried. */
  dropConnections?(): void | Promise<void>;
  dispose(): Promise<void>;
}

/** How long a test waits for what must come, in milliseconds. */
export const DEADLINE = 20_000;

/** The store under test and the streams of this run. */
export class World {
  #under: StoreUnderTest | undefined;
  #streams = 0;
  readonly #run = randomUUID().slice(0, 8);

  begin(under: StoreUnderTest): void {
    this.#under = under;
  }

  async end(): Promise<void> {
    await this.#under?.dispose();
  }

  get under(): StoreUnderTest {
    if (!this.#under) throw new Error('The store under test has not been opened.');
    return this.#under;
  }

  get store(): EventStore {
    return this.under.store;
  }

  /** The name of a stream that nobody has used. */
  newStream(label = 'order'): string {
    return `contract-${this.#run}-${label}-${++this.#streams}`;
  }

  /** Whether the stream is one of this run. */
  isOurs(stream: string): boolean {
    return stream.startsWith(`contract-${this.#run}-`);
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of this.store.readStream(stream, options)) events.push(...batch);
    return events;
  }

  /** The events of some streams, as the log of all has them. */
  async readAllOf(streams: readonly string[], options: ReadAllOptions): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of this.store.readAll(options)) events.push(...batch.events.filter(({ stream }) => streams.includes(stream)));
    return events;
  }

  /** What a subscriber sees of some streams until it has seen so many; fails at the deadline. */
  async follow(streams: readonly string[], count: number, options: ReadAllOptions, store: EventStore = this.store): Promise<StoredEvent[]> {
    const seen: StoredEvent[] = [];
    await this.followUntil((batch) => seen.push(...batch.events.filter(({ stream }) => streams.includes(stream))) >= count, options, store);
    return seen;
  }

  /** Follows the log until a batch is the one; fails at the deadline. */
  async followUntil(
    isEnough: (batch: SubscriptionBatch) => boolean | Promise<boolean>,
    options: ReadAllOptions,
    store: EventStore = this.store,
  ): Promise<SubscriptionBatch> {
    for await (const batch of store.subscribe({ ...options, signal: AbortSignal.timeout(DEADLINE) }))
      if (await isEnough(batch)) return batch;
    throw new Error(`What the subscriber waited for did not come within ${DEADLINE} ms.`);
  }
}

/** Of a type that no view and no process manager knows, as all that the suite writes: it may run on a server that the product uses. */
export function newEvent(overrides: Partial<NewEvent> = {}): NewEvent {
  return { id: randomUUID(), type: 'ContractTried', data: { amount: '12.5' }, metadata: { by: 'contract' }, ...overrides };
}

export function newEvents(count: number, type = 'ContractTried'): NewEvent[] {
  return Array.from({ length: count }, (_, number) => newEvent({ type, data: { number } }));
}

export function idsOf(events: readonly { readonly id: string }[]): string[] {
  return events.map(({ id }) => id);
}

export function revisionsOf(events: readonly StoredEvent[]): number[] {
  return events.map(({ revision }) => revision);
}

/** The markers of events, as their readers keep them. */
export function placesOf(events: readonly StoredEvent[]): { readonly after: bigint; readonly marker: string }[] {
  return events.map(({ position, id }) => ({ after: position, marker: id }));
}

/** The numbers from a first to a last one. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function isRising(positions: readonly bigint[]): boolean {
  return positions.every((position, index) => index === 0 || position > (positions[index - 1] as bigint));
}

/** A promise's error; fails where it has none. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}
