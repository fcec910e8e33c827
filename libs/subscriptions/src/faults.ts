import { EventStoreError } from '#event-store/errors';
import { SessionLost } from './session.js';
import { Unwritable, UNWRITABLE } from './unwritable.js';

/**
 * Whose fault an error is: `event` – the event's data cannot be written, whatever we do; `passing` – the database had no time, try again;
 * `lost` – the session or the server is gone; `unknown` – ours to mend, nothing an event could be blamed for.
 */
export type Fault = 'event' | 'passing' | 'lost' | 'unknown';

/** Data exception, integrity constraint, cardinality, program limit (a value too long for an index). */
const OF_THE_DATA = ['22', '23', '21', '54'];
/** Rollbacks for the sake of others, locks, resources, cancelled statements. */
const PASSING = ['40', '55', '53'];
const PASSING_CODES = new Set(['57014', '25P04']);
/** Connection, operator intervention, idle in transaction, input or output of the server. */
const LOST = ['08', '57', '58'];

/**
 * A follower's own work failed on its events, and it cannot say on which: given one by one they show. The cause is what was thrown; whatever that
 * looks like, neither the database nor a connection had a part in it.
 */
export class EventFault extends Error {
  constructor(cause: unknown) {
    super('The work on some events failed', { cause });
    this.name = 'EventFault';
  }
}

/** Does a part of the work on events that asks nobody else. @throws EventFault for whatever is thrown */
export function ownWork<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new EventFault(cause);
  }
}

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof EventFault) return 'event';
  if (error instanceof SessionLost) return 'lost';
  if (error instanceof Unwritable) return 'passing';
  if (error instanceof TypeError || error instanceof RangeError) return 'unknown'; // Node's own carry codes, as lost connections do.
  const code = codeOf(error);
  if (code === undefined) return /connection|terminated|timeout/i.test(error.message) ? 'lost' : 'unknown';
  if (/^E[A-Z_]+$/.test(code) || code === 'event-store-unavailable' || code === '25P03') return 'lost';
  if (!/^[0-9A-Z]{5}$/.test(code)) return 'unknown';
  if (PASSING_CODES.has(code) || PASSING.includes(code.slice(0, 2))) return 'passing';
  if (LOST.includes(code.slice(0, 2))) return 'lost';
  return OF_THE_DATA.includes(code.slice(0, 2)) ? 'event' : 'unknown';
}

export interface FaultReport {
  readonly code: string;
  readonly message: string;
}

/**
 * What may be kept and shown of an error: never a value of a row, which might be personal. PostgreSQL's own sentences quote values, and so do
 * many of JavaScript's, so only messages that are known not to are repeated.
 */
export function reportOf(error: unknown): FaultReport {
  if (!(error instanceof Error)) return { code: 'unknown', message: `Something that is no error was thrown: ${typeof error}` };
  if (error instanceof EventFault) return reportOf(error.cause);
  if (error instanceof Unwritable) return { code: UNWRITABLE, message: error.reason };
  const code = codeOf(error);
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) {
    const { constraint, column, table } = error as { constraint?: string; column?: string; table?: string };
    const where = [table, column, constraint].filter((part) => part !== undefined).join(', ');
    return { code, message: `PostgreSQL refused the write (${code})${where === '' ? '' : `: ${where}`}` };
  }
  if (error instanceof EventStoreError) return { code: error.code, message: error.message };
  if (code === 'event-shape' || (code === undefined && (error instanceof TypeError || error instanceof ReferenceError))) {
    return { code: code ?? error.name, message: `${error.message}${placeOf(error)}` };
  }
  return { code: code ?? error.name, message: `${error.name}${placeOf(error)}` };
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** Where it was thrown, without the folder. */
function placeOf(error: Error): string {
  const place = /\n\s+at (?:async )?(?:(\S+) )?\(?(?:file:\/\/)?[^()\n]*?([^/\\()\n]+:\d+):\d+\)?/.exec(error.stack ?? '');
  return place === null ? '' : ` in ${place[1] ?? 'anonymous'} (${place[2]})`;
}
