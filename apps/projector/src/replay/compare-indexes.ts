import { setTimeout as delay } from 'node:timers/promises';
import { toRow } from '#read-models/search/index-document';
import { faultOf } from '#subscriptions/faults';
import { loadDiscarded } from '#subscriptions/parking';
import { type Session } from '#subscriptions/session';
import { decode } from '../engine/decode.js';
import { documentFold, documentOf, type StoredDocument } from '../product-index/document-batch.js';
import { loadIndexRow } from '../product-index/index-row.js';
import { readIndex, type Snapshot, snapshotOf } from '../product-index/read-index.js';
import { type SearchTarget } from '../product-index/search-target.js';
import { type CatchUp, type Comparison, type Difference, type Parts, SHOWN } from './comparison.js';
import { ReplayError } from './replay-error.js';
import { openSession, SHORT_LOCK, type Workbench } from './workbench.js';

type IndexBench = Workbench & { readonly search: SearchTarget };

const TRIES = 200;

/** A document of the live generation that has an event in it which the other one does not have yet. */
interface Ahead {
  readonly live: StoredDocument;
  readonly version: bigint;
  readonly other: StoredDocument | undefined;
}

/**
 * Compares two generations that are kept in indexes, document by document with their versions, deleted ones too, as of the position at which the live
 * one stood. Its owner writes to the index before it moves the checkpoint: documents of a batch that was under way then are compared as of their own
 * versions.
 */
export async function compareIndexes(workbench: IndexBench, parts: Parts, catchUp: CatchUp): Promise<Comparison> {
  const {
    search,
    session,
    reads: { name },
  } = { ...workbench, ...parts };
  const { position, live } = await holdLive(workbench, parts);
  let other: Snapshot | undefined;
  try {
    await catchUp(position);
    const row = await loadIndexRow(session, { name, generation: parts.target });
    if (row === undefined) throw new ReplayError(`Generation ${parts.target} of ${name} has no index.`);
    other = await snapshotOf(search, row.index);
    const found = await merge(search, live, other, position);
    const wrong = await foldAhead(workbench, parts, found.ahead, position);
    const differences = [...found.differences, ...wrong];
    return { position, rows: found.rows, differing: differences.length, differences: differences.slice(0, SHOWN) };
  } finally {
    await live.close();
    await other?.close();
  }
}

/** What the live generation shows at a position that the other one is not beyond. Its owner waits meanwhile, and only so long. */
async function holdLive(workbench: IndexBench, { reads: { name }, target }: Parts): Promise<{ position: bigint; live: Snapshot }> {
  const { url, search, signal } = workbench;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    signal.throwIfAborted();
    const session = await openSession(url, 'compare');
    try {
      const held = await hold(session, search, name, target);
      if (held !== undefined) return held;
    } catch (error) {
      if (faultOf(error) !== 'passing' && !session.broken) throw error;
    } finally {
      await session.rollback();
      await session.close();
    }
    await delay(25);
  }
  throw new ReplayError(`${name} was too busy to be held at one position. Try again.`);
}

async function hold(
  session: Session,
  search: SearchTarget,
  name: string,
  target: number,
): Promise<{ position: bigint; live: Snapshot } | undefined> {
  await session.begin(SHORT_LOCK);
  const [live] = await session.query<{ generation: number; position: string; other: string }>(
    `select live.generation, live.position, other.position as other from projections.generations live
     join projections.generations other on other.name = live.name and other.generation = $2
     where live.name = $1 and live.state = 'live' for update of live`,
    [name, target],
  );
  if (live === undefined || BigInt(live.position) < BigInt(live.other)) return undefined;
  const row = await loadIndexRow(session, { name, generation: live.generation });
  return row && { position: BigInt(live.position), live: await snapshotOf(search, row.index) };
}

interface Merged {
  /** Documents of the live generation. */
  readonly rows: number;
  readonly differences: readonly Difference[];
  readonly ahead: readonly Ahead[];
}

/** Both in the order of their ids, side by side. */
async function merge(search: SearchTarget, live: Snapshot, other: Snapshot, position: bigint): Promise<Merged> {
  const [lefts, rights] = [readIndex(search, live), readIndex(search, other)];
  const differences: Difference[] = [];
  const ahead: Ahead[] = [];
  let rows = 0;
  let [left, right] = [await lefts.next(), await rights.next()];
  while (left.done !== true || right.done !== true) {
    const order = left.done === true ? 1 : right.done === true ? -1 : compareText(left.value.document.sku, right.value.document.sku);
    const [here, there] = [order <= 0 ? left.value : undefined, order >= 0 ? right.value : undefined];
    if (here !== undefined) rows++;
    if (here !== undefined && here.version > position) ahead.push({ live: here.document, version: here.version, other: there?.document });
    else if (here === undefined || there === undefined) {
      differences.push(difference((here ?? there)?.document.sku ?? '', here === undefined ? 'unexpected' : 'missing'));
    } else {
      const columns = [...differing(here.document, there.document), ...(here.version === there.version ? [] : ['_version'])];
      if (columns.length > 0) differences.push(difference(here.document.sku, 'different', columns));
    }
    if (order <= 0) left = await lefts.next();
    if (order >= 0) right = await rights.next();
  }
  return { rows, differences, ahead };
}

/** Brings what the other generation has of them to the versions of the live one, in memory. @returns those that differ then */
async function foldAhead(
  { log, session }: IndexBench,
  { reads }: Parts,
  ahead: readonly Ahead[],
  position: bigint,
): Promise<readonly Difference[]> {
  if (ahead.length === 0) return [];
  const fold = documentFold(reads);
  const discarded = await loadDiscarded(session, reads.name);
  const wanted = new Map(ahead.map((each) => [each.live.sku, { ...each, row: each.other && toRow(each.other), event: each.other?.event }]));
  const last = ahead.reduce((most, { version }) => (version > most ? version : most), 0n);
  for await (const { events, position: reached } of log.readAll({ after: position, types: [...reads.events] })) {
    for (const stored of events) {
      if (stored.position > last || discarded.has(stored.position)) continue;
      const event = decode(stored);
      for (const key of fold.keys(event)) {
        const each = wanted.get((key as readonly string[])[0] ?? '');
        if (each === undefined || stored.position > each.version) continue;
        [each.row, each.event] = [fold.evolve(each.row, event, key as readonly string[]), stored.id];
      }
    }
    if (reached >= last) break;
  }
  return [...wanted.values()].flatMap(({ live, row, event, version }) => {
    const columns = differing(live, { ...documentOf(row, [live.sku], version), event: event ?? '' });
    return columns.length === 0 ? [] : [difference(live.sku, 'different', columns)];
  });
}

/** Names of the fields that differ; never their values. */
function differing(left: StoredDocument, right: StoredDocument): readonly string[] {
  const [one, two] = [left, right].map((document) => new Map(Object.entries(document).map(([name, value]) => [name, canonical(value)])));
  const names = new Set([...(one?.keys() ?? []), ...(two?.keys() ?? [])]);
  return [...names].filter((name) => one?.get(name) !== two?.get(name)).toSorted();
}

/** Objects with their fields in one order: attributes are as the event has them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(byName)) : part,
  );
}

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]) => compareText(left, right);

/** As the server sorts keywords: by their bytes, which for skus are their characters. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function difference(sku: string, kind: Difference['kind'], columns: readonly string[] = []): Difference {
  return { table: 'documents', key: [sku], kind, columns };
}
