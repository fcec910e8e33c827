import { LeaseLost } from '#subscriptions/checkpoint';
import { type Lease } from '#subscriptions/lease';
import { type Session } from '#subscriptions/session';
import { type Place } from '#event-store/same-log';

/** What the read-model database knows of the index of a generation: it is the truth, whatever stands in the index. */
export interface IndexRow {
  readonly index: string;
  readonly id: string;
  /** What the marker in the index must at least have come to. */
  readonly written: bigint;
  /** How far readers see it. */
  readonly searchable: bigint;
  readonly usable: boolean;
}

/** Another index to be filled, instead of the one that is there. */
export type NewIndex = Pick<IndexRow, 'index' | 'id'>;

/** @returns undefined where the generation has no index yet */
export async function loadIndexRow(
  session: Session,
  { name, generation }: Pick<Lease, 'name' | 'generation'>,
): Promise<IndexRow | undefined> {
  const [row] = await session.query<{ index: string; id: string; written: string; searchable: string; usable: boolean }>(
    `select index_name as index, index_id as id, written_position as written, searchable_position as searchable, usable
     from projections.search_indexes where name = $1 and generation = $2`,
    [name, generation],
  );
  return row && { ...row, written: BigInt(row.written), searchable: BigInt(row.searchable) };
}

/** @returns id of the installation that the read-model database is of */
export async function loadInstallation(session: Session): Promise<string> {
  const [row] = await session.query<{ id: string }>('select id from projections.installation');
  return row?.id ?? '';
}

/**
 * Lets the generation be fed again from an earlier place; readers do without it until it has come to where it was. Before anything is
 * made or written in the index: who reads the row knows.
 * @param anew the index that is filled from the log's beginning; without it the one that is there goes on
 * @throws LeaseLost
 */
export async function setBack(session: Session, lease: Lease, { position, id }: Place, reason: string, anew?: NewIndex): Promise<void> {
  const key = [lease.name, lease.generation] as const;
  await session.begin('set local synchronous_commit = on');
  try {
    const [before] = await session.query<{ position: string; state: string }>(
      'select position, state from projections.generations where name = $1 and generation = $2 and lease_epoch = $3 for update',
      [...key, lease.epoch.toString()],
    );
    if (before === undefined) throw new LeaseLost(lease);
    await session.query(
      `update projections.generations set events = case when position = 0 then 0 else (events * ($3::numeric / position))::bigint end, position = $3,
         marker = $4, marker_position = case when $4::text is null then null else $3::bigint end where name = $1 and generation = $2`,
      [...key, position.toString(), id ?? null],
    );
    await session.query(
      `update projections.search_indexes set reason = $3, usable = false, usable_from = greatest(usable_from, searchable_position, $4::bigint),
         searchable_position = $5, marker_position = $5, written_position = $5 where name = $1 and generation = $2`,
      [...key, reason, before.position, position.toString()],
    );
    if (anew !== undefined)
      await session.query(
        `insert into projections.search_indexes (name, generation, index_name, index_id, reason, usable_from)
         values ($1, $2, $3, $4, $5, case when $6 = 'live' then null else 0 end)
         on conflict (name, generation) do update set index_name = excluded.index_name, index_id = excluded.index_id`,
        [...key, anew.index, anew.id, reason, before.state],
      );
    // They are met again.
    await session.query('delete from projections.parked where name = $1 and generation = $2 and position > $3', [
      ...key,
      position.toString(),
    ]);
    await session.query('delete from projections.marks where name = $1 and generation = $2 and position > $3', [
      ...key,
      position.toString(),
    ]);
    await session.script('commit');
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** Of an index that is filled for the first time nobody knows when readers can use it: once it has come to where the log ends now. */
export async function noteUsableFrom(session: Session, { name, generation }: Lease, head: bigint): Promise<void> {
  await session.query(
    'update projections.search_indexes set usable_from = $3 where name = $1 and generation = $2 and usable_from is null and not usable',
    [name, generation, head.toString()],
  );
}

/** Inside the transaction that moves the checkpoint. */
export async function noteWritten(
  session: Session,
  { name, generation }: Pick<Lease, 'name' | 'generation'>,
  position: bigint,
): Promise<void> {
  await session.query('update projections.search_indexes set written_position = $3 where name = $1 and generation = $2', [
    name,
    generation,
    position.toString(),
  ]);
}

/**
 * Lets readers know how far they see what was written, and that they can use it if it has come to where it was before.
 * @param marker what the marker says that they see
 * @throws LeaseLost
 */
export async function noteSearchable(
  session: Session,
  lease: Lease,
  position: bigint,
  marker: bigint,
): Promise<{ live: boolean; usable: boolean }> {
  // The lock keeps a successor from taking over, and setting back, in between.
  const [row] = await session.query<{ live: boolean; usable: boolean }>(
    `with mine as (
       select name, generation, state from projections.generations where name = $1 and generation = $2 and lease_epoch = $3 for no key update
     )
     update projections.search_indexes i set searchable_position = $4, marker_position = $5, usable = coalesce(i.usable or $4 >= i.usable_from, false),
       reason = case when i.usable or $4 >= i.usable_from then null else i.reason end
     from mine where i.name = mine.name and i.generation = mine.generation returning mine.state = 'live' as live, i.usable`,
    [lease.name, lease.generation, lease.epoch.toString(), position.toString(), marker.toString()],
  );
  if (row === undefined) throw new LeaseLost(lease);
  return row;
}
