import { EventStoreUnavailable } from '#event-store/errors';
import { type ConsumerLogger } from './consumer-group-options.js';
import { type Lease } from './lease.js';
import { LogDisagrees } from './log-disagrees.js';
import { judgeCheckpoint, type Verdict } from './log-verdict.js';
import { loseGeneration } from './lost-generations.js';
import { loadMarks } from './marks.js';
import { type Session } from './session.js';
import { type Log } from './subscriber.js';

/** What is noted of a follower until it is followed again. */
const OVER = ['log-changed', 'unknown'];

/**
 * Before a follower begins: makes sure that the log is the one that it has read, and notes what it finds. Worked out anew each time, so that it
 * goes on by itself once the right log is back, and until then does not, however far another one grows.
 * @returns id of the event to go on from; undefined at 0, and where the store has removed that event
 * @throws LogDisagrees; a generation that readers do not see is lost then, for good
 */
export async function standOnLog(session: Session, lease: Lease, log: Log, logger?: ConsumerLogger): Promise<string | undefined> {
  const verdict = await judge(session, lease, log);
  if (verdict === undefined) return lease.marker; // The subscription waits for the log, and looks itself then.
  if (verdict.verdict === 'log-changed') {
    const error = new LogDisagrees(lease, verdict);
    if (lease.live) await stop(session, lease, error);
    else await loseGeneration(session, lease, error, logger);
    throw error;
  }
  await goOn(session, lease);
  if (verdict.adopt === undefined) return verdict.removed === true ? undefined : lease.marker;
  await adopt(session, lease, verdict.adopt);
  const { name, generation, position } = lease;
  logger?.info(
    { follower: name, generation, position: position.toString(), id: verdict.adopt },
    'a checkpoint without an event id: the event that stands there is taken for the one that was read',
  );
  return verdict.adopt;
}

/** @returns undefined where the log cannot be asked */
async function judge(session: Session, lease: Lease, log: Log): Promise<Verdict | undefined> {
  try {
    return await judgeCheckpoint(log, lease, await loadMarks(session, lease));
  } catch (error) {
    if (error instanceof EventStoreUnavailable) return undefined;
    throw error;
  }
}

async function stop(session: Session, { name, generation, epoch }: Lease, { message }: LogDisagrees): Promise<void> {
  await session.query(
    `update projections.generations set problem = 'log-changed', detail = $4 where name = $1 and generation = $2 and lease_epoch = $3`,
    [name, generation, epoch.toString(), message],
  );
}

async function goOn(session: Session, { name, generation, epoch }: Lease): Promise<void> {
  await session.query(
    `update projections.generations set problem = null, detail = null
     where name = $1 and generation = $2 and lease_epoch = $3 and problem = any($4::text[])`,
    [name, generation, epoch.toString(), OVER],
  );
}

async function adopt(session: Session, { name, generation, epoch, position }: Lease, id: string): Promise<void> {
  await session.query(
    `update projections.generations set marker = $4, marker_position = position
     where name = $1 and generation = $2 and lease_epoch = $3 and position = $5`,
    [name, generation, epoch.toString(), id, position.toString()],
  );
}
