import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { type Place } from '#event-store/same-log';
import { type Lease } from './lease.js';
import { type Session } from './session.js';

export interface FailedEvent {
  readonly event: StoredEvent;
  readonly error: unknown;
}

/** What a follower of the log does: one generation of a projection, or a process manager. */
export interface Subscriber {
  readonly name: string;
  readonly generation: number;
  readonly kind: 'projection' | 'process';
  readonly version: number;
  /** The events it is given; all others only move its checkpoint. */
  readonly types: ReadonlySet<string>;
  /** What must stay in order when something fails. Must not throw, whatever the event holds. */
  sequence(event: StoredEvent): string;
  /** Called as soon as a batch has arrived, while the one before is still being written: time for work that needs no database. Must not throw. */
  prepare?(events: readonly StoredEvent[]): void;
  /**
   * Acts on the world outside, before the transaction that moves the checkpoint: it may happen again, after a crash or for a paused owner, so only
   * what is the same when repeated (commands with ids derived from the event).
   * @returns the events that failed, at most one per sequence; the others may have had their effect all the same
   */
  act?(events: readonly StoredEvent[]): Promise<readonly FailedEvent[]>;
  /**
   * Has its effect inside the transaction that moves the checkpoint, so exactly once.
   * @returns the events that failed, at most one per sequence; unless there are none, nothing may have been written
   */
  apply?(session: Session, events: readonly StoredEvent[]): Promise<readonly FailedEvent[]>;
  /**
   * For one that acts on what may lose it: whether it is all still there. Asked before the first batch, and again each time that nothing could be
   * written. Where it is not, moves the checkpoint back to what is there.
   * @returns that place; undefined where the checkpoint is right
   * @throws Unwritable where nobody can say
   */
  goOnFrom?(owner: Standing): Promise<Place | undefined>;
  /** Whether it is all as it was left: asked now and then while there is nothing to do. @throws Unwritable where it is not, or nobody can say */
  check?(): Promise<void>;
  /**
   * For one whose acts are seen only later: lets readers see all of them, and know that they see everything up to its position.
   * @returns whether they see the generation
   * @throws Unwritable, LeaseLost
   */
  show?(owner: Standing): Promise<boolean>;
  /** For the same: how far readers see, which may be behind the checkpoint. */
  readonly seen?: bigint;
}

/** A follower between two batches, on a log that is the one it has read. */
export interface Standing {
  readonly session: Session;
  readonly lease: Lease;
  /** Where its checkpoint stands. */
  readonly position: bigint;
  readonly log: Log;
  readonly logger?: { info(fields: object, message: string): void; warn(fields: object, message: string): void } | undefined;
}

/** Where followers get their events from: an event store, or a feed that several followers of a process share. */
export interface Log extends Pick<EventStore, 'eventAt' | 'hasRemoved' | 'head'> {
  subscribe(options: {
    readonly after: bigint;
    /** Id of the event there; see the port. */
    readonly marker?: string | undefined;
    readonly batchSize?: number;
    readonly signal?: AbortSignal;
  }): AsyncIterable<SubscriptionBatch>;
  readStream(stream: string, options: { readonly from: number; readonly limit: number }): AsyncIterable<readonly StoredEvent[]>;
}
