import { type CommandError, ErrorType, isCommandError } from '@eventstore/db-client';
import {
  AccessDenied,
  AppendTooLarge,
  EventStoreError,
  EventStoreUnavailable,
  InvalidEvent,
  StreamDeleted,
  WrongExpectedRevision,
} from '../errors.js';
import { type ExpectedRevision, MAX_APPEND_BYTES } from '../event-store.js';

/** What a call was about, for the errors that say so. */
export interface Call {
  readonly stream?: string;
  readonly expected?: ExpectedRevision;
  readonly bytes?: number;
}

/** It is worth another try. */
export interface Passing {
  readonly kind: 'passing';
  readonly reason: string;
  readonly cause: unknown;
  /** Whether the server may have done all the same what it was asked to do. */
  readonly mayBeDone: boolean;
  /** Whether a new client, which looks for the leader anew, is more likely to succeed. */
  readonly needsNewClient: boolean;
  /** The server failed in a way that it does not explain. */
  readonly unexplained: boolean;
}

export interface Final {
  readonly kind: 'final';
  readonly error: EventStoreError;
}

/** Every error of the client in the port's own words. The only place that knows the client's. */
export function translate(error: unknown, call: Call = {}): Passing | Final {
  if (error instanceof EventStoreUnavailable) return passing(error.message, error);
  if (error instanceof EventStoreError) return final(error);
  if (!(error instanceof Error)) return passing('The client failed with something that is no error', error);
  return isCommandError(error) ? translateCommandError(error, call) : translateConnectionError(error);
}

export function unavailable({ reason, cause }: Passing, outcome: 'not-written' | 'unknown'): EventStoreUnavailable {
  return new EventStoreUnavailable(`EventStoreDB: ${reason}`, outcome, { cause });
}

/** No answer within a time limit of ours. */
export function tookTooLong(milliseconds: number): Passing {
  return passing(`no answer within ${milliseconds} ms`, undefined);
}

function translateCommandError(error: CommandError, { stream = '', expected = 'any', bytes = 0 }: Call): Passing | Final {
  const options = { cause: error };
  switch (error.type) {
    case ErrorType.WRONG_EXPECTED_VERSION: {
      const actual = error.actualVersion === 'no_stream' ? 'noStream' : Number(error.actualVersion);
      return final(new WrongExpectedRevision(stream, expected, actual, options));
    }
    case ErrorType.STREAM_DELETED:
      return final(new StreamDeleted(stream, options));
    case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
      return final(new AppendTooLarge(bytes, error.maxAppendSize, options));
    case ErrorType.ACCESS_DENIED:
      return final(new AccessDenied('EventStoreDB refuses the user: wrong credentials, or no right to do this.', options));
    case ErrorType.INVALID_ARGUMENT:
      return final(new InvalidEvent('call', 'the client refuses an argument', options));
    case ErrorType.UNAVAILABLE:
      return translateConnectionError(error);
    case ErrorType.NOT_LEADER:
      return passing('the node is not the leader', error, { mayBeDone: false });
    case ErrorType.TIMEOUT:
    case ErrorType.DEADLINE_EXCEEDED:
      return passing('the server did not finish in time', error);
    case ErrorType.CANCELLED:
      return passing('the server cancelled the call', error);
    case ErrorType.UNKNOWN:
      return translateUnknown(error, bytes);
    case ErrorType.STREAM_NOT_FOUND:
    case ErrorType.NO_STREAM:
    case ErrorType.INVALID_TRANSACTION:
    case ErrorType.SCAVENGE_NOT_FOUND:
    case ErrorType.MISSING_REQUIRED_METADATA_PROPERTY:
    case ErrorType.PERSISTENT_SUBSCRIPTION_FAILED:
    case ErrorType.PERSISTENT_SUBSCRIPTION_DOES_NOT_EXIST:
    case ErrorType.PERSISTENT_SUBSCRIPTION_EXISTS:
    case ErrorType.PERSISTENT_SUBSCRIPTION_DROPPED:
    case ErrorType.MAXIMUM_SUBSCRIBERS_REACHED:
    case ErrorType.USER_NOT_FOUND:
    case ErrorType.USER_CONFLICT:
    case ErrorType.UNSUPPORTED:
      return final(
        new EventStoreUnavailable(`EventStoreDB: an answer that none of our calls leads to (${error.type})`, 'unknown', options),
      );
  }
  // Only what stands in the enumeration and not in the union of errors (not found) comes here.
  return passing(`an answer without an explanation: ${(error as Error).message}`, error, { unexplained: true });
}

/** What the client did not recognise is told apart by its text alone. */
function translateUnknown(error: CommandError, bytes: number): Passing | Final {
  const options = { cause: error };
  if (/not ready|too busy|is busy/i.test(error.message)) return passing('the server is not ready yet', error, { mayBeDone: false });
  if (/leader/i.test(error.message)) return passing('the node is not the leader', error, { mayBeDone: false, needsNewClient: true });
  if (/BadRequest/.test(error.message)) return final(new InvalidEvent('append', 'the server does not accept its form', options));
  if (/RESOURCE_EXHAUSTED/.test(error.message)) return final(new AppendTooLarge(bytes, MAX_APPEND_BYTES, options));
  if (/UNAUTHENTICATED|PERMISSION_DENIED/.test(error.message))
    return final(new AccessDenied('EventStoreDB refuses the user: wrong credentials, or no right to do this.', options));
  return passing(error.message === '' ? 'the server failed' : error.message, error, { unexplained: true });
}

/** Nobody listens, the connection dropped, TLS does not come about, no cluster member answered. */
function translateConnectionError(error: Error): Passing | Final {
  if (/certificate|self.signed|altname/i.test(error.message))
    return final(
      new AccessDenied(`EventStoreDB cannot be trusted: ${error.message}. Name its authority with tlsCAFile.`, { cause: error }),
    );
  if (/Failed to discover/.test(error.message)) return passing(error.message, error, { mayBeDone: false, needsNewClient: true });
  // Errors of programming are not the connection's.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
    return final(new EventStoreUnavailable(`The EventStoreDB client failed: ${error.message}`, 'unknown', { cause: error }));
  return passing(error.message, error, { mayBeDone: !/No connection established/.test(error.message) });
}

function final(error: EventStoreError): Final {
  return { kind: 'final', error };
}

function passing(reason: string, cause: unknown, overrides: Partial<Passing> = {}): Passing {
  return { kind: 'passing', reason, cause, mayBeDone: true, needsNewClient: false, unexplained: false, ...overrides };
}
