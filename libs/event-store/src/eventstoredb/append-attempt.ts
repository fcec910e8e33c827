import {
  ANY,
  type AppendExpectedRevision,
  type JSONEventData,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { WrongExpectedRevision } from '../errors.js';
import { type AppendResult, type ExpectedRevision, type ReadStreamOptions, type StoredEvent } from '../event-store.js';
import { type PreparedEvent } from '../json-limits.js';
import { type SeenEvents } from '../seen-events.js';
import { type Final, type Passing, tookTooLong, translate } from './client-errors.js';
import { type Connection, TimeLimitPassed, within } from './connection.js';
import { type GuardedClient } from './guarded-client.js';

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly JSONEventData[];
  readonly bytes: number;
  readonly seen?: SeenEvents | undefined;
}

/** Reads a few events of a stream. */
export type ReadSome = (stream: string, options: ReadStreamOptions) => Promise<readonly StoredEvent[]>;

/** What an append may have to look at besides. */
export interface Looks {
  readonly readSome: ReadSome;
  readonly isSoftDeleted: (stream: string) => Promise<boolean>;
  readonly verify: (seen: SeenEvents) => Promise<void>;
}

export type Attempt = Passing | Final | { readonly kind: 'done'; readonly result: AppendResult };

/**
 * Sends an append once.
 * @param limit milliseconds: neither the client's deadline nor the server's bounds an append on a connection that has died unnoticed
 * @param again whether an earlier attempt may have been written
 */
export async function attemptAppend(connection: Connection, looks: Looks, append: Append, limit: number, again: boolean): Promise<Attempt> {
  const { client } = connection;
  let sent = false;
  try {
    if (append.seen) await within(limit, looks.verify(append.seen));
    sent = true;
    const result = await send(client, looks, append, limit, again);
    return { kind: 'done', result };
  } catch (error) {
    const failure = error instanceof TimeLimitPassed ? tookTooLong(limit) : translate(error, append);
    if (failure.kind === 'final') return failure;
    connection.noteFailure(failure, client);
    return sent ? failure : { ...failure, mayBeDone: false };
  }
}

async function send(client: GuardedClient, looks: Looks, append: Append, limit: number, again: boolean): Promise<AppendResult> {
  const { readSome } = looks;
  const { stream, expected, events } = append;
  const expectedRevision = again && expected === 'streamExists' ? await expectExisting(readSome, stream) : toClient(expected);
  try {
    const sent = client.appendToStream(stream, [...events], { expectedRevision, requiresLeader: true, deadline: limit });
    const { nextExpectedRevision, position } = await within(limit, sent);
    const revision = Number(nextExpectedRevision);
    return { revision, position: position?.commit ?? (await findPosition(readSome, stream, revision)) };
  } catch (error) {
    if (expected === 'streamExists' && error instanceof StreamDeletedError && (await looks.isSoftDeleted(stream)))
      throw new WrongExpectedRevision(stream, expected, 'noStream', { cause: error });
    const repeated =
      expected === 'noStream' && error instanceof WrongExpectedVersionError ? await findReopening(readSome, append) : undefined;
    if (repeated) return repeated;
    throw error;
  }
}

/** The payload as it was checked, whatever becomes of the caller's object; the client itself calls JSON.stringify on it, outside any promise. */
export function toClientEvent({ id, type, data, metadata }: PreparedEvent): JSONEventData {
  const written = { toJSON: () => JSON.parse(data) as unknown };
  return { id, type, contentType: 'application/json', data: written, metadata: encoder.encode(metadata) };
}

const encoder = new TextEncoder();

function toClient(expected: ExpectedRevision): AppendExpectedRevision {
  switch (expected) {
    case 'any':
      return ANY;
    case 'noStream':
      return NO_STREAM;
    case 'streamExists':
      return STREAM_EXISTS;
    default:
      return BigInt(expected);
  }
}

/** A server recognises the ids of a repeat at 'any' for certain; if it does at 'stream exists' nobody has seen. */
async function expectExisting(readSome: ReadSome, stream: string): Promise<AppendExpectedRevision> {
  const [event] = await readSome(stream, { limit: 1 });
  return event ? ANY : STREAM_EXISTS;
}

/** A server may recognise a repeat without saying where it stands. */
async function findPosition(readSome: ReadSome, stream: string, revision: number): Promise<bigint> {
  const [event] = await readSome(stream, { from: revision, limit: 1 });
  if (event?.revision !== revision) throw new Error(`The server has written revision ${revision} and does not show it.`);
  return event.position;
}

/**
 * A repeat at 'noStream' is recognised by the server only where the stream began at 0. One that has been deleted and opened again begins
 * later: the repeat of the append that opened it is told by what the stream begins with now.
 */
async function findReopening(readSome: ReadSome, { stream, events }: Append): Promise<AppendResult | undefined> {
  const first = await readSome(stream, { limit: events.length });
  const last = first.at(-1);
  const repeated =
    last && first[0]?.revision !== 0 && first.length === events.length && first.every(({ id }, index) => id === events[index]?.id);
  return repeated ? { revision: last.revision, position: last.position } : undefined;
}
