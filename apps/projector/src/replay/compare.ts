import { setTimeout as delay } from 'node:timers/promises';
import { faultOf } from '#subscriptions/faults';
import { literal, type Session } from '#subscriptions/session';
import { type Table } from '#read-models/table';
import { countFromScratch } from '../engine/count-sql.js';
import { tableOf } from '../engine/table-sql.js';
import { compareIndexes } from './compare-indexes.js';
import { type CatchUp, type Comparison, type Difference, type Parts, SHOWN } from './comparison.js';
import { ReplayError } from './replay-error.js';
import { openSession, SHORT_LOCK, type Workbench } from './workbench.js';

const TRIES = 200;
/** How often a try may be held up for so long that the server ends its session; the live generation stood still meanwhile. */
const MOST_HELD_UP = 5;

/**
 * Compares the live generation with another one, row by row, at one position that both have reached exactly. Both are held there only until a
 * snapshot of both is taken.
 * @param catchUp brings the other generation to a position, not beyond
 */
export async function compare(workbench: Workbench, parts: Parts, catchUp: CatchUp): Promise<Comparison> {
  const { url, signal, search } = workbench;
  if (parts.reads.keptIn === 'index' && search !== undefined) return compareIndexes({ ...workbench, search }, parts, catchUp);
  let locks = await openSession(url, 'compare locks');
  const snapshot = await openSession(url, 'compare');
  try {
    for (let attempt = 1, heldUp = 0; attempt <= TRIES && heldUp < MOST_HELD_UP; attempt++) {
      signal.throwIfAborted();
      const held = await holdBoth(locks, snapshot, parts, catchUp);
      if (held !== undefined) return await compareTables(snapshot, parts, held.live, held.position);
      if (locks.broken) {
        await locks.close();
        locks = await openSession(url, 'compare locks');
        heldUp++;
      }
      await delay(25);
    }
    throw new ReplayError(`${parts.reads.name} was too busy to hold both generations at one position. Try again.`);
  } finally {
    await Promise.all([locks.close(), snapshot.close()]);
  }
}

async function holdBoth(
  locks: Session,
  snapshot: Session,
  { reads, target }: Parts,
  catchUp: CatchUp,
): Promise<{ live: number; position: bigint } | undefined> {
  try {
    await locks.begin(SHORT_LOCK);
    const [live] = await locks.query<{ generation: number; position: string }>(
      `select generation, position from projections.generations where name = $1 and state = 'live' for update`,
      [reads.name],
    );
    if (live === undefined) throw new ReplayError(`${reads.name} has no live generation.`);
    await catchUp(BigInt(live.position));
    const [other] = await locks.query<{ position: string }>(
      'select position from projections.generations where name = $1 and generation = $2 for update',
      [reads.name, target],
    );
    if (other?.position !== live.position) return undefined;
    // Read in the snapshot itself: the locks may have been lost meanwhile, without our hearing of it.
    const [seen] = await snapshot.begin(
      `set transaction isolation level repeatable read read only; set local enable_seqscan = on; set local idle_in_transaction_session_timeout = 0;
       select min(position), max(position) from projections.generations where name = ${literal(reads.name)} and generation in (${live.generation}, ${target})`,
    );
    if (seen?.every((position) => position === live.position)) return { live: live.generation, position: BigInt(live.position) };
    await snapshot.rollback();
    return undefined;
  } catch (error) {
    await locks.rollback();
    if (faultOf(error) === 'passing' || locks.broken) return undefined;
    throw error;
  } finally {
    await locks.rollback();
  }
}

async function compareTables(session: Session, parts: Parts, live: number, position: bigint): Promise<Comparison> {
  const differences: Difference[] = [];
  let rows = 0;
  let differing = 0;
  for (const pair of pairsOf(parts)) {
    const [count] = await session.query<{ rows: string }>(`select count(*) as rows from ${tableOf(pair.table, live)}`);
    rows += Number(count?.rows ?? 0);
    const found = await compareTable(session, pair, live);
    differing += found.differing;
    differences.push(...found.differences.slice(0, Math.max(0, SHOWN - differences.length)));
  }
  await session.rollback();
  return { position, rows, differing, differences };
}

/** A table of the live generation, and the relation that it should be like. */
interface Pair {
  readonly table: Table;
  readonly columns: Table['columns'];
  readonly like: string;
}

/** Folded tables beside those of the other generation, counts beside a count from scratch of its rows. Left out is what the other version no longer has. */
function pairsOf({ reads, other, target }: Parts): readonly Pair[] {
  const folded = reads.folds.flatMap(({ table }): readonly Pair[] => {
    const like = other.folds.find((fold) => fold.table.name === table.name)?.table;
    return like === undefined ? [] : [{ table, columns: like.columns, like: tableOf(like, target) }];
  });
  const counted = (reads.counts ?? []).flatMap(({ table }): readonly Pair[] => {
    const like = other.counts?.find((counts) => counts.table.name === table.name);
    return like === undefined ? [] : [{ table, columns: like.table.columns, like: `(${countFromScratch(like, target)}) as scratch` }];
  });
  return [...folded, ...counted];
}

async function compareTable(session: Session, { table, columns, like }: Pair, live: number) {
  const common = Object.keys(table.columns).filter((name) => name in columns);
  const key = table.key.join(', ');
  const found = await session.query<{
    total: string;
    key: string[];
    old: Record<string, unknown> | null;
    new: Record<string, unknown> | null;
  }>(
    `with old as (select ${common.join(', ')} from ${tableOf(table, live)}), new as (select ${common.join(', ')} from ${like}),
       differing as (
         select array[${table.key.map((name) => `${name}::text`).join(', ')}] as key, to_jsonb(old) as old, to_jsonb(new) as new
         from old full join new using (${key}) where to_jsonb(old) is distinct from to_jsonb(new)
       )
     select (select count(*) from differing) as total, key, old, new from differing order by key limit ${SHOWN}`,
  );
  return {
    differing: Number(found[0]?.total ?? 0),
    differences: found.map((row): Difference => {
      const kind = row.old === null ? 'unexpected' : row.new === null ? 'missing' : 'different';
      const columns = common.filter((name) => JSON.stringify(row.old?.[name]) !== JSON.stringify(row.new?.[name]));
      return { table: table.name, key: row.key, kind, columns: kind === 'different' ? columns : [] };
    }),
  };
}
