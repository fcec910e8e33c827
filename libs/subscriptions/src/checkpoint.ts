import { type Lease } from './lease.js';
import { POSITIONS_CHANNEL } from './schema.js';
import { literal, LOCK_TIMEOUT_MS, type Session } from './session.js';

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
  /** Id of the event there; undefined where it is not known, or the checkpoint stays where it is: what is noted then counts as far as it did. */
  readonly marker?: string | undefined;
  /** Events looked at, handled or not. */
  readonly events: number;
  /** The store's time of the last of them. */
  readonly recordedAt: Date | undefined;
}

/**
 * Begins a batch: nothing else may be written before this. Locks the checkpoint if it still stands where we left it, under our epoch.
 * @returns whether people have paused the consumer, and whether readers see the generation
 * @throws LeaseLost
 */
export async function beginBatch(session: Session, lease: Lease, position: bigint): Promise<{ paused: boolean; live: boolean }> {
  const [row] = await session.begin(
    `select paused, state from projections.generations where ${whereOf(lease)} and position = ${position} and lease_epoch = ${lease.epoch} for update`,
  );
  if (row === undefined) {
    await session.rollback();
    throw new LeaseLost(lease);
  }
  return { paused: row[0] === 't', live: row[1] === 'live' };
}

/** For an owner without work, who would hear of nothing otherwise. @returns whether readers see the generation @throws LeaseLost */
export async function requireLease(session: Session, lease: Lease): Promise<{ live: boolean }> {
  const [row] = await session.script(`select state from projections.generations where ${whereOf(lease)} and lease_epoch = ${lease.epoch}`);
  if (row === undefined) throw new LeaseLost(lease);
  return { live: row[0] === 'live' };
}

/** Moves the checkpoint and commits. @param tell those who wait for the position, in the same transaction: for what happens now and then */
export async function commitBatch(
  session: Session,
  lease: Lease,
  { position, marker, events, recordedAt }: Progress,
  tell = false,
): Promise<void> {
  await session.script(
    `update projections.generations set position = ${position}, events = events + ${events}, updated_at = now(), problem = null, detail = null
       ${marker === undefined ? '' : `, marker = ${literal(marker)}, marker_position = ${position}`}
       ${recordedAt === undefined ? '' : `, recorded_at = ${literal(recordedAt.toISOString())}`} where ${whereOf(lease)};
     ${tell ? `notify ${POSITIONS_CHANNEL}, ${literal(`${lease.name}:${position}`)};` : ''} commit`,
  );
}

/**
 * Moves the checkpoint over events that change nothing, in one statement: what `beginBatch` and `commitBatch` do in two.
 * @returns as `beginBatch`; where people have paused the follower nothing has moved
 * @throws LeaseLost
 */
export async function passBatch(
  session: Session,
  lease: Lease,
  from: bigint,
  progress: Progress,
): Promise<{ paused: boolean; live: boolean }> {
  const { position, marker, events, recordedAt } = progress;
  const [row] = await session.prepared(
    'pass',
    `with settings as (
       select set_config('synchronous_commit', 'off', true), set_config('lock_timeout', '${LOCK_TIMEOUT_MS}', true)
     ), found as (
       select name, generation, paused, state from projections.generations cross join settings
       where name = $1 and generation = $2::integer and position = $3::bigint and lease_epoch = $4::bigint for update of generations
     ), moved as (
       update projections.generations g set position = $5::bigint, events = g.events + $6::bigint, updated_at = now(), problem = null, detail = null,
         recorded_at = coalesce($7::timestamptz, g.recorded_at), marker = coalesce($8::text, g.marker),
         marker_position = case when $8::text is null then g.marker_position else $5::bigint end
       from found where g.name = found.name and g.generation = found.generation and not found.paused
     )
     select paused, state from found`,
    [
      lease.name,
      lease.generation,
      from.toString(),
      lease.epoch.toString(),
      position.toString(),
      events,
      recordedAt?.toISOString() ?? null,
      marker ?? null,
    ],
  );
  if (row === undefined) throw new LeaseLost(lease);
  return { paused: row[0] === 't', live: row[1] === 'live' };
}

function whereOf({ name, generation }: Lease): string {
  return `name = ${literal(name)} and generation = ${generation}`;
}
