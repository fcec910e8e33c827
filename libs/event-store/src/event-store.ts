import { type SeenEvents } from './seen-events.js';

/** JSON as both stores keep it: no U+0000, no lone surrogates, nested at most {@link MAX_JSON_DEPTH} deep. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue | undefined };
export type JsonObject = { readonly [name: string]: JsonValue | undefined };

/** Largest data + metadata of one event, in bytes of JSON. */
export const MAX_EVENT_BYTES = 1_000_000;
/** Largest data + metadata of all events of one append, in bytes of JSON. */
export const MAX_APPEND_BYTES = 1_048_576;
/** Deepest nesting of arrays and objects in data or metadata. */
export const MAX_JSON_DEPTH = 128;

export interface NewEvent {
  /** UUID, fixed once per request: the store recognises a repeat by it. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface StoredEvent {
  /** Where the event stands in the whole log: rises from event to event. Dense in PostgreSQL, with holes in EventStoreDB. */
  readonly position: bigint;
  readonly stream: string;
  /** Where the event stands in its stream: dense and rising. The first one need not be 0 (see deleteStream, StreamLimits). */
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  /** The store's own time of the append. */
  readonly recordedAt: Date;
}

/** A number: the stream's last revision. 'noStream': it has no events, or was deleted. */
export type ExpectedRevision = number | 'noStream' | 'streamExists' | 'any';

export interface AppendResult {
  /** Revision of the last event of the append. */
  readonly revision: number;
  /** Position of the last event of the append. */
  readonly position: bigint;
  /** Given where positions are dense: event i of the append is at firstPosition + i. */
  readonly firstPosition?: bigint;
  /**
   * Whether the events stood there already, recognised by their ids: what is stored may then differ from what was sent in all but the ids.
   * Absent where the store does not tell.
   */
  readonly repeated?: boolean;
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to read, inclusive. Default: the stream's first (forwards) or last (backwards) event. */
  readonly from?: number;
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** What the reader remembers of the log: verified as by an append (see the port), with every page. What is read is noted in it. */
  readonly seen?: SeenEvents;
}

export interface ReadAllOptions {
  /** Exclusive: the position of the last event already seen, 0n for none. Any other number is refused by some stores and not by others. */
  readonly after: bigint;
  /**
   * Id of the event at `after`: the read begins only if that event stands there. None for 0n, where no event stands; without it whatever stands
   * at `after` is taken for what was seen.
   */
  readonly marker?: string;
  /** Exact event types; without it every type. */
  readonly types?: readonly string[];
  /** Most events per batch. Default 1,000. */
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
}

export interface EventBatch {
  /** The events that pass the filter, in order; may be empty. */
  readonly events: readonly StoredEvent[];
  /** Position of the last event that was looked at, whether it passed the filter or not. */
  readonly position: bigint;
  /** Id of the event at `position`, the marker to go on with. Undefined at 0n, and where there is none although the reader began there. */
  readonly lastId: string | undefined;
}

export interface SubscriptionBatch extends EventBatch {
  /** Whether the log held nothing beyond `position` when the batch was read. */
  readonly caughtUp: boolean;
}

/** Limits on what reads of a stream return; the events stay in the log of all. */
export interface StreamLimits {
  /** Events below this revision are no longer read from the stream. */
  readonly truncateBefore?: number;
  /** Only the latest so many events are read from the stream. */
  readonly maxCount?: number;
}

/** What is known of an event without reading it. */
export type EventAt = Pick<StoredEvent, 'id' | 'type' | 'recordedAt'>;

/**
 * The log of facts. Every adapter passes the suite in `testing/contract.ts`.
 *
 * Order: an event becomes visible to readers of the whole log only after every event with a lower position is visible. Whoever reads up
 * to a position and goes on from there has missed nothing.
 *
 * Atomicity: the events of one append are written together, consecutively in their stream, or not at all.
 *
 * Repeats: an append with a number or 'noStream' whose event ids already stand at the place it would write to answers with the first
 * answer again. After later events it either does that or fails with WrongExpectedRevision; it never writes twice. 'any' and 'streamExists'
 * promise nothing about repeats by the caller. A lost connection inside an append is repeated by the adapter itself, with the same ids.
 *
 * The same log: a restored backup, a failover that lost what was acknowledged, or another server gives positions out again. So a subscription
 * and a read of all go on only from the event that they have come to (`marker` says which one that is at the start), and an append or a read of
 * a stream that is given `seen` only where all of that still stands; LogChanged says that it does not, and nothing is written or handed over.
 * PostgreSQL looks with every statement, an append under the lock that also assigns positions, so nothing slips in between. EventStoreDB, which
 * acknowledges by quorum, is asked when a subscription or a read starts or starts again, and for `seen` once on every connection, before the first
 * use of it: what is exchanged without a connection being lost goes unnoticed until one is.
 *
 * Deletion is soft. A deleted stream reads as empty, and 'noStream' and 'any' open it again. The number that was its last revision is refused or
 * opens it as well: stores differ, nothing may rest on either.
 *
 * Errors: only those of `errors.ts`, with the cause attached. An append is never reported as done unless it is durable.
 */
export abstract class EventStore {
  /**
   * @param events at least one
   * @param seen what the caller remembers of the log: asked for when the append is sent, and noted in it when it is done
   * @throws WrongExpectedRevision, InvalidEvent, AppendTooLarge, StreamDeleted, LogChanged, EventStoreUnavailable, AccessDenied, EventStoreClosed
   */
  abstract append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[], seen?: SeenEvents): Promise<AppendResult>;

  /** Batches of a stream's events. A missing or deleted stream is an empty one. Reading past the end gives nothing. */
  abstract readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly StoredEvent[]>;

  /** Batches of all events up to the log's end as it is when the reader gets there. Never system events. */
  abstract readAll(options: ReadAllOptions): AsyncIterable<EventBatch>;

  /**
   * All events after a position, then what follows, until the signal aborts (the iteration then ends without an error) or the consumer leaves.
   * Pulled: at most a bounded number of events is read ahead of the consumer. Drops of the connection are mended inside, from the last
   * position handed over. A batch may be empty: it then reports progress (`position`) or that the end is reached (`caughtUp`).
   *
   * @throws LogChanged when not the event of the marker, or later not the last one handed over, stands where it stood; PositionBeyondLog when
   * `after` came without a marker and lies beyond the log's end; AccessDenied, EventStoreClosed
   */
  abstract subscribe(options: ReadAllOptions): AsyncIterable<SubscriptionBatch>;

  /** Position of the log's last event, 0n when it is empty. */
  abstract head(): Promise<bigint>;

  /**
   * The log's last events, in its order: fewer than asked for where it has no more, or where the server's own stand between them.
   * @param before a position that an event has: only what stands before it, and none only where nothing does
   */
  abstract readLast(count: number, before?: bigint): Promise<readonly StoredEvent[]>;

  /**
   * The event that stands exactly at a position; undefined where none does: at 0n, between events, beyond the end, where the system's own stands.
   * @throws InvalidEvent for what is no position; EventStoreUnavailable where nobody can say
   */
  abstract eventAt(position: bigint): Promise<EventAt | undefined>;

  /**
   * Whether the store itself has removed what stood at a position (a scavenge), so that nothing can be said of it: only where `eventAt` finds
   * nothing there. False where nothing has ever begun there as far as this log knows.
   * @throws InvalidEvent for what is no position; EventStoreUnavailable where nobody can say
   */
  abstract hasRemoved(position: bigint): Promise<boolean>;

  /** None of a deleted stream. */
  abstract readStreamLimits(stream: string): Promise<StreamLimits>;
  /** Replaces the limits of a stream. @throws WrongExpectedRevision for one that is deleted: it has none before it is opened again */
  abstract writeStreamLimits(stream: string, limits: StreamLimits): Promise<void>;

  /**
   * Soft delete: the stream reads as empty, its events stay in the log of all, its limits are gone. Opened again, its revisions go on.
   * @throws WrongExpectedRevision
   */
  abstract deleteStream(stream: string, expected: ExpectedRevision): Promise<void>;

  /**
   * What was last kept beside a stream: a shortcut for whoever folds it, never part of the log and never the source of truth. It may be
   * gone at any time, and a deleted stream's stays: whoever uses it checks it against the stream.
   */
  abstract readSnapshot(stream: string): Promise<JsonObject | undefined>;
  /** Replaces what is kept beside a stream. @throws AppendTooLarge beyond {@link MAX_EVENT_BYTES} */
  abstract writeSnapshot(stream: string, snapshot: JsonObject): Promise<void>;

  /** Finishes what is in flight, then lets go of every connection. Later calls fail with EventStoreClosed. */
  abstract close(): Promise<void>;
}
