import {
  type AppendResult,
  type EventAt,
  type EventBatch,
  EventStore,
  type ExpectedRevision,
  type JsonObject,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type StreamLimits,
  type SubscriptionBatch,
} from '../event-store.js';
import { EventStoreClosed } from '../errors.js';
import { checkCount, checkExpectedRevision, checkPosition, checkReadAll, checkReadStream, checkStreamLimits } from '../check-arguments.js';
import { checkStreamName, prepareAppend, prepareSnapshot } from '../json-limits.js';
import { type SeenEvents } from '../seen-events.js';
import { type Append, attemptAppend, toClientEvent } from './append-attempt.js';
import { AppendLanes } from './append-lanes.js';
import { Connection } from './connection.js';
import { parseConnectionString } from './connection-string.js';
import { eventAt, hasRemoved } from './event-at.js';
import { LogEnd } from './log-end.js';
import { readAll, readStream } from './read-events.js';
import { readLast } from './read-last.js';
import { SeenCheck } from './seen-check.js';
import { deleteStream, isSoftDeleted, readSnapshot, readStreamLimits, writeSnapshot, writeStreamLimits } from './stream-metadata.js';
import { subscribe } from './subscribe.js';

export interface EventStoreDbOptions {
  /** esdb://user:password@host:2113 or esdb+discover:// */
  readonly url: string;
  /** How long one attempt of an append may take before its outcome counts as unknown and it is sent again, in milliseconds. Default 5,000. */
  readonly appendAttempt?: number;
  /** How long an append is tried before it fails for good, in milliseconds. Default 30,000. */
  readonly appendTotal?: number;
  /** How long anything else is tried while the server is away, in milliseconds. Default 10,000. Subscriptions try for ever. */
  readonly patience?: number;
}

/** The log in EventStoreDB (KurrentDB), through its gRPC client. Positions are commit positions: rising, with holes. */
export class EventStoreDbEventStore extends EventStore {
  readonly #connection: Connection;
  readonly #lanes: AppendLanes;
  readonly #logEnd: LogEnd;
  readonly #seenCheck: SeenCheck;
  readonly #patience: number;
  #closing: Promise<void> | undefined;

  /** @throws AccessDenied when the connection string cannot be used; the server is not asked before the first call */
  constructor({ url, appendAttempt = 5_000, appendTotal = 30_000, patience = 10_000 }: EventStoreDbOptions) {
    super();
    this.#connection = new Connection(parseConnectionString(url));
    this.#patience = patience;
    this.#logEnd = new LogEnd(this.#connection, patience);
    this.#seenCheck = new SeenCheck(this.#connection, patience);
    const looks = {
      readSome: this.#readSome,
      isSoftDeleted: (stream: string) => isSoftDeleted(this.#connection, patience, stream),
      verify: (seen: SeenEvents) => this.#seenCheck.verify(seen),
    };
    this.#lanes = new AppendLanes((append, limit, again) => attemptAppend(this.#connection, looks, append, limit, again), {
      attempt: appendAttempt,
      total: appendTotal,
    });
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[], seen?: SeenEvents): Promise<AppendResult> {
    this.#refuseClosing();
    checkExpectedRevision(expected);
    const prepared = prepareAppend(stream, events);
    const result = await this.#lanes.append({ stream, expected, events: prepared.events.map(toClientEvent), bytes: prepared.bytes, seen });
    seen?.note({ position: result.position, id: prepared.lastId });
    return result;
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    this.#refuseClosing();
    checkStreamName(stream);
    checkReadStream(options);
    return readStream(this.#connection, this.#patience, this.#seenCheck, stream, options);
  }

  readAll(options: ReadAllOptions): AsyncIterable<EventBatch> {
    this.#refuseClosing();
    checkReadAll(options);
    return readAll(this.#connection, this.#patience, options);
  }

  subscribe(options: ReadAllOptions): AsyncIterable<SubscriptionBatch> {
    this.#refuseClosing();
    checkReadAll(options);
    return subscribe(this.#connection, this.#patience, this.#logEnd, options);
  }

  async head(): Promise<bigint> {
    this.#refuseClosing();
    return this.#logEnd.find();
  }

  async readLast(count: number, before?: bigint): Promise<readonly StoredEvent[]> {
    this.#refuseClosing();
    checkCount(count);
    if (before !== undefined) checkPosition('before', before);
    return readLast(this.#connection, this.#patience, count, before);
  }

  async eventAt(position: bigint): Promise<EventAt | undefined> {
    this.#refuseClosing();
    checkPosition('position', position);
    return eventAt(this.#connection, this.#patience, position);
  }

  async hasRemoved(position: bigint): Promise<boolean> {
    this.#refuseClosing();
    checkPosition('position', position);
    return hasRemoved(this.#connection, this.#patience, position);
  }

  async readStreamLimits(stream: string): Promise<StreamLimits> {
    this.#refuseClosing();
    checkStreamName(stream);
    return readStreamLimits(this.#connection, this.#patience, stream);
  }

  async writeStreamLimits(stream: string, limits: StreamLimits): Promise<void> {
    this.#refuseClosing();
    checkStreamName(stream);
    checkStreamLimits(limits);
    await writeStreamLimits(this.#connection, this.#patience, (append: Append) => this.#lanes.append(append), stream, limits);
  }

  async deleteStream(stream: string, expected: ExpectedRevision): Promise<void> {
    this.#refuseClosing();
    checkStreamName(stream);
    checkExpectedRevision(expected);
    await deleteStream(this.#connection, this.#patience, this.#readSome, stream, expected);
  }

  async readSnapshot(stream: string): Promise<JsonObject | undefined> {
    this.#refuseClosing();
    checkStreamName(stream);
    return readSnapshot(this.#connection, this.#patience, stream);
  }

  async writeSnapshot(stream: string, snapshot: JsonObject): Promise<void> {
    this.#refuseClosing();
    checkStreamName(stream);
    prepareSnapshot(snapshot);
    await writeSnapshot((append: Append) => this.#lanes.append(append), stream, snapshot);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#lanes.settled().then(() => this.#connection.close());
    await this.#closing;
  }

  #refuseClosing(): void {
    if (this.#closing) throw new EventStoreClosed();
  }

  readonly #readSome = async (stream: string, options: ReadStreamOptions): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const batch of readStream(this.#connection, this.#patience, this.#seenCheck, stream, options)) events.push(...batch);
    return events;
  };
}
