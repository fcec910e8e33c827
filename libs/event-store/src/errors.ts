import { type ExpectedRevision } from './event-store.js';

/** Every error that an event store may show. `code` is stable and machine-readable. */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class WrongExpectedRevision extends EventStoreError {
  readonly code = 'wrong-expected-revision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | 'noStream',
    options?: ErrorOptions,
  ) {
    super(`Stream ${stream} is at ${actual}, not at the expected ${expected}.`, options);
  }
}

/** The caller's input cannot be stored: a bad name, id, or JSON that not every store can hold. `field` says where. */
export class InvalidEvent extends EventStoreError {
  readonly code = 'invalid-event';
  constructor(
    readonly field: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${field}: ${reason}`, options);
  }
}

export class AppendTooLarge extends EventStoreError {
  readonly code = 'append-too-large';
  constructor(
    readonly bytes: number,
    readonly limit: number,
    options?: ErrorOptions,
  ) {
    super(`The append holds ${bytes} bytes of data and metadata; the limit is ${limit}.`, options);
  }
}

/** The stream was removed for good (an EventStoreDB tombstone). */
export class StreamDeleted extends EventStoreError {
  readonly code = 'stream-deleted';
  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`Stream ${stream} has been deleted for good.`, options);
  }
}

/** The store cannot be reached or cannot write. `outcome` says whether the append may have been written all the same. */
export class EventStoreUnavailable extends EventStoreError {
  readonly code = 'event-store-unavailable';
  constructor(
    reason: string,
    readonly outcome: 'not-written' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** Wrong credentials, missing rights, or a database that does not exist: for the operator to mend, a retry does not help. */
export class AccessDenied extends EventStoreError {
  readonly code = 'event-store-access-denied';
  /** With which a process ends that cannot do without it. */
  readonly exitCode = 2;
}

/** A stored position lies beyond the log's end: the log was restored from a backup or swapped. Going on would skip events. */
export class PositionBeyondLog extends EventStoreError {
  readonly code = 'position-beyond-log';
  constructor(
    readonly position: bigint,
    readonly head: bigint,
  ) {
    super(`Position ${position} lies beyond the end of the log, ${head}. Was the log restored from a backup? Rebuild what read it.`);
  }
}

/**
 * Another event, or none, stands where one was seen: the log was restored from a backup, lost something in a failover, or is another one. Whoever
 * went on would skip events, or decide on what never was.
 */
export class LogChanged extends EventStoreError {
  readonly code = 'log-changed';
  /**
   * @param expected id of the event that was seen there
   * @param found id of the event that stands there; undefined where none does
   */
  constructor(
    readonly position: bigint,
    readonly expected: string,
    readonly found: string | undefined,
    options?: ErrorOptions,
  ) {
    super(`The log has changed: at position ${position} stands ${found ?? 'no event'}, not ${expected}.`, options);
    this.name = 'LogChanged';
  }
}

/** A stream does not begin at 0, or has a gap: somebody has cut it (a truncation, a limit, a scavenge). What is folded from it would be wrong. */
export class StreamIncomplete extends EventStoreError {
  readonly code = 'stream-incomplete';
  /**
   * @param expected the revision that should have come
   * @param found the one that came; undefined where the stream reads as empty although it has events
   */
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly found: number | undefined,
    options?: ErrorOptions,
  ) {
    super(
      `Stream ${stream} is not whole: revision ${expected} is missing, ${found === undefined ? 'and it reads as empty' : `${found} comes instead`}.`,
      options,
    );
    this.name = 'StreamIncomplete';
  }
}

export class EventStoreClosed extends EventStoreError {
  readonly code = 'event-store-closed';
  constructor() {
    super('The event store has been closed.');
  }
}
