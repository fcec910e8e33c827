import pg from 'pg';
import { AccessDenied, EventStoreError, EventStoreUnavailable, InvalidEvent, LogChanged } from '../errors.js';
import { LOG_CHANGED } from './seen-append-functions.js';

/** What a failure means for the one who asked. */
export type Failure =
  /** The events themselves cannot be stored: the same call fails again. */
  | 'data'
  /** Rolled back for a passing reason: the same call may succeed. */
  | 'passing'
  /** Rolled back, and a person has to do something first (a full disk): later calls may succeed. */
  | 'refused'
  /** The connection broke: whether a write was committed is not known. */
  | 'connection'
  /** Wrong credentials, rights, database or schema. */
  | 'access'
  /** What the caller remembers of the log is not what stands there. */
  | 'changed';

const passing = new Set(['40001', '40P01', '55P03', '57014', '25P04', '23505', '53300', '53200']);
const access = new Set(['3D000', '42501', '42P01', '42883', '3F000', '28000', '28P01']);
const data = new Set(['54001', '54000']);
const connectionStates = new Set(['57P01', '57P02', '57P03', '57P05', '25P03']);
/** What the driver itself says before the server has let it in, and no retry mends: no password where one is asked for, no TLS where it must be. */
const refusedByDriver = /^SASL: |does not support SSL/;

export function classify(error: unknown): Failure {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined)
    return error instanceof Error && refusedByDriver.test(error.message) ? 'access' : 'connection';
  const code = error.code;
  if (code === LOG_CHANGED) return 'changed';
  if (access.has(code)) return 'access';
  if (passing.has(code)) return 'passing';
  if (code.startsWith('22') || data.has(code)) return 'data';
  if (connectionStates.has(code) || code.startsWith('08')) return 'connection';
  return 'refused';
}

/**
 * The port's own error for a failure of PostgreSQL, with the cause attached. Never repeats the connection string.
 * @param outcome what is known about the write, this try and those before it
 */
export function translate(error: unknown, outcome: 'not-written' | 'unknown'): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const code = error instanceof pg.DatabaseError ? error.code : (error as { code?: string }).code;
  const reason = error instanceof Error ? error.message : String(error);
  switch (classify(error)) {
    case 'data':
      return new InvalidEvent('events', `PostgreSQL cannot store this: ${reason}`, { cause: error });
    case 'access':
      return new AccessDenied(accessReason(code, reason), { cause: error });
    case 'connection':
      return new EventStoreUnavailable(`PostgreSQL cannot be reached: ${reason}`, outcome, { cause: error });
    case 'passing':
    case 'refused':
      return new EventStoreUnavailable(`PostgreSQL did not write: ${reason}`, outcome, { cause: error });
    case 'changed':
      return logChanged(error as pg.DatabaseError);
  }
}

function logChanged(error: pg.DatabaseError): LogChanged {
  const [position = '', expected = '', found] = (error.detail ?? '').split(' ');
  return new LogChanged(BigInt(position), expected, found, { cause: error });
}

function accessReason(code: string | undefined, reason: string): string {
  if (code === '42P01' || code === '42883' || code === '3F000')
    return `The database has no event store yet; run the migration. (${reason})`;
  return reason;
}
