import { fence, type LeaseKey } from './fence.js';
import { type Session } from './session.js';

/** Who feeds what, and from where: proof of it is the epoch, which every batch checks. */
export interface Lease {
  readonly name: string;
  readonly generation: number;
  readonly owner: string;
  readonly epoch: bigint;
  /** The checkpoint as it was taken over. */
  readonly position: bigint;
  /** Id of the event there, as it was noted; undefined at 0, and where nobody has noted it. */
  readonly marker: string | undefined;
  /** Whether readers saw the generation then. */
  readonly live: boolean;
}

/**
 * Takes the lease if it is free, has run out, or is our own from a session that was lost, and fences the owner before off: from here on no batch of a
 * lower epoch can commit, whether its owner knows or not.
 * @returns undefined while somebody else holds it, or where there is no such generation
 */
export async function takeLease(session: Session, key: LeaseKey, owner: string, leaseMs: number): Promise<Lease | undefined> {
  const { name, generation } = key;
  // The release before ends the session that stands there, which behind a pooler may be anybody's: none does.
  const [taken] = await session.query<{ epoch: string }>(
    `with before as (
       select name, generation from projections.leases
       where name = $1 and generation = $2 and (until < clock_timestamp() or owner = $3) for update
     )
     update projections.leases l set owner = $3, epoch = l.epoch + 1, until = clock_timestamp() + $4 * interval '1 millisecond',
       backend_pid = null, backend_start = null, events_per_second = 0
     from before where l.name = before.name and l.generation = before.generation
     returning l.epoch`,
    [name, generation, owner, leaseMs],
  );
  if (taken === undefined) return undefined;
  const fenced = await fence(session, key, taken.epoch);
  if (fenced === undefined) return undefined;
  const { position, marker, state } = fenced;
  return {
    name,
    generation,
    owner,
    epoch: BigInt(taken.epoch),
    position: BigInt(position),
    marker: marker ?? undefined,
    live: state === 'live',
  };
}

/** Gives the lease back so that others need not wait for its end. Does nothing where it is no longer ours. */
export async function releaseLease(session: Session, { name, generation, epoch }: Lease, channel: string): Promise<void> {
  await session.query(
    `with released as (
       update projections.leases set until = '-infinity', owner = null
       where name = $1 and generation = $2 and epoch = $3 returning name
     ) select pg_notify($4, name) from released`,
    [name, generation, epoch.toString(), channel],
  );
}

/** What an owner tells with every renewal. */
export interface Report {
  readonly lease: Lease;
  readonly position: bigint;
  readonly parked: number;
  readonly eventsPerSecond: number;
  readonly lagEvents: bigint;
  readonly lagSeconds: number;
  /** Whether what it writes to elsewhere takes nothing; undefined where there is no such place. */
  readonly unwritable?: boolean;
}

/** @returns the leases that are still ours; the others were taken over, or given back while this was on its way */
export async function renewLeases(session: Session, reports: readonly Report[], leaseMs: number): Promise<readonly LeaseKey[]> {
  if (reports.length === 0) return [];
  const column = (pick: (report: Report) => unknown) => reports.map(pick);
  return session.query<{ name: string; generation: number }>(
    `update projections.leases l set until = clock_timestamp() + $1 * interval '1 millisecond',
       events_per_second = r.events_per_second, lag_events = r.lag_events, lag_seconds = r.lag_seconds
     from unnest($2::text[], $3::integer[], $4::bigint[], $5::double precision[], $6::bigint[], $7::double precision[])
       as r(name, generation, epoch, events_per_second, lag_events, lag_seconds)
     where l.name = r.name and l.generation = r.generation and l.epoch = r.epoch and l.owner is not null
     returning l.name, l.generation`,
    [
      leaseMs,
      column(({ lease }) => lease.name),
      column(({ lease }) => lease.generation),
      column(({ lease }) => lease.epoch.toString()),
      column(({ eventsPerSecond }) => eventsPerSecond),
      column(({ lagEvents }) => lagEvents.toString()),
      column(({ lagSeconds }) => lagSeconds),
    ],
  );
}
