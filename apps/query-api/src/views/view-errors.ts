import { type Problem, problem } from '#platform/problems/problem';
import pg from 'pg';

/** The read models cannot answer now: unreachable, shutting down, too slow, or not set up yet. The cause says which. */
export class ViewsUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ViewsUnavailable';
  }
}

/**
 * A statement that a rebuild got in the way of: the view was swapped away under a prepared statement, or the swap and the statement waited
 * for each other. The same statement, prepared anew, works.
 */
export function isDisturbedBySwap(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  const { code, message } = error;
  if (code === '0A000') return message.includes('cached plan');
  // The last one is an internal error by its code: the plan names a table that has just been dropped.
  return code === '42P01' || code === '40P01' || (code === 'XX000' && message.startsWith('could not open relation'));
}

/** Classes of SQLSTATE that say something about the server's state, not about our statement. */
const unavailable: Readonly<Record<string, string>> = {
  '08': 'The connection failed.',
  '25': 'The session is not usable.',
  '28': 'The server refused the login.',
  '3D': 'The database does not exist.',
  '3F': 'The schema does not exist yet.',
  '40': 'The server rolled the statement back.',
  '53': 'The server is out of resources.',
  '55': 'The object is not usable now.',
  '57': 'The server or an operator ended the statement.',
  '58': 'The server’s system failed.',
};
const unavailableCodes: Readonly<Record<string, string>> = {
  '42P01': 'The view does not exist yet.',
  '42703': 'The view has another shape than this version expects.',
  '42501': 'The login may not read the view.',
};

/** What a failed read means. An error of ours (a wrong statement or value) stays what it is. */
export function explain(error: unknown): unknown {
  if (error instanceof TypeError || error instanceof RangeError) return error;
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    const reason = unavailableCodes[code] ?? unavailable[code.slice(0, 2)];
    return reason === undefined && !isDisturbedBySwap(error)
      ? error
      : new ViewsUnavailable(reason ?? 'The view is gone.', { cause: error });
  }
  // What the driver raises itself carries no SQLSTATE: refused and broken connections, timeouts, an exhausted pool.
  return new ViewsUnavailable('The read models cannot be reached.', { cause: error });
}

/** The errors of this process's own parts, as answers. */
export function translateViewErrors(error: unknown): Problem | undefined {
  return error instanceof ViewsUnavailable ? problem('read-models-unavailable', 'The read models cannot answer right now.') : undefined;
}
