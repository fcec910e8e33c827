import { setTimeout as delay } from 'node:timers/promises';
import { type Projection } from '#read-models/projection';
import { CONTROL_CHANNEL } from '#subscriptions/schema';
import { foldOfVersion } from '../engine/projection-subscriber.js';
import { fill } from './fill.js';
import { demandSameLog } from './going-on.js';
import { swapFilled } from './rebuild.js';
import { ReplayError } from './replay-error.js';
import { dropGenerationOf, swapTo } from './swap.js';
import {
  countParked,
  demandFollower,
  findProjection,
  type GenerationRow,
  liveGeneration,
  loadGenerations,
  shownGeneration,
  type Workbench,
} from './workbench.js';

/** A generation, and the fold that feeds it. */
interface Fed {
  readonly generation: number;
  readonly fold: Projection;
}

/** How long a retained generation may take to catch up before a rollback is refused. */
const CATCH_UP_MS = 30_000;

/** Makes the generation that a rebuild left ready the live one. @throws ReplayError */
export async function swap(workbench: Workbench, name: string): Promise<number> {
  const { generation, fold } = await readyGeneration(workbench, name);
  const catchUp = async (upTo?: bigint) =>
    (await fill(workbench, fold, generation, upTo === undefined ? { label: name } : { upTo })).position;
  await catchUp();
  await demandSameLog(workbench, name);
  await swapFilled(workbench, fold, generation, catchUp);
  return generation;
}

/** What a swap would make live. @throws ReplayError */
export async function readyGeneration(workbench: Workbench, name: string): Promise<Fed> {
  const projection = await findProjection(workbench, name);
  const ready = (await loadGenerations(workbench, name)).find(({ state }) => state === 'ready');
  if (ready === undefined)
    throw new ReplayError(`${name} has no generation that is ready to be swapped in: run rebuild ${name} --no-swap first.`);
  const fold = foldOfVersion(projection, ready.version);
  if (fold === undefined)
    throw new ReplayError(
      `${name}: generation ${ready.generation} is of version ${ready.version}, which this code does not know. Rebuild it.`,
    );
  return { generation: ready.generation, fold };
}

/** Makes the retained generation the live one again. Refused, with the reason, where it cannot catch up. @throws ReplayError */
export async function rollback(workbench: Workbench, name: string): Promise<number> {
  const { generation, fold } = await wayBack(workbench, name);
  const parked = await countParked(workbench, name, generation);
  if (parked > 0) workbench.reporter.say(`${name}: note that ${parked} events are parked in generation ${generation}.`);
  const live = await liveGeneration(workbench, name);
  await demandSameLog(workbench, name);
  const reached = (position: bigint, limitMs: number) => waitFor(workbench, name, generation, position, limitMs);
  if (!(await feedsItself(workbench, name, generation))) {
    const catchUp = async (upTo: bigint) => (await fill(workbench, fold, generation, { upTo, onFailure: 'park' })).position;
    await catchUp(live.position);
    await swapFilled(workbench, fold, generation, catchUp);
  } else if (await reached(live.position, CATCH_UP_MS)) {
    await swapTo(workbench, fold, generation, reached);
  } else {
    throw new ReplayError(`${name} cannot go back to generation ${generation}: it has not caught up within ${CATCH_UP_MS / 1_000} s.`);
  }
  return generation;
}

/** What a rollback would make live again. @throws ReplayError */
export async function wayBack(workbench: Workbench, name: string): Promise<Fed> {
  const projection = await findProjection(workbench, name);
  const retained = await retainedGeneration(workbench, name);
  const fold = foldOfVersion(projection, retained.version);
  if (fold === undefined) {
    throw new ReplayError(
      `${name} cannot go back to generation ${retained.generation}: it is of version ${retained.version}, whose fold this code no longer has, so it is not fed.`,
    );
  }
  return { generation: retained.generation, fold };
}

/**
 * Drops the retained generation before its time, and those that were made from a log that is gone; readers see none of them any more, unless this
 * version of the code does not know the view. Of an index whose servers are named no more, and that nobody feeds, the live one goes as well.
 * @returns the generations that are gone
 * @throws ReplayError
 */
export async function drop(workbench: Workbench, name: string): Promise<readonly number[]> {
  return dropAll(workbench, name, await droppable(workbench, name));
}

/** What {@link drop} would drop, at least one. @throws ReplayError */
export async function droppable(workbench: Workbench, name: string): Promise<readonly GenerationRow[]> {
  const shown = await shownGeneration(workbench.session, name);
  const known = workbench.projections.some((projection) => projection.name === name);
  const generations = await loadGenerations(workbench, name);
  const dropped = generations.filter(
    ({ state, generation, indexed, followed }) =>
      state === 'retained' ||
      (state === 'lost' && !(known && generation === shown)) ||
      (state === 'live' && indexed && !known && !followed),
  );
  if (dropped.length === 0) {
    await findProjection(workbench, name);
    throw new ReplayError(noneRetained(name));
  }
  return dropped;
}

/**
 * Gives up what is being filled, compared or kept ready; whoever is at work on it ends, also one that hangs, and one that was killed left nothing else.
 * @returns the generations that are gone
 * @throws ReplayError
 */
export async function dropUnfinished(workbench: Workbench, name: string): Promise<readonly number[]> {
  return dropAll(workbench, name, await unfinishedGenerations(workbench, name));
}

/** What {@link dropUnfinished} would give up, at least one. @throws ReplayError */
export async function unfinishedGenerations(workbench: Workbench, name: string): Promise<readonly GenerationRow[]> {
  const generations = await loadGenerations(workbench, name);
  const unfinished = generations.filter(({ state }) => state === 'rebuilding' || state === 'ready' || state === 'verifying');
  if (unfinished.length === 0) throw new ReplayError(`${name} has no generation that is unfinished.`);
  return unfinished;
}

async function dropAll(workbench: Workbench, name: string, dropped: readonly GenerationRow[]): Promise<readonly number[]> {
  for (const generation of dropped) await dropGenerationOf(workbench, name, generation);
  return dropped.map(({ generation }) => generation);
}

/** Stops or restarts the live generation of a projection or a process manager, from one batch to the next. @throws ReplayError */
export async function setPaused({ session }: Workbench, name: string, paused: boolean): Promise<void> {
  await demandFollower({ session }, name);
  await session.durably('update projections.generations set paused = $2 where name = $1', [name, paused]);
  await session.query('select pg_notify($1, $2)', [CONTROL_CHANNEL, name]);
}

async function retainedGeneration(workbench: Workbench, name: string): Promise<GenerationRow> {
  const retained = (await loadGenerations(workbench, name)).find(({ state }) => state === 'retained');
  if (retained === undefined) throw new ReplayError(noneRetained(name));
  return retained;
}

const noneRetained = (name: string) => `${name} has no retained generation: there was no swap, or it has been dropped since.`;

async function feedsItself(workbench: Workbench, name: string, generation: number): Promise<boolean> {
  return (await loadGenerations(workbench, name)).some((row) => row.generation === generation && row.followed);
}

async function waitFor(workbench: Workbench, name: string, generation: number, position: bigint, limitMs: number): Promise<boolean> {
  for (const deadline = Date.now() + limitMs; ; await delay(10)) {
    workbench.signal.throwIfAborted();
    const row = (await loadGenerations(workbench, name)).find((candidate) => candidate.generation === generation);
    if (row !== undefined && row.position >= position) return true;
    if (Date.now() > deadline) return false;
  }
}
