import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs, pause } from '#postgres/backoff';
import { dropTables } from '../engine/drop-outlived.js';
import { faultOf } from '#subscriptions/faults';
import { CONTROL_CHANNEL, POSITIONS_CHANNEL } from '#subscriptions/schema';
import { literal, type Session } from '#subscriptions/session';
import { Unwritable } from '#subscriptions/unwritable';
import { indexView, pointViews } from '../engine/generations.js';
import { type Projection, tablesOf } from '#read-models/projection';
import { checkpointView } from '../engine/table-sql.js';
import { sweepIndexes } from '../product-index/sweep.js';
import { ReplayError } from './replay-error.js';
import { type GenerationRow, loadGenerations, openSession, SHORT_LOCK, shownGeneration, type Workbench } from './workbench.js';

const TRIES = 100;
const BUSY = { firstMs: 150, mostMs: 150 };
/** How often a try may be held up for so long that the server ends its session; the live generation stood still meanwhile. */
const MOST_HELD_UP = 5;
/** How long the live generation may be kept from moving while the other one catches up the last events. */
const CATCH_UP_MS = 1_500;

/** Brings a generation to the position, or says `false` when it has not got there in the time. */
type Reach = (position: bigint, limitMs: number) => Promise<boolean>;

/**
 * Makes a generation the live one, in one transaction: its checkpoint is at least as far as the live one's, which is locked meanwhile, and
 * the views of rows and of the position change over together. The generation that was live is retained.
 *
 * Where readers see one that was made from a log that is gone, nobody can get as far as it: the new one goes to the log's end, and the lost one
 * stays lost.
 */
export async function swapTo(workbench: Workbench, projection: Projection, target: number, catchUp: Reach): Promise<void> {
  const { url, signal } = workbench;
  let session = await openSession(url, 'swap');
  try {
    for (let attempt = 1, heldUp = 0; ; attempt++) {
      signal.throwIfAborted();
      if (await trySwap({ ...workbench, session }, projection, target, catchUp)) break;
      if (session.broken) {
        await session.close();
        session = await openSession(url, 'swap');
        heldUp++;
      }
      if (attempt === TRIES || heldUp === MOST_HELD_UP)
        throw new ReplayError(`${projection.name} could not be swapped: its views or checkpoints were busy for too long. Try again.`);
      await pause(backoffMs(BUSY, 1), signal);
    }
  } finally {
    await session.close();
  }
  await dropOlder(workbench, projection.name);
}

async function trySwap({ session, log }: Workbench, projection: Projection, target: number, catchUp: Reach): Promise<boolean> {
  const { name } = projection;
  const seen = (await shownGeneration(session, name)) ?? -1;
  try {
    await session.begin(`${SHORT_LOCK}; set local synchronous_commit = on`);
    const [live] = await session.query<{ generation: number; state: string; position: string; tables: string[] }>(
      `select generation, state, position, tables from projections.generations
       where name = $1 and (state = 'live' or (state = 'lost' and generation = $2)) order by state limit 1 for update`,
      [name, seen],
    );
    if (live?.generation === target) {
      await session.rollback();
      return true; // The try before was done, and its answer was lost.
    }
    const goal = live?.state === 'lost' ? await log.head() : BigInt(live?.position ?? 0);
    if (live === undefined || !(await catchUp(goal, CATCH_UP_MS))) {
      await session.rollback();
      return false;
    }
    const [next] = await session.query<{ position: string }>(
      `select least(g.position, i.searchable_position) as position from projections.generations g
       left join projections.search_indexes i using (name, generation) where name = $1 and generation = $2 for update of g`,
      [name, target],
    );
    if (next === undefined || BigInt(next.position) < goal) {
      await session.rollback();
      return false;
    }
    await session.script(
      `update projections.generations set state = ${live.state === 'lost' ? `'lost'` : `'retained'`}, swapped_at = now() where name = ${literal(name)} and generation = ${live.generation};
       update projections.generations set state = 'live', swapped_at = now(), problem = null, detail = null where name = ${literal(name)} and generation = ${target};
       ${dropStrayViews(projection, live.tables)} ${pointViews(projection, target, await sameViews(session, projection))};
       notify ${POSITIONS_CHANNEL}, ${literal(`${name}:${next.position}`)}; notify ${CONTROL_CHANNEL}, ${literal(name)}; commit`,
    );
    return true;
  } catch (error) {
    await session.rollback();
    // Somebody held a lock for longer than we want others to queue behind us, or we took longer than others shall wait for us.
    if (faultOf(error) === 'passing' || session.broken) return false;
    throw error;
  }
}

/** The views that show the same columns in both generations: these can be replaced in place, which no prepared statement notices. */
async function sameViews(session: Session, projection: Projection): Promise<ReadonlySet<string>> {
  const found = await session.query<{ view: string; columns: string }>(
    `select 'read_models.' || c.relname as view, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'read_models'::regnamespace and c.relkind = 'v' group by c.relname`,
  );
  const shown = new Map(found.map(({ view, columns }) => [view, columns]));
  const same = new Set<string>(
    [checkpointView(projection.name), ...(projection.keptIn === 'index' ? [indexView(projection)] : [])].filter((view) => shown.has(view)),
  );
  for (const table of tablesOf(projection)) {
    const wanted = Object.entries(table.columns).map(
      ([name, { type }]) => `${name} ${type === 'timestamptz' ? 'timestamp with time zone' : type}`,
    );
    const view = `read_models.${table.name}`;
    if (shown.get(view) === wanted.join(', ')) same.add(view);
  }
  return same;
}

/** Views of tables that the other version had and this one has not. */
function dropStrayViews(projection: Projection, tables: readonly string[]): string {
  const kept = new Set(tablesOf(projection).map((table) => `read_models.${table.name}`));
  const stray = tables.map((table) => table.replace(/_g\d+$/, '')).filter((view) => !kept.has(view));
  return stray.map((view) => `drop view if exists ${view};`).join(' ');
}

/** One generation is retained: the one that was live before. */
async function dropOlder(workbench: Workbench, name: string): Promise<void> {
  const [, ...older] = (await loadGenerations(workbench, name)).filter(({ state }) => state === 'retained').sort(bySwap);
  for (const generation of older) await dropGenerationOf(workbench, name, generation);
}

function bySwap(left: GenerationRow, right: GenerationRow): number {
  return (right.swappedAt?.getTime() ?? 0) - (left.swappedAt?.getTime() ?? 0);
}

/** Drops a generation, waiting for whoever is at work on it. What readers see of a view that this code knows is never dropped. @throws ReplayError */
export async function dropGenerationOf(workbench: Workbench, name: string, { generation }: GenerationRow): Promise<void> {
  const known = workbench.projections.some((projection) => projection.name === name);
  const shown = (await shownGeneration(workbench.session, name)) === generation;
  if (known && shown) throw new ReplayError(`Generation ${generation} of ${name} is what readers see and cannot be dropped.`);
  for (let attempt = 1; ; attempt++) {
    try {
      await dropTables(workbench.session, name, generation, shown);
      break;
    } catch (error) {
      if (faultOf(error) !== 'passing' || attempt === TRIES) throw error;
      await delay(50);
    }
  }
  await deleteIndexes(workbench);
}

/** The rows say already that they are gone: what cannot be deleted now, a projector deletes. */
async function deleteIndexes({ search, session, reporter }: Workbench): Promise<void> {
  if (search === undefined) return;
  try {
    await sweepIndexes(search, session);
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    reporter.say(`Its index is left for a projector to delete: ${error.reason}.`);
  }
}
