import { type StoredEvent } from '#event-store/event-store';
import { type Backoff } from '#postgres/backoff';

export interface ConsumerSettings {
  /** Most events of one transaction. */
  readonly batchSize: number;
  /** How often an event is tried before it is parked. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** What becomes of an event that fails for good: set aside with its sequence, or the end of the run. */
  readonly onFailure: 'park' | 'stop';
  /** Go no further than this position. */
  readonly upTo?: bigint;
  /** End once the log holds nothing more. */
  readonly endWhenCaughtUp?: boolean;
  /** Most events per second. */
  readonly rate?: number;
  /** How long it bears with what takes nothing from it, in milliseconds. Default: for as long as it takes. */
  readonly patienceMs?: number;
  /** How long what happens gathers, in milliseconds, while nobody reads what is fed. Default: it is fed at once, read or not. */
  readonly unreadGatherMs?: number;
  /** How often the follower leaves a mark of where it stands; see `marks.ts`. Default: once a minute. */
  readonly markMs?: number;
}

export const defaultSettings: ConsumerSettings = {
  batchSize: 1_000,
  attempts: 4,
  backoff: { firstMs: 50, mostMs: 2_000 },
  onFailure: 'park',
};

/** An event failed for good in a run that does not park. */
export class EventRefused extends Error {
  constructor(
    readonly consumer: string,
    readonly event: StoredEvent,
    cause: unknown,
  ) {
    super(`${consumer} cannot apply ${event.type} at position ${event.position} (${event.stream}, revision ${event.revision})`, { cause });
    this.name = 'EventRefused';
  }
}
