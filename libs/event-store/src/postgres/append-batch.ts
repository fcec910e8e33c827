import { type ClientBase, type QueryArrayResult } from 'pg';
import { type AppendResult, type ExpectedRevision } from '../event-store.js';
import { WrongExpectedRevision } from '../errors.js';
import { type PreparedEvent } from '../json-limits.js';
import { type Marker, type SeenEvents } from '../seen-events.js';
import { expectation, outcomeCodes } from './append-functions.js';

/** One caller's append on its way through the group commit. */
export interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly PreparedEvent[];
  readonly bytes: number;
  /** What the caller remembers of the log. All appends of a batch have the same one, or none. */
  readonly seen?: SeenEvents | undefined;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

export type AppendOutcome = AppendResult | WrongExpectedRevision;

/** JSON never contains a raw line break, so one separates the texts: no array of JSON to escape and parse. */
const append = call('append', 'select outcomes, revisions, positions from event_store.append', 13);
const appendOneEvent = call('append-one', 'select event_store.append_one', 6);
const appendEvents = call('append-singles', 'select event_store.append_singles', 6);
const appendEventsAnywhere = call('append-singles-any', 'select event_store.append_singles_any', 6);

/** A statement that calls one of the append functions, or its twin that first looks whether the log is still the same. */
function call(name: string, text: string, parameters: number) {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `$${index + 1}`).join();
  const plain = { name, text: `${text}(${numbered(parameters)})`, rowMode: 'array' as const };
  const seen = { name: `${name}-seen`, text: `${text}_seen(${numbered(parameters + 2)})`, rowMode: 'array' as const };
  return (markers: readonly Marker[], values: readonly unknown[]) => {
    if (markers.length === 0) return { ...plain, values: [...values] };
    const [positions, ids] = [markers.map(({ position }) => position).join(), markers.map(({ id }) => id).join()];
    return { ...seen, values: [`{${positions}}`, `{${ids}}`, ...values] };
  };
}

/**
 * The appends of a batch that can go the short way: of one event, at a revision and the first of their stream, or at any and behind none but such, and
 * told apart by their ids.
 */
export function firstSingles(batch: readonly PendingAppend[]): PendingAppend[] {
  /** By stream, whether all before were of one event at any. */
  const streams = new Map<string, boolean>();
  const ids = new Set<string>();
  return batch.filter(({ stream, expected, events: [event, ...more] }) => {
    const before = streams.get(stream);
    const single = event !== undefined && more.length === 0 && expected !== 'streamExists' && !ids.has(event.id);
    const short = single && (before === undefined || (before && expected === 'any'));
    streams.set(stream, short && expected === 'any');
    if (short) ids.add(event.id);
    return short;
  });
}

/**
 * Writes those appends that meet their expectation, in one transaction. The others have no outcome yet: {@link appendBatch} finds out why.
 * @param singles of {@link firstSingles}
 * @param markers what must stand in the log, or nothing is written
 * @throws whatever `pg` throws: then nothing is known beyond what the error says
 */
export async function appendSingles(
  client: ClientBase,
  singles: readonly PendingAppend[],
  markers: readonly Marker[],
): Promise<(AppendResult | undefined)[]> {
  const [lone, ...others] = singles;
  if (lone !== undefined && others.length === 0 && lone.expected !== 'any') return [await appendOne(client, lone, markers)];
  const events = singles.map((append) => append.events[0] as PreparedEvent);
  const values = [
    nameArray(singles.map((append) => append.stream)),
    `{${singles.map((append) => encodeExpected(append.expected)).join(',')}}`,
    `{${events.map((event) => event.id).join(',')}}`,
    nameArray(events.map((event) => event.type)),
    events.map((event) => event.data).join('\n'),
    events.map((event) => event.metadata).join('\n'),
  ];
  const anywhere = singles.some(({ expected }) => expected === 'any');
  const call = anywhere ? appendEventsAnywhere : appendEvents;
  const { rows }: QueryArrayResult<[string | null]> = await client.query(call(markers, values));
  const answer = rows[0]?.[0];
  if (typeof answer !== 'string') return singles.map(() => undefined);
  const [written = '', revisions] = answer.split(';');
  const [first = '', ...ids] = written.split(',');
  const firstPosition = BigInt(first);
  const revisionAt = revisions?.split(',');
  const placeAt = (append: PendingAppend, place: number) =>
    placed(append, firstPosition + BigInt(place), revisionAt === undefined ? undefined : Number(revisionAt[place]));
  if (ids.length === 0) return singles.map(placeAt);
  const places = new Map(ids.map((id, index) => [id, index]));
  return singles.map((append) => {
    const place = places.get((append.events[0] as PreparedEvent).id);
    return place === undefined ? undefined : placeAt(append, place);
  });
}

/** @param revision where it stands; by default just after the revision that it expected */
function placed(append: PendingAppend, position: bigint, revision = encodeExpected(append.expected) + 1): AppendResult {
  return { revision, position, firstPosition: position, repeated: false };
}

async function appendOne(client: ClientBase, append: PendingAppend, markers: readonly Marker[]): Promise<AppendResult | undefined> {
  const { id, type, data, metadata } = append.events[0] as PreparedEvent;
  const values = [append.stream, encodeExpected(append.expected), id, type, data, metadata];
  const { rows }: QueryArrayResult<[string | null]> = await client.query(appendOneEvent(markers, values));
  const position = rows[0]?.[0];
  return typeof position === 'string' ? placed(append, BigInt(position)) : undefined;
}

const PLAIN_NAME = /^[\w.-]+$/;

/** An array of names as PostgreSQL reads it; names of the common kind need no quotes, which the driver would look for in each. */
function nameArray(names: readonly string[]): string | readonly string[] {
  return names.every((name) => PLAIN_NAME.test(name) && name.toUpperCase() !== 'NULL') ? `{${names.join(',')}}` : names;
}

/**
 * Writes a batch in one transaction and says for each append how it went.
 * @param markers what must stand in the log, or nothing is written
 * @param repeat whether an earlier try of this batch may have been committed
 * @throws whatever `pg` throws: then nothing is known beyond what the error says
 */
export async function appendBatch(
  client: ClientBase,
  batch: readonly PendingAppend[],
  markers: readonly Marker[],
  repeat: boolean,
): Promise<AppendOutcome[]> {
  const result: QueryArrayResult<[number[], number[], (string | null)[]]> = await client.query(append(markers, encode(batch, repeat)));
  const [codes, revisions, positions] = result.rows[0] as [number[], number[], (string | null)[]];
  return batch.map((append, index) => {
    const revision = revisions[index] as number;
    const code = codes[index];
    if (code === outcomeCodes.refused)
      return new WrongExpectedRevision(append.stream, append.expected, revision < 0 ? 'noStream' : revision);
    const position = BigInt(positions[index] as string);
    const firstPosition = position - BigInt(append.events.length - 1);
    return { revision, position, firstPosition, repeated: code === outcomeCodes.repeated };
  });
}

function encodeExpected(expected: ExpectedRevision): number {
  return typeof expected === 'number' ? expected : expectation[expected];
}

function encode(batch: readonly PendingAppend[], repeat: boolean): unknown[] {
  const lastOfStream = new Map<string, number>();
  const previous: (number | null)[] = [];
  const eventStreams: string[] = [];
  const eventAppends: number[] = [];
  const eventIndexes: number[] = [];
  const ids: string[] = [];
  const types: string[] = [];
  const data: string[] = [];
  const metadata: string[] = [];
  batch.forEach((append, index) => {
    previous.push(lastOfStream.get(append.stream) ?? null);
    lastOfStream.set(append.stream, index + 1);
    append.events.forEach((event, place) => {
      eventStreams.push(append.stream);
      eventAppends.push(index + 1);
      eventIndexes.push(place);
      ids.push(event.id);
      types.push(event.type);
      data.push(event.data);
      metadata.push(event.metadata);
    });
  });
  return [
    batch.map((append) => append.stream),
    batch.map((append) => encodeExpected(append.expected)),
    previous,
    batch.map((append) => append.events.length),
    eventStreams,
    eventAppends,
    eventIndexes,
    ids,
    types,
    data.join('\n'),
    metadata.join('\n'),
    batch.map((append) => append.events.at(-1)?.id),
    repeat,
  ];
}
