import { eventCatalogue, type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type EventMetadata } from '#events/contracts/metadata';
import { EventStoreError, StreamIncomplete } from '#event-store/errors';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { checkEventStore, openEventStore } from '#event-store/open-event-store';
import { readWholeStream } from '#event-store/whole-stream';
import { type Problem, problem } from '#platform/problems/problem';
import { type FoldRow } from '#read-models/fold';
import { Json } from '#read-models/json';
import { type OrderRow, type orders, ordersProjection } from '#read-models/orders';
import { type OnApplicationShutdown } from '@nestjs/common';

/** An event of an order's stream, as today's code reads it. */
export interface OrderStreamEvent extends Pick<StoredEvent, 'stream' | 'position' | 'revision' | 'recordedAt'> {
  readonly event: OrderlineEvent;
  readonly metadata: EventMetadata;
}

/** All events of one order, oldest first, and a position up to which none is missing. */
export interface OrderStream {
  readonly position: bigint;
  readonly events: readonly OrderStreamEvent[];
}

const [fold] = ordersProjection.folds;
/** Of the fold that {@link rowAfter} uses. */
export const FOLD_VERSION = ordersProjection.version;

/**
 * The one place where the read side reads events: an order's history, its past state, and who holds an e-mail address stand in no view. The past state is
 * what the orders view held then, because it is made by that view's own fold.
 */
export class OrderStreams implements OnApplicationShutdown {
  #asking: Promise<bigint> | undefined;
  #next: Promise<bigint> | undefined;

  private constructor(private readonly store: EventStore) {}

  static open(url: string, connections: number): OrderStreams {
    return new OrderStreams(openEventStore(url, { connections }));
  }

  /** @throws SchemaRefused */
  static check(url: string): Promise<void> {
    return checkEventStore(url);
  }

  /**
   * Where the log ends. However many ask at once, the store is asked once at a time: whoever comes while a question is under way shares the next one with
   * all who do, so that what he knows to be there is there.
   */
  head(): Promise<bigint> {
    if (this.#asking === undefined) return (this.#asking = this.#ask());
    const askNext = () => {
      this.#next = undefined;
      return (this.#asking = this.#ask());
    };
    return (this.#next ??= this.#asking.then(askNext, askNext));
  }

  async #ask(): Promise<bigint> {
    try {
      return await this.store.head();
    } finally {
      this.#asking = undefined;
    }
  }

  /** For those who can do without. */
  async headIfKnown(): Promise<string | null> {
    try {
      return String(await this.head());
    } catch (error) {
      if (error instanceof EventStoreError) return null;
      throw error;
    }
  }

  /** The log's end, and the id of the event at a position. @returns undefined where nobody can say now */
  async placeOf(position: bigint): Promise<{ readonly end: bigint; readonly id: string | undefined } | undefined> {
    try {
      const [end, event] = await Promise.all([this.head(), this.store.eventAt(position)]);
      return { end, id: event?.id };
    } catch (error) {
      if (error instanceof EventStoreError) return undefined;
      throw error;
    }
  }

  /** @throws StreamIncomplete, as the others that read a stream do, and what the store throws */
  async read(orderId: string): Promise<OrderStream> {
    const position = await this.head();
    const events = await this.#events(`order-${orderId}`);
    const last = events.at(-1)?.position ?? 0n;
    return { position: position > last ? position : last, events };
  }

  /** What else moves the order's row: its payment by card, or what its customer's wallet says of it. */
  async readPayment(placing: OrderlineEvent | undefined): Promise<readonly OrderStreamEvent[]> {
    if (placing?.type !== 'OrderPlaced') return [];
    const { orderId, customerId, payment } = placing.data;
    if (payment.method === 'card') return this.readCardPayment(orderId);
    if (payment.method !== 'wallet' || customerId === undefined) return [];
    return (await this.#events(`wallet-${customerId}`)).filter(({ event }) => 'orderId' in event.data && event.data.orderId === orderId);
  }

  /** Whatever its provider was asked and reported, also of an order that is not paid by card. */
  readCardPayment(orderId: string): Promise<readonly OrderStreamEvent[]> {
    return this.#events(`payment-${orderId}`);
  }

  /** Who holds an e-mail address, by the name of its claim. He may have given it up a moment ago, or never used it. */
  async holderOf(address: string): Promise<string | undefined> {
    const last = (await this.#events(`email-${address}`)).at(-1)?.event;
    return last?.type === 'EmailClaimed' ? last.data.customerId : undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }

  async #events(stream: string): Promise<OrderStreamEvent[]> {
    const events: OrderStreamEvent[] = [];
    for await (const batch of readWholeStream(this.store, stream)) {
      for (const { type, data, metadata, revision, recordedAt, position } of batch) {
        events.push({ ...eventCatalogue.decode(type, data, metadata), stream, revision, recordedAt, position });
      }
    }
    return events;
  }
}

/** In the log's order. */
export function merged(left: readonly OrderStreamEvent[], right: readonly OrderStreamEvent[]): readonly OrderStreamEvent[] {
  return [...left, ...right].sort((one, other) => Number(one.position - other.position));
}

/** Whether the personal data of the order was erased; that of its customer is erased elsewhere. */
export function isErased(events: readonly OrderStreamEvent[]): boolean {
  return events.some(({ event }) => event.type === 'OrderErased');
}

/** The row of the orders view after these events; undefined where they make none. */
export function rowAfter(orderId: string, events: readonly OrderStreamEvent[]): OrderRow | undefined {
  let row: FoldRow<typeof orders> | undefined;
  for (const { event, metadata, stream, revision, position } of events) {
    row = fold.evolve(row, { ...event, stream, revision, position, occurredAt: metadata.occurredAt }, [orderId]);
  }
  return row && (Object.fromEntries(Object.entries(row).map(([name, value]) => [name, read(value)])) as OrderRow);
}

/** A value of a fold as a reader of the view gets it. */
function read(value: unknown): unknown {
  if (value instanceof Json) return value.value;
  return typeof value === 'bigint' ? String(value) : value;
}

export function translateStreamErrors(error: unknown): Problem | undefined {
  if (error instanceof StreamIncomplete) return problem('stream-incomplete', 'Events are missing.');
  return error instanceof EventStoreError ? problem('event-store-unavailable', 'The events cannot be read right now.') : undefined;
}
