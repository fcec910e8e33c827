import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { Session } from '#subscriptions/session';
import { type EventStore } from '#event-store/event-store';
import { PRODUCT_INDEX } from '#read-models/product-index';
import { type Projection } from '#read-models/projection';
import { checkpointView } from '../engine/table-sql.js';
import { type SearchTarget } from '../product-index/search-target.js';
import { ReplayError, UnknownFollower } from './replay-error.js';
import { type Reporter } from './reporter.js';

/** What every verb works with. */
export interface Workbench {
  readonly url: string;
  readonly log: EventStore;
  /** For everything but batches. */
  readonly session: Session;
  readonly projections: readonly Projection[];
  readonly reporter: Reporter;
  /** Aborts when the operator interrupts. */
  readonly signal: AbortSignal;
  readonly logger?: ConsumerLogger;
  /** Where projections are that are kept in an index; without it there are none. */
  readonly search?: SearchTarget | undefined;
  /** The database of the keys; the one of the read models where it is not named. */
  readonly keysUrl?: string | undefined;
}

/** A transaction that waits for a lock longer than this lets go and tries again, so that readers and batches never queue behind it. */
export const SHORT_LOCK = `set local lock_timeout = '200ms'`;
/** A replay that is paused inside a transaction must hold nobody up. */
export const IDLE_IN_TRANSACTION_MS = 2_500;

export function openSession(url: string, purpose: string): Promise<Session> {
  return Session.open({ url, name: `orderline replay ${purpose}`, idleInTransactionMs: IDLE_IN_TRANSACTION_MS });
}

/** @throws ReplayError for a process manager; UnknownFollower */
export async function findProjection({ projections, session }: Workbench, name: string): Promise<Projection> {
  const projection = projections.find((candidate) => candidate.name === name);
  if (projection !== undefined) return projection;
  const [row] = await session.query<{ kind: string }>('select kind from projections.generations where name = $1 limit 1', [name]);
  if (row?.kind === 'process')
    throw new ReplayError(`${name} is a process manager: what it did cannot be done again, so there is nothing to rebuild.`);
  if (row !== undefined && name === PRODUCT_INDEX)
    throw new ReplayError(`${name} stands in Elasticsearch: set SEARCH_URL, and what else names the servers, as the projector has it.`);
  throw new UnknownFollower(`There is no projection ${name}. There are: ${projections.map((known) => known.name).join(', ')}.`);
}

export interface GenerationRow {
  readonly generation: number;
  readonly version: number;
  readonly state: 'live' | 'rebuilding' | 'ready' | 'retained' | 'verifying' | 'lost';
  /** How far it is, and readers see it where they may. */
  readonly position: bigint;
  readonly tables: readonly string[];
  readonly swappedAt: Date | null;
  readonly followed: boolean;
  /** Whether it is kept in an index, and not in tables. */
  readonly indexed: boolean;
}

/** The generations of a projection, newest first. */
export async function loadGenerations({ session }: Pick<Workbench, 'session'>, name: string): Promise<readonly GenerationRow[]> {
  const found = await session.query<Omit<GenerationRow, 'position'> & { position: string }>(
    `select g.generation, g.version, g.state, case when g.state in ('live', 'retained') then least(g.position, i.searchable_position) else g.position end as position, g.tables, g.swapped_at as "swappedAt",
            l.until > clock_timestamp() as followed, i.index_name is not null as indexed
     from projections.generations g join projections.leases l using (name, generation) left join projections.search_indexes i using (name, generation) where g.name = $1 order by g.generation desc`,
    [name],
  );
  return found.map((row) => ({ ...row, position: BigInt(row.position) }));
}

/** @throws UnknownFollower where neither a projection nor a process manager has the name */
export async function demandFollower(workbench: Pick<Workbench, 'session'>, name: string): Promise<void> {
  if ((await loadGenerations(workbench, name)).length === 0)
    throw new UnknownFollower(`There is no projection or process manager ${name}.`);
}

export async function countParked({ session }: Workbench, name: string, generation: number): Promise<number> {
  const [row] = await session.query<{ parked: number }>(
    'select count(*)::integer as parked from projections.parked where name = $1 and generation = $2',
    [name, generation],
  );
  return row?.parked ?? 0;
}

/** @throws ReplayError when the view was never made, or was made from a log that is gone */
export async function liveGeneration(workbench: Workbench, name: string): Promise<GenerationRow> {
  const generations = await loadGenerations(workbench, name);
  const live = generations.find(({ state }) => state === 'live');
  if (live !== undefined) return live;
  const lost = generations.find(({ state }) => state === 'lost');
  if (lost !== undefined)
    throw new ReplayError(
      `${name}: what readers see was made from a log that is gone. Build it anew: npm run replay -- rebuild ${name} (accept-log does it for all views).`,
    );
  throw new ReplayError(`${name} has no live generation yet: start the projector first.`);
}

/** Number of the generation that readers see, live or lost; undefined where there are no views. */
export async function shownGeneration(session: Session, name: string): Promise<number | undefined> {
  const view = checkpointView(name);
  const [there] = await session.query<{ there: boolean }>('select to_regclass($1) is not null as there', [view]);
  if (there?.there !== true) return undefined;
  const [shown] = await session.query<{ generation: number }>(`select generation from ${view}`);
  return shown?.generation;
}

/** The session as a plain function, for those who need no more. */
export function queryOf(session: Session): <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]> {
  return async <Row>(text: string, values?: readonly unknown[]) => (await session.query(text, values)) as Row[];
}

/**
 * How many events the log holds up to a position. Positions may have holes, so this is how many the follower that came furthest has counted,
 * stretched to the position.
 */
export async function estimateEvents(session: Session, position: bigint): Promise<number> {
  const [furthest] = await session.query<{ position: string; events: string }>(
    'select position, events from projections.generations where position > 0 order by position desc limit 1',
  );
  const density = furthest === undefined ? 1 : Number(furthest.events) / Number(furthest.position);
  return Math.round(Number(position) * density);
}
