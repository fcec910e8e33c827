import { eventCatalogue } from '#events/contracts/event-catalogue';
import { streams } from '#events/contracts/streams';
import { type EventAt, type EventBatch, type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { readWholeStream } from '#event-store/whole-stream';
import { type Recorded } from '#read-models/fold';
import { type OnApplicationShutdown } from '@nestjs/common';

/** As it stands in the log, whatever type it is of. */
export type LoggedEvent = StoredEvent;
export type LoggedBatch = Pick<EventBatch, 'events' | 'position'>;
export type LiveBatch = Pick<SubscriptionBatch, 'events' | 'position'>;

/** Those who look at the log share few connections of their own: what they look through never holds up an order's history. */
const CONNECTIONS = 2;

/**
 * The log for the operator's console: any stream, and all of it, forwards, backwards and live. What the store throws, it throws.
 *
 * With the reader of an order's stream (order-history/stream-reader.ts) the one place where the read side reads events.
 */
export class LogReader implements OnApplicationShutdown {
  private constructor(private readonly store: EventStore) {}

  static open(url: string): LogReader {
    return new LogReader(openEventStore(url, { connections: CONNECTIONS }));
  }

  head(): Promise<bigint> {
    return this.store.head();
  }

  eventAt(position: bigint): Promise<EventAt | undefined> {
    return this.store.eventAt(position);
  }

  /** Whether somebody may go on from there: at the beginning, at an event, or where the store has removed one. */
  async isPlace(position: bigint): Promise<boolean> {
    return position === 0n || (await this.store.eventAt(position)) !== undefined || (await this.store.hasRemoved(position));
  }

  /** @param from first revision, inclusive */
  async stream(name: string, from: number, limit: number): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for await (const batch of this.store.readStream(name, { from, limit })) events.push(...batch);
    return events;
  }

  /** The newest first. @param from last revision, inclusive; undefined for the stream's last */
  async streamBackwards(name: string, from: number | undefined, limit: number): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    const place = from === undefined ? {} : { from };
    for await (const batch of this.store.readStream(name, { ...place, limit, direction: 'backwards' })) events.push(...batch);
    return events;
  }

  after(position: bigint, batchSize: number): AsyncIterable<LoggedBatch> {
    return this.store.readAll({ after: position, batchSize });
  }

  /** Oldest first; none where the log begins there. @param position undefined for the log's end */
  before(position: bigint | undefined, count: number): Promise<readonly LoggedEvent[]> {
    return this.store.readLast(count, position);
  }

  follow(after: bigint, signal: AbortSignal): AsyncIterable<LiveBatch> {
    return this.store.subscribe({ after, signal });
  }

  /** A stream from its beginning as folds see it, as far as so many events. @throws StreamIncomplete */
  async recorded(name: string, most: number): Promise<readonly Readable[]> {
    const events: Readable[] = [];
    for await (const batch of readWholeStream(this.store, name, { limit: most })) events.push(...batch.map(readable));
    return events;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}

/** An event, and what today's code makes of it: or why it cannot read it. */
export interface Readable {
  readonly logged: LoggedEvent;
  readonly recorded: Recorded | undefined;
  readonly fault: string | undefined;
}

/**
 * The other streams that hold events of these types and are about the same things: of `order-7` the streams of its payment and its customer's wallet, by
 * the ids that its events name.
 */
export function streamsBeside(stream: string, events: readonly Readable[], types: ReadonlySet<string>): readonly string[] {
  const beside = new Set<string>();
  for (const { category, id, events: own } of streams) {
    if (!own.some(({ type }) => types.has(type))) continue;
    for (const { recorded } of events) {
      const value = (recorded?.data as Readonly<Record<string, unknown>> | undefined)?.[id];
      if (typeof value === 'string' && `${category}-${value}` !== stream) beside.add(`${category}-${value}`);
    }
  }
  return [...beside];
}

function readable(logged: LoggedEvent): Readable {
  const { type, data, metadata, stream, revision, position } = logged;
  try {
    const { event, metadata: facts } = eventCatalogue.decode(type, data, metadata);
    const recorded = { ...event, stream, revision, position, occurredAt: facts.occurredAt } as Recorded;
    return { logged, recorded, fault: undefined };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'event-shape')) throw error;
    return { logged, recorded: undefined, fault: error.message };
  }
}
