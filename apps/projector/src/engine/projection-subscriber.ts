import { type Generation, type Problem } from '#subscriptions/consumer-group-options';
import { type Subscriber } from '#subscriptions/subscriber';
import { PRODUCT_INDEX } from '#read-models/product-index';
import { type Projection } from '#read-models/projection';
import { indexSubscriber } from '../product-index/index-subscriber.js';
import { type SearchTarget } from '../product-index/search-target.js';
import { decodeAhead } from './decode.js';
import { sequenceFor } from './event-sequence.js';
import { foldBatch } from './fold-batch.js';

/** A generation of a projection as the runner sees it. @param target for what is kept in an index */
export function projectionSubscriber(projection: Projection, generation: number, target?: SearchTarget): Subscriber {
  if (projection.keptIn === 'index') {
    if (target === undefined) throw new Error(`${projection.name} is kept in an index, and nobody has said where`);
    return indexSubscriber(projection, generation, target);
  }
  return {
    name: projection.name,
    generation,
    kind: 'projection',
    version: projection.version,
    types: new Set(projection.events),
    sequence: sequenceFor(projection),
    prepare: (events) => decodeAhead(events, projection.folds),
    apply: (session, events) => foldBatch(projection, generation, session, events),
  };
}

/** The fold of the version that fills a generation, where today's code still has it: shapes are never mixed. */
export function foldOfVersion(projection: Projection, version: number): Projection | undefined {
  return everyVersion(projection).find((fold) => fold.version === version);
}

/** A projection with its variants and those before it that today's code still has, newest first. */
export function everyVersion(projection: Projection): readonly Projection[] {
  const { previous, variants = [] } = projection;
  return [projection, ...variants, ...(previous === undefined ? [] : everyVersion(previous))];
}

const NO_SERVER = `SEARCH_URL is not set, so nothing is written to it. To be rid of it: npm run replay -- drop ${PRODUCT_INDEX}`;

/** What feeds a generation, or the reason why nothing does. */
export function resolveSubscriber(
  known: readonly Projection[],
  { name, generation, version, state }: Pick<Generation, 'name' | 'generation' | 'version' | 'state'>,
  target?: SearchTarget,
): Subscriber | Problem {
  const projection = known.find((candidate) => candidate.name === name);
  if (projection === undefined)
    return { problem: 'unknown', detail: name === PRODUCT_INDEX ? NO_SERVER : 'This version of the projector knows no such projection.' };
  const fold = foldOfVersion(projection, version);
  if (fold !== undefined) return projectionSubscriber(fold, generation, target);
  const made = `The generation was made by version ${version}; the code is at version ${projection.version}`;
  if (state === 'live' && version < projection.version) {
    return { problem: 'rebuild-due', detail: `${made} and no longer has that fold. It is rebuilt beside this one, and swapped in.` };
  }
  if (state === 'live') {
    const ways = `run that release again, or: npm run replay -- rollback ${name} (or rebuild ${name})`;
    return { problem: 'unfed', detail: `${made}, which is older, and rebuilds nothing by itself: ${ways}.` };
  }
  return { problem: 'unfed', detail: `${made} and no longer has that fold.` };
}
