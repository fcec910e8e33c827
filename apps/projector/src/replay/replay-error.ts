import { EventStoreError } from '#event-store/errors';
import { faultOf, reportOf } from '#subscriptions/faults';

/** Something the operator should know: printed as one sentence. `exitCode` 3 is kept for differences that a comparison found. */
export class ReplayError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ReplayError';
  }
}

/** Nobody knows a follower of this name. */
export class UnknownFollower extends ReplayError {
  constructor(message: string) {
    super(message);
    this.name = 'UnknownFollower';
  }
}

/**
 * What to throw for an error that ended some work: a sentence for one that would be a stack trace otherwise; the others, of the database or the log that
 * cannot be reached, refuse, or have changed, have one already.
 */
export function asSentence(what: string, error: unknown): unknown {
  if (error instanceof ReplayError || error instanceof EventStoreError || faultOf(error) === 'passing' || faultOf(error) === 'lost')
    return error;
  const { code, message } = reportOf(error);
  return new ReplayError(`${what} cannot be worked on: ${code}, ${message}.`, 1, { cause: error });
}
