import { type Projection } from '#read-models/projection';
import { completeTables, createGeneration } from '../engine/generations.js';
import { foldOfVersion } from '../engine/projection-subscriber.js';
import { compare } from './compare.js';
import { type Comparison } from './comparison.js';
import { fill } from './fill.js';
import { cannotGoOn, demandPlace, demandSameLog } from './going-on.js';
import { alone } from './rebuild-lock.js';
import { asSentence, ReplayError } from './replay-error.js';
import { dropGenerationOf, swapTo } from './swap.js';
import { estimateEvents, findProjection, type GenerationRow, liveGeneration, loadGenerations, type Workbench } from './workbench.js';

export interface RebuildOptions {
  readonly dryRun: boolean;
  readonly rate: number | undefined;
  readonly swap: boolean;
  readonly verify: boolean;
  readonly acceptDifferences: boolean;
}

export interface RebuildResult {
  readonly name: string;
  readonly generation: number;
  readonly outcome: 'planned' | 'ready' | 'swapped' | 'refused';
  /** Events looked at in this run. */
  readonly events: number;
  readonly discarded: number;
  readonly seconds: number;
  readonly comparison?: Comparison;
}

/** Brings a generation to a position, or further. @returns where it is */
type CatchUp = (upTo: bigint) => Promise<bigint>;

/**
 * Fills a new generation beside the live one and makes it live. What an interrupted rebuild has filled is kept, and the next one goes on from there.
 * @throws ReplayError, also where another process is at it
 */
export async function rebuild(workbench: Workbench, name: string, options: RebuildOptions): Promise<RebuildResult> {
  const projection = await findProjection(workbench, name);
  if (options.dryRun) return fillAndSwap(workbench, projection, options);
  return alone(workbench, name, (held) => fillAndSwap(held, projection, options));
}

/** A rebuild by whoever is alone with the projection. @throws ReplayError */
export async function fillAndSwap(workbench: Workbench, projection: Projection, options: RebuildOptions): Promise<RebuildResult> {
  const { session } = workbench;
  const { name } = projection;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const generations = await loadGenerations(workbench, name);
  const unfinished = generations.find(
    ({ state, version }) => (state === 'rebuilding' || state === 'ready') && version === projection.version,
  );
  const next = (generations[0]?.generation ?? 0) + 1;
  if (options.dryRun) {
    await sayPlan(workbench, projection, next, unfinished);
    return { name, generation: unfinished?.generation ?? next, outcome: 'planned', events: 0, discarded: 0, seconds: seconds() };
  }
  if (options.verify) await liveGeneration(workbench, name);
  await demandSameLog(workbench, name); // The swap waits for the live one's position.
  const { generation, filled } = await beginOrGoOn(workbench, projection, { unfinished, next, rate: options.rate });
  await complete(workbench, projection, generation);
  let { events, discarded } = filled;
  const catchUp = async (upTo?: bigint) => {
    const more = await fill(workbench, projection, generation, upTo === undefined ? {} : { upTo });
    events += more.events;
    discarded += more.discarded;
    return more.position;
  };
  await catchUp();
  const counted = () => ({ name, generation, events, discarded, seconds: seconds() });
  const comparison = options.verify ? await compareWithLive(workbench, projection, generation, catchUp) : undefined;
  const differs = comparison !== undefined && comparison.differing > 0;
  if (differs && !options.acceptDifferences) {
    await session.durably(`update projections.generations set state = 'ready' where name = $1 and generation = $2`, [name, generation]);
    return { ...counted(), outcome: 'refused', comparison };
  }
  if (!options.swap) {
    await session.durably(`update projections.generations set state = 'ready' where name = $1 and generation = $2`, [name, generation]);
    return { ...counted(), outcome: 'ready', ...(comparison && { comparison }) };
  }
  await swapFilled(workbench, projection, generation, catchUp);
  return { ...counted(), outcome: 'swapped', ...(comparison && { comparison }) };
}

async function sayPlan(
  { reporter, session, log }: Workbench,
  { name, version }: Projection,
  next: number,
  unfinished: GenerationRow | undefined,
): Promise<void> {
  const events = await estimateEvents(session, await log.head());
  const from = unfinished === undefined ? 'from the beginning' : `from position ${unfinished.position}, where an earlier rebuild ended`;
  reporter.say(
    `${name}: would fill generation ${unfinished?.generation ?? next} (version ${version}) ${from}; the log holds about ${events} events. Nothing was changed.`,
  );
}

interface Start {
  readonly unfinished: GenerationRow | undefined;
  /** Number of the generation that is made where there is none to go on with. */
  readonly next: number;
  readonly rate: number | undefined;
}

/** Fills the generation that an earlier rebuild left, or a new one where there is none or that one cannot go on. */
async function beginOrGoOn(workbench: Workbench, projection: Projection, { unfinished, next, rate }: Start) {
  const { name } = projection;
  const fillUp = (generation: number) => fill(workbench, projection, generation, { label: name, rate });
  if (unfinished !== undefined) {
    const { generation, position } = unfinished;
    workbench.reporter.say(`${name}: going on with generation ${generation} from position ${position}.`);
    try {
      await demandPlace(workbench, name, generation);
      return { generation, filled: await fillUp(generation) };
    } catch (error) {
      if (!cannotGoOn(error)) throw error;
      workbench.reporter.say(
        `${name}: generation ${generation} cannot go on (${(error as Error).message}) A new one is filled from the beginning.`,
      );
    }
  }
  await startGeneration(workbench, projection, next);
  return { generation: next, filled: await fillUp(next) };
}

async function startGeneration(workbench: Workbench, projection: Projection, generation: number): Promise<void> {
  const present = await loadGenerations(workbench, projection.name);
  for (const stale of present.filter(({ state }) => state === 'rebuilding' || state === 'ready')) {
    await dropGenerationOf(workbench, projection.name, stale);
  }
  await workbench.session.script(createGeneration(projection, generation, 'rebuilding', false));
}

async function complete({ session }: Workbench, projection: Projection, generation: number): Promise<void> {
  try {
    for (const statement of completeTables(projection, generation)) await session.script(statement);
  } catch (error) {
    throw asSentence(`The counts and indexes of generation ${generation} of ${projection.name}`, error);
  }
}

async function compareWithLive(workbench: Workbench, projection: Projection, target: number, catchUp: CatchUp): Promise<Comparison> {
  const live = await liveGeneration(workbench, projection.name);
  const reads = foldOfVersion(projection, live.version);
  if (reads === undefined) {
    throw new ReplayError(
      `${projection.name}: the live generation is of version ${live.version}, whose tables this code no longer knows; rebuild without --verify.`,
    );
  }
  // Nobody brings the live one to the common position while no projector runs.
  if (!live.followed) await fill(workbench, reads, live.generation, { onFailure: 'park' });
  return compare(workbench, { reads, other: projection, target }, async (position) => void (await catchUp(position)));
}

/** Swaps to a generation that nobody else feeds: the last events are caught up here, while the live one is held. */
export function swapFilled(workbench: Workbench, projection: Projection, generation: number, catchUp: CatchUp): Promise<void> {
  return swapTo(workbench, projection, generation, async (position) => (await catchUp(position)) >= position);
}
