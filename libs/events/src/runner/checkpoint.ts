import { type Lease } from './lease.js';
import { POSITIONS_CHANNEL } from './schema.js';
import { literal, type Session } from './session.js';

/** The lease went to somebody else, or the generation is gone: whatever was being done must not be written. */
export class LeaseLost extends Error {
  constructor(readonly lease: Lease) {
    super(`${lease.name} generation ${lease.generation} is fed by another process now`);
    this.name = 'LeaseLost';
  }
}

export interface Progress {
  /** Position that the batch reaches. */
  readonly position: bigint;
  /** Events looked at, handled or not. */
  readonly events: number;
  /** The store's time of the last of them. */
  readonly recordedAt: Date | undefined;
}

/**
 * Begins a batch: nothing else may be written before this. Locks the checkpoint if it still stands where we left it, under our epoch.
 * @returns whether people have paused the follower, and whether readers see the generation
 * @throws LeaseLost
 */
export async function beginBatch(session: Session, lease: Lease, position: bigint): Promise<{ paused: boolean; live: boolean }> {
  const [row] = await session.script(
    `begin; select paused, state from projections.generations where ${whereOf(lease)} and position = ${position} and lease_epoch = ${lease.epoch} for update`,
  );
  if (row === undefined) {
    await session.rollback();
    throw new LeaseLost(lease);
  }
  return { paused: row[0] === 't', live: row[1] === 'live' };
}

/** Moves the checkpoint and commits; whoever waits for a live generation's position is told. */
export async function commitBatch(
  session: Session,
  lease: Lease,
  { position, events, recordedAt }: Progress,
  live: boolean,
): Promise<void> {
  await session.script(
    `update projections.generations set position = ${position}, events = events + ${events}, updated_at = now(), problem = null, detail = null
       ${recordedAt === undefined ? '' : `, recorded_at = ${literal(recordedAt.toISOString())}`} where ${whereOf(lease)};
     ${live ? `notify ${POSITIONS_CHANNEL}, ${literal(`${lease.name}:${position}`)};` : ''} commit`,
  );
}

function whereOf({ name, generation }: Lease): string {
  return `name = ${literal(name)} and generation = ${generation}`;
}
