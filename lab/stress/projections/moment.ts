import type pg from 'pg';
import { viewNames } from './views.js';

/** What a process was doing when it was stopped, as its database sessions show it. */
export type Moment = 'mid-swap' | 'mid-commit' | 'mid-batch' | 'mid-comparison' | 'between';

export interface SessionState {
  readonly application: string;
  readonly state: string;
  readonly query: string;
  /** Whether the transaction has written or locked something. */
  readonly writing: boolean;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

const follower = new RegExp(`^orderline (followers|(${viewNames.join('|')}) \\d+)$`);
export const isFollower = (application: string): boolean => follower.test(application);
const isCommit = (query: string): boolean => /\bcommit\s*$/.test(query);
const isOpen = ({ state }: SessionState): boolean => state === 'active' || state.startsWith('idle in transaction');

/** @param stopped when the process was stopped: what the server did later, the process does not know */
export function momentOf(sessions: readonly SessionState[], stopped: number): Moment {
  const swaps = sessions.filter(({ application }) => application === 'orderline replay swap');
  if (swaps.some((session) => isOpen(session) || (isCommit(session.query) && session.changed >= stopped))) return 'mid-swap';
  const followers = sessions.filter(({ application }) => isFollower(application));
  if (followers.some((session) => isCommit(session.query) && (session.state === 'active' || session.changed >= stopped)))
    return 'mid-commit';
  if (followers.some((session) => isOpen(session) && session.writing)) return 'mid-batch';
  if (sessions.some((session) => session.application.startsWith('orderline replay compare') && isOpen(session))) return 'mid-comparison';
  return 'between';
}

export async function sessionsOf(pool: pg.Pool, role: string): Promise<readonly SessionState[]> {
  const { rows } = await pool.query<SessionState>(
    `select application_name as application, state, query, backend_xid is not null as writing, extract(epoch from state_change) * 1000 as changed
     from pg_stat_activity where datname = current_database() and usename = $1 and state is not null`,
    [role],
  );
  return rows.map((row) => ({ ...row, changed: Number(row.changed) }));
}
