import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
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
