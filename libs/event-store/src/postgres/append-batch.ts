import { type ClientBase, type QueryArrayResult } from 'pg';
import { type AppendResult, type ExpectedRevision } from '../event-store.js';
import { WrongExpectedRevision } from '../errors.js';
import { type PreparedEvent } from '../json-limits.js';
import { expectation, outcomeCodes } from './append-functions.js';

/** One caller's append on its way through the group commit. */
export interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly PreparedEvent[];
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

export type AppendOutcome = AppendResult | WrongExpectedRevision;

/** JSON never contains a raw line break, so one separates the texts: no array of JSON to escape and parse. */
const APPEND = {
  name: 'append',
  text: 'select outcomes, revisions, positions from event_store.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)',
  rowMode: 'array' as const,
};
const APPEND_ONE = {
  name: 'append-one',
  text: 'select event_store.append_one($1,$2,$3,$4,$5,$6)',
  rowMode: 'array' as const,
};
const APPEND_SINGLES = {
  name: 'append-singles',
  text: 'select event_store.append_singles($1,$2,$3,$4,$5,$6)',
  rowMode: 'array' as const,
};

/** The appends of a batch that can go the short way: of one event, at a revision, the first of their stream, and told apart by their ids. */
export function firstSingles(batch: readonly PendingAppend[]): PendingAppend[] {
  const streams = new Set<string>();
  const ids = new Set<string>();
  return batch.filter(({ stream, expected, events: [event, ...more] }) => {
    if (streams.has(stream)) return false;
    streams.add(stream);
    if (event === undefined || more.length > 0 || !isRevision(expected) || ids.has(event.id)) return false;
    ids.add(event.id);
    return true;
  });
}

/**
 * Writes those appends that meet their expectation, in one transaction. The others have no outcome yet: {@link appendBatch} finds out why.
 * @param singles of one event each, all to different streams
 * @throws whatever `pg` throws: then nothing is known beyond what the error says
 */
export async function appendSingles(client: ClientBase, singles: readonly PendingAppend[]): Promise<(AppendResult | undefined)[]> {
  const [lone, ...others] = singles;
  if (lone !== undefined && others.length === 0) return [await appendOne(client, lone)];
  const events = singles.map((append) => append.events[0] as PreparedEvent);
  const values = [
    nameArray(singles.map((append) => append.stream)),
    `{${singles.map((append) => encodeExpected(append.expected)).join(',')}}`,
    `{${events.map((event) => event.id).join(',')}}`,
    nameArray(events.map((event) => event.type)),
    events.map((event) => event.data).join('\n'),
    events.map((event) => event.metadata).join('\n'),
  ];
  const { rows }: QueryArrayResult<[string | null]> = await client.query({ ...APPEND_SINGLES, values });
  const answer = rows[0]?.[0];
  if (typeof answer !== 'string') return singles.map(() => undefined);
  const [first = '', ...ids] = answer.split(',');
  const firstPosition = BigInt(first);
  if (ids.length === 0) return singles.map((append, index) => placed(append, firstPosition + BigInt(index)));
  const places = new Map(ids.map((id, index) => [id, index]));
  return singles.map((append) => {
    const place = places.get((append.events[0] as PreparedEvent).id);
    return place === undefined ? undefined : placed(append, firstPosition + BigInt(place));
  });
}

/** A single event stands just after the revision that it expected. */
function placed(append: PendingAppend, position: bigint): AppendResult {
  return { revision: encodeExpected(append.expected) + 1, position, firstPosition: position, repeated: false };
}

async function appendOne(client: ClientBase, append: PendingAppend): Promise<AppendResult | undefined> {
  const { id, type, data, metadata } = append.events[0] as PreparedEvent;
  const values = [append.stream, encodeExpected(append.expected), id, type, data, metadata];
  const { rows }: QueryArrayResult<[string | null]> = await client.query({ ...APPEND_ONE, values });
  const position = rows[0]?.[0];
  return typeof position === 'string' ? placed(append, BigInt(position)) : undefined;
}

function isRevision(expected: ExpectedRevision): boolean {
  return typeof expected === 'number' || expected === 'noStream';
}

const PLAIN_NAME = /^[\w.-]+$/;

/** An array of names as PostgreSQL reads it; names of the common kind need no quotes, which the driver would look for in each. */
function nameArray(names: readonly string[]): string | readonly string[] {
  return names.every((name) => PLAIN_NAME.test(name) && name.toUpperCase() !== 'NULL') ? `{${names.join(',')}}` : names;
}

/**
 * Writes a batch in one transaction and says for each append how it went.
 * @param repeat whether an earlier try of this batch may have been committed
 * @throws whatever `pg` throws: then nothing is known beyond what the error says
 */
export async function appendBatch(client: ClientBase, batch: readonly PendingAppend[], repeat: boolean): Promise<AppendOutcome[]> {
  const result: QueryArrayResult<[number[], number[], (string | null)[]]> = await client.query({
    ...APPEND,
    values: encode(batch, repeat),
  });
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
