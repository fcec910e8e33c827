import { pause } from '#postgres/backoff';
import { type Session } from './session.js';

/** Whoever holds the checkpoint for longer than this, when its lease has run out, stands still. */
const HELD_UP_MS = 200;

export interface LeaseKey {
  readonly name: string;
  readonly generation: number;
}

export interface Fenced {
  readonly position: string;
  /** Id of the event there; null at 0, and where nobody has noted it for this position. */
  readonly marker: string | null;
  readonly state: string;
}

/**
 * Raises the epoch of a checkpoint, so that no batch of a lower one can commit. An owner that stands still inside a transaction is ended by the server,
 * before its lease runs out; whoever holds the row all the same is ended here. It is found by what it holds and never by what was written down of
 * it: a session may be somebody else's by now.
 * @returns undefined where a higher epoch, or no such generation, stands there
 */
export async function fence(session: Session, { name, generation }: LeaseKey, epoch: string): Promise<Fenced | undefined> {
  const [ours] = await session.begin('select pg_backend_pid(), now()');
  const raising = raise(session, { name, generation }, epoch);
  const raised = new AbortController();
  const done = () => raised.abort();
  raising.then(done, done);
  await pause(HELD_UP_MS, raised.signal);
  // Where there is no second connection to be had, what bounds the wait is the session's own limit for it.
  if (!raised.signal.aborted) endWhoBlocks(session, [ours?.[0], ours?.[1]], raised.signal).catch(() => undefined);
  return raising;
}

async function raise(session: Session, { name, generation }: LeaseKey, epoch: string): Promise<Fenced | undefined> {
  try {
    const [fenced] = await session.query<Fenced & { [column: string]: unknown }>(
      `update projections.generations set lease_epoch = $3 where name = $1 and generation = $2 and lease_epoch < $3
       returning position, case when marker_position = position then marker end as marker, state`,
      [name, generation, epoch],
    );
    await session.script('commit');
    return fenced;
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** @param waiting our own session, and since when its transaction has been ours */
async function endWhoBlocks(session: Session, waiting: readonly unknown[], raised: AbortSignal): Promise<void> {
  const other = await session.another('takeover');
  try {
    while (!raised.aborted) {
      await other.query(
        `select pg_terminate_backend(blocking.pid) from pg_stat_activity waiting cross join unnest(pg_blocking_pids(waiting.pid)) as holder(pid)
         join pg_stat_activity blocking on blocking.pid = holder.pid and blocking.usename = current_user
         where waiting.pid = $1 and waiting.xact_start = $2::timestamptz`,
        waiting,
      );
      await pause(HELD_UP_MS, raised);
    }
  } finally {
    await other.close();
  }
}
