import { type Projection } from '#read-models/projection';
import { createGeneration, createIndexes } from '../engine/generations.js';
import { foldOfVersion } from '../engine/projection-subscriber.js';
import { compare, type Comparison } from './compare.js';
import { fill } from './fill.js';
import { alone } from './rebuild-lock.js';
import { ReplayError } from './replay-error.js';
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
  const { reporter, session, log } = workbench;
  const { name } = projection;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const generations = await loadGenerations(workbench, name);
  const unfinished = generations.find(
    ({ state, version }) => (state === 'rebuilding' || state === 'ready') && version === projection.version,
  );
  const generation = unfinished?.generation ?? (generations[0]?.generation ?? 0) + 1;
  if (options.dryRun) {
    const events = await estimateEvents(session, await log.head());
    const from = unfinished === undefined ? 'from the beginning' : `from position ${unfinished.position}, where an earlier rebuild ended`;
    reporter.say(
      `${name}: would fill generation ${generation} (version ${projection.version}) ${from}; the log holds about ${events} events. Nothing was changed.`,
    );
    return { name, generation, outcome: 'planned', events: 0, discarded: 0, seconds: seconds() };
  }
  if (unfinished === undefined) await startGeneration(workbench, projection, generation, generations);
  else reporter.say(`${name}: going on with generation ${generation} from position ${unfinished.position}.`);

  const first = await fill(workbench, projection, generation, { label: name, rate: options.rate });
  for (const statement of createIndexes(projection, generation)) await session.script(statement);
  let { events, discarded } = first;
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

async function startGeneration(
  workbench: Workbench,
  projection: Projection,
  generation: number,
  present: readonly GenerationRow[],
): Promise<void> {
  for (const stale of present.filter(
    ({ state, version }) => (state === 'rebuilding' || state === 'ready') && version !== projection.version,
  )) {
    await dropGenerationOf(workbench, projection.name, stale);
  }
  await workbench.session.script(createGeneration(projection, generation, 'rebuilding', false));
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
