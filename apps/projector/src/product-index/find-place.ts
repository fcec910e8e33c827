import { randomUUID } from 'node:crypto';
import { type Place } from '#event-store/same-log';
import { indexNames } from '#platform/elasticsearch/index-names';
import { isRemoved } from '#subscriptions/marks';
import { Unwritable } from '#subscriptions/unwritable';
import { type Standing } from '#subscriptions/subscriber';
import { type OpenIndex, type StoredDocument } from './document-batch.js';
import { createIndex, findIndex, restoreWriteAlias, writeAliasOf } from './index-state.js';
import { type IndexRow, type NewIndex, loadIndexRow, loadInstallation, noteUsableFrom, setBack } from './index-row.js';
import { type Marker, readMarker, writeMarker } from './marker.js';
import { pointPeople } from './people-alias.js';
import { refresh } from './refresh.js';
import { type SearchTarget } from './search-target.js';
import { asking } from './server-faults.js';

const BEGINNING: Place = { position: 0n, id: undefined };
/** Documents that a crash between a bulk and its marker may leave beyond the marker; of two owners at most. */
const MOST_AHEAD = 5_000;

export interface Opened {
  readonly open: OpenIndex;
  /** Where to go on from; undefined where the checkpoint is right. */
  readonly start: Place | undefined;
  /** How far readers see it. */
  readonly seen: bigint;
}

/**
 * Compares the index of a generation with what the read-model database knows of it, and brings them together: an index that is not there, is another one
 * or was made from another log is filled anew under another name; one that was put back from a copy goes on from its marker. The row says so first.
 * @param version of the generation
 * @throws Unwritable where the server cannot be asked; LeaseLost
 */
export async function openIndex(target: SearchTarget, standing: Standing, version: number): Promise<Opened> {
  const { session, lease, log } = standing;
  const row = await loadIndexRow(session, lease);
  const found = row && (await findMarker(target, row));
  const problem =
    row === undefined ? FIRST : typeof found === 'string' ? found : found && (await strangeness(target, standing, row, found));
  let opened: Opened;
  if (row === undefined || found === undefined || typeof found === 'string' || problem !== undefined) {
    opened = await fillAnew(target, standing, version, problem ?? GONE);
  } else {
    opened = { open: openOf(target, row, found), start: undefined, seen: row.searchable };
    if (found.position < row.written) {
      const start = await placeOf(standing, found);
      await tellAndSetBack(standing, start, PUT_BACK);
      opened = { ...opened, start, seen: start.position };
    }
  }
  await noteUsableFrom(session, lease, await log.head());
  if (lease.live) await pointPeopleIfPossible(target, opened.open.index, standing);
  return opened;
}

/** Nothing of ours waits for it; a sweep tries it again. */
async function pointPeopleIfPossible(target: SearchTarget, index: string, { lease, logger }: Standing): Promise<void> {
  try {
    await pointPeople(target, index);
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    logger?.warn({ follower: lease.name, generation: lease.generation, reason: error.reason }, 'the alias for people could not be set');
  }
}

const PUT_BACK = 'the index was put back from an older copy; what is missing is written again';
const FIRST = 'the index is filled for the first time';
const GONE = 'the index was not there any more; it is filled anew';
const ANOTHER = 'the index was another one than this installation has made; it is filled anew';
const ANOTHER_LOG = 'the index was made from another log; it is filled anew';

/** @returns a sentence where the index is not the one that the row names */
async function findMarker(target: SearchTarget, row: IndexRow): Promise<Marker | string | undefined> {
  const index = await findIndex(target, row.index);
  if (index === undefined) return undefined;
  if (index.meta.index_id !== row.id) return ANOTHER;
  if (!index.aliases.includes(writeAliasOf(row.index))) await restoreWriteAlias(target, row.index);
  const marker = await readMarker(target, row.index);
  if (marker !== undefined) return marker;
  // It was made, and nothing else could be done any more.
  return row.written === 0n ? writeMarker(target, writeAliasOf(row.index), row.id, undefined) : ANOTHER;
}

/** @returns a sentence where the index holds what is not in this log: as the log is asked, so are the documents that no marker speaks of */
async function strangeness(target: SearchTarget, { log }: Standing, { index }: IndexRow, marker: Marker): Promise<string | undefined> {
  const isOf = async (position: bigint, event: string | null) =>
    (await log.eventAt(position))?.id === event || (await isRemoved(log, position));
  if (marker.position > 0n && !(await isOf(marker.position, marker.event))) return ANOTHER_LOG;
  const ahead = await documentsAhead(target, index, marker.position);
  if (ahead.length > MOST_AHEAD) return ANOTHER_LOG;
  for (const { position, event } of ahead) if (!(await isOf(BigInt(position), event))) return ANOTHER_LOG;
  return undefined;
}

async function documentsAhead(target: SearchTarget, index: string, position: bigint): Promise<readonly StoredDocument[]> {
  await refresh(target, index);
  const query = { range: { position: { gt: Number(position) } } };
  const { hits } = await asking(
    target.client.search<StoredDocument>({ index, query, size: MOST_AHEAD + 1, _source: ['position', 'event'], sort: '_doc' }),
  );
  return hits.hits.flatMap(({ _source }) => _source ?? []);
}

async function fillAnew(target: SearchTarget, standing: Standing, version: number, reason: string): Promise<Opened> {
  const { session, lease, position } = standing;
  const { generation } = lease;
  const id = randomUUID();
  const { index, writeAlias } = indexNames(target.prefix, generation, id);
  await tellAndSetBack(standing, BEGINNING, reason, { index, id });
  await createIndex(target, { index, id }, { generation, version, installation: await loadInstallation(session) });
  const marker = await writeMarker(target, writeAlias, id, undefined);
  return { open: { target, index, writeAlias, id, marker }, start: position === 0n ? undefined : BEGINNING, seen: 0n };
}

async function tellAndSetBack(
  { session, lease, position, logger }: Standing,
  place: Place,
  reason: string,
  anew?: NewIndex,
): Promise<void> {
  const { name, generation } = lease;
  const places = { from: position.toString(), to: place.position.toString(), ...(anew && { index: anew.index }) };
  logger?.[reason === FIRST ? 'info' : 'warn']({ follower: name, generation, ...places }, reason);
  await setBack(session, lease, place, reason, anew);
}

function openOf(target: SearchTarget, { index, id }: IndexRow, marker: Marker): OpenIndex {
  return { target, index, writeAlias: writeAliasOf(index), id, marker };
}

async function placeOf({ log }: Standing, { position }: Marker): Promise<Place> {
  return position === 0n ? BEGINNING : { position, id: (await log.eventAt(position))?.id };
}
