import { type Follower } from './followers.js';

/** Beyond these a view or process manager is late, as the alerts have it (deploy/prometheus). */
const VIEW_LATE_S = 60;
const PROCESS_LATE_S = 300;

type Looked = Pick<Follower, 'name' | 'kind' | 'role' | 'state' | 'followed' | 'parked' | 'lagSeconds'>;

/**
 * Which promise of a follower is broken, as the part of the runbook that says what to do: what an alert would call somebody for. What somebody has
 * paused, and generations beside the live one, break none. @returns undefined where all hold
 */
export function brokenPromise({ name, kind, role, state, followed, parked, lagSeconds }: Looked): string | undefined {
  if (role !== 'live' && role !== 'lost') return undefined;
  const process = kind === 'process';
  if (state === 'log-changed' || role === 'lost') return 'the-log-has-changed';
  if (state === 'paused') return undefined;
  if (state !== 'live') return 'a-view-does-not-move';
  if (!followed) return process ? 'a-process-manager-is-off' : 'nobody-feeds-a-view';
  if (parked > 0) return name === 'erasures' ? 'an-erasure-is-parked' : 'events-are-parked';
  if (lagSeconds > (process ? PROCESS_LATE_S : VIEW_LATE_S)) return process ? 'a-process-manager-is-behind' : 'a-view-is-behind';
  return undefined;
}
