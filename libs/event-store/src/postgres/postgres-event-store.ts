import { type Pool } from 'pg';
import { leave } from '#postgres/leave';
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
import { type BatchObserver } from '../batch-observer.js';
import { type SeenEvents } from '../seen-events.js';
import { BatchWriter, DEFAULT_PATIENCE_MS } from './batch-writer.js';
import { connectionSettings, openReadPool } from './connections.js';
import { GroupCommit } from './group-commit.js';
import { LogWatcher } from './log-watcher.js';
import { eventAt, readAll, readHead, readLast, readStream } from './read-log.js';
import { deleteStream, readStreamLimits, writeStreamLimits } from './stream-limits.js';
import { readSnapshot, writeSnapshot } from './snapshots.js';
import { subscribe } from './subscription.js';

export interface PostgresEventStoreOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** Connections for reading; one more each writes and listens. Default 8. */
  readonly readConnections?: number;
  /** How long an append is tried again while the server is away, in milliseconds. Default 30,000. */
  readonly patience?: number;
  readonly observer?: BatchObserver;
}

/** The log in PostgreSQL: gapless positions in the order of commits, written by group commit. Needs PostgreSQL 15 or later. */
export class PostgresEventStore extends EventStore {
  readonly #pool: Pool;
  readonly #commits: GroupCommit;
  readonly #watcher: LogWatcher;
  readonly #closed = new AbortController();

  /** @throws AccessDenied when the url is not a connection string; the server is not asked before the first call */
  constructor(options: PostgresEventStoreOptions) {
    super();
    const settings = connectionSettings(options.url);
    this.#pool = openReadPool(settings, options.readConnections ?? 8);
    this.#commits = new GroupCommit(new BatchWriter(settings, options.patience ?? DEFAULT_PATIENCE_MS), options.observer);
    this.#watcher = new LogWatcher(settings);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[], seen?: SeenEvents): Promise<AppendResult> {
    const prepared = prepareAppend(stream, events);
    checkExpectedRevision(expected);
    const result = await new Promise<AppendResult>((resolve, reject) =>
      this.#commits.add({ stream, expected, ...prepared, seen, resolve, reject }),
    );
    seen?.note({ position: result.position, id: prepared.lastId });
    return result;
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    checkStreamName(stream);
    checkReadStream(options);
    this.#refuseClosed();
    return readStream(this.#pool, stream, options);
  }

  readAll(options: ReadAllOptions): AsyncIterable<EventBatch> {
    checkReadAll(options);
    this.#refuseClosed();
    return readAll(this.#pool, options);
  }

  subscribe(options: ReadAllOptions): AsyncIterable<SubscriptionBatch> {
    checkReadAll(options);
    this.#refuseClosed();
    return subscribe(this.#pool, this.#watcher, options, this.#closed.signal);
  }

  async head(): Promise<bigint> {
    this.#refuseClosed();
    return readHead(this.#pool);
  }

  async readLast(count: number, before?: bigint): Promise<readonly StoredEvent[]> {
    checkCount(count);
    if (before !== undefined) checkPosition('before', before);
    this.#refuseClosed();
    return readLast(this.#pool, count, before);
  }

  async eventAt(position: bigint): Promise<EventAt | undefined> {
    checkPosition('position', position);
    this.#refuseClosed();
    return eventAt(this.#pool, position);
  }

  /** Never: a cut or deleted stream keeps its events in the log of all. */
  async hasRemoved(position: bigint): Promise<boolean> {
    checkPosition('position', position);
    this.#refuseClosed();
    return false;
  }

  async readStreamLimits(stream: string): Promise<StreamLimits> {
    checkStreamName(stream);
    this.#refuseClosed();
    return readStreamLimits(this.#pool, stream);
  }

  async writeStreamLimits(stream: string, limits: StreamLimits): Promise<void> {
    checkStreamName(stream);
    checkStreamLimits(limits);
    this.#refuseClosed();
    await writeStreamLimits(this.#pool, stream, limits);
  }

  async deleteStream(stream: string, expected: ExpectedRevision): Promise<void> {
    checkStreamName(stream);
    checkExpectedRevision(expected);
    this.#refuseClosed();
    await deleteStream(this.#pool, stream, expected);
  }

  async readSnapshot(stream: string): Promise<JsonObject | undefined> {
    checkStreamName(stream);
    this.#refuseClosed();
    return readSnapshot(this.#pool, stream);
  }

  async writeSnapshot(stream: string, snapshot: JsonObject): Promise<void> {
    checkStreamName(stream);
    const text = prepareSnapshot(snapshot);
    this.#refuseClosed();
    await writeSnapshot(this.#pool, stream, text);
  }

  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    await this.#commits.close();
    this.#closed.abort();
    await this.#watcher.close();
    await leave(this.#pool);
  }

  #refuseClosed(): void {
    if (this.#closed.signal.aborted) throw new EventStoreClosed();
  }
}
