import { type Projection } from '#read-models/projection';
import { analyzeTables, createGeneration } from '../engine/generations.js';
import { foldOfVersion } from '../engine/projection-subscriber.js';
import { compare } from './compare.js';
import { type Comparison } from './comparison.js';
import { fill } from './fill.js';
import { demandSameLog } from './going-on.js';
import { ReplayError } from './replay-error.js';
import { dropGenerationOf } from './swap.js';
import { countParked, findProjection, type GenerationRow, liveGeneration, loadGenerations, type Workbench } from './workbench.js';

export interface Verification extends Comparison {
  readonly name: string;
  /** Events looked at. */
  readonly events: number;
  /** Left out because a person discarded them. */
  readonly discarded: number;
  /** Events that the live view has set aside. They count as differences as soon as they can be applied. */
  readonly parked: number;
}

/** Compares the live view with a fold from scratch, by the fold that feeds it. @throws ReplayError */
export async function verify(workbench: Workbench, name: string, rate?: number): Promise<Verification> {
  const { session } = workbench;
  const { live, fold } = await verifiable(workbench, name);
  await demandSameLog(workbench, name);
  const generations = await loadGenerations(workbench, name);
  for (const leftover of generations.filter(({ state, followed }) => state === 'verifying' && !followed)) {
    await dropGenerationOf(workbench, name, leftover);
  }
  const generation = (generations[0]?.generation ?? 0) + 1;
  await session.script(createGeneration(fold, generation, 'verifying', false));
  try {
    let { events, discarded } = await fill(workbench, fold, generation, {
      upTo: live.position,
      onFailure: 'park',
      label: `verify ${name}`,
      ...(rate !== undefined && { rate }),
    });
    for (const statement of analyzeTables(fold, generation)) await session.script(statement);
    const comparison = await compare(workbench, { reads: fold, other: fold, target: generation }, async (upTo) => {
      const more = await fill(workbench, fold, generation, { upTo, onFailure: 'park' });
      events += more.events;
      discarded += more.discarded;
    });
    const parked = await countParked(workbench, name, live.generation);
    return { name, events, discarded, parked, ...comparison };
  } finally {
    const scratch = (await loadGenerations(workbench, name)).find((row) => row.generation === generation);
    if (scratch !== undefined) await dropGenerationOf(workbench, name, scratch);
  }
}

/** The live generation, and the fold that feeds it. @throws ReplayError */
export async function verifiable(workbench: Workbench, name: string): Promise<{ readonly live: GenerationRow; readonly fold: Projection }> {
  const projection = await findProjection(workbench, name);
  const live = await liveGeneration(workbench, name);
  const fold = foldOfVersion(projection, live.version);
  if (fold === undefined)
    throw new ReplayError(`${name}: the live generation is of version ${live.version}, whose fold this code no longer has. Rebuild it.`);
  return { live, fold };
}
