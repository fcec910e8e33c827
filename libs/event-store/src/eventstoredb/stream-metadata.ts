import {
  ANY,
  BACKWARDS,
  END,
  type JSONEventData,
  type RecordedEvent,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { WrongExpectedRevision } from '../errors.js';
import { type ExpectedRevision, type JsonObject, type StreamLimits } from '../event-store.js';
import { type Append, type ReadSome } from './append-attempt.js';
import { type Connection } from './connection.js';
import { type GuardedClient } from './guarded-client.js';

/** The metadata of a stream as its own stream holds it. */
interface Metadata {
  readonly revision: number | 'noStream';
  readonly values: { readonly $tb?: number; readonly $maxCount?: number; readonly [name: string]: unknown };
}

export async function readStreamLimits(connection: Connection, patience: number, stream: string): Promise<StreamLimits> {
  const { values } = await readMetadata(connection, patience, stream);
  return {
    ...(values.$tb === undefined || isDeletion(values.$tb) ? {} : { truncateBefore: values.$tb }),
    ...(values.$maxCount === undefined ? {} : { maxCount: values.$maxCount }),
  };
}

/**
 * What else the metadata holds (access rights, for one) stays. The truncation never goes back: below it may lie what was deleted, which
 * must not come back to light, and what a scavenge has removed. A server takes any metadata that is written to a deleted stream for its opening.
 */
export async function writeStreamLimits(
  connection: Connection,
  patience: number,
  write: (append: Append) => Promise<unknown>,
  stream: string,
  limits: StreamLimits,
): Promise<void> {
  for (;;) {
    const { revision, values } = await readMetadata(connection, patience, stream);
    const { $tb = 0, $maxCount: _, ...others } = values;
    if (isDeletion($tb)) throw new WrongExpectedRevision(stream, 'streamExists', 'noStream');
    const truncation = Math.max($tb, limits.truncateBefore ?? 0);
    const data = {
      ...others,
      ...(truncation === 0 ? {} : { $tb: truncation }),
      ...(limits.maxCount === undefined ? {} : { $maxCount: limits.maxCount }),
    };
    const event: JSONEventData = { id: crypto.randomUUID(), type: '$metadata', contentType: 'application/json', data, metadata: undefined };
    try {
      await write({ stream: `$$${stream}`, expected: revision, events: [event], bytes: 0 });
      return;
    } catch (error) {
      // Somebody else wrote the metadata in between.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

/** A snapshot is the metadata of a stream that has no events: the server keeps only the last, and hands it to no follower of the log. */
export async function readSnapshot(connection: Connection, patience: number, stream: string): Promise<JsonObject | undefined> {
  const { values } = await readMetadata(connection, patience, `snapshot-${stream}`);
  return values.snapshot as JsonObject | undefined;
}

export async function writeSnapshot(write: (append: Append) => Promise<unknown>, stream: string, snapshot: JsonObject): Promise<void> {
  const data = { snapshot };
  const event: JSONEventData = { id: crypto.randomUUID(), type: '$metadata', contentType: 'application/json', data, metadata: undefined };
  await write({ stream: `$$snapshot-${stream}`, expected: 'any', events: [event], bytes: 0 });
}

/** The server's own check of a deletion is not the port's: the stream is looked at first, and a race is left to the server to decide. */
export async function deleteStream(
  connection: Connection,
  patience: number,
  readSome: ReadSome,
  stream: string,
  expected: ExpectedRevision,
): Promise<void> {
  let sent = false;
  const attempt = async (client: GuardedClient) => {
    const [last] = await readSome(stream, { direction: 'backwards', limit: 1 });
    if (!last && (sent || expected === 'any' || expected === 'noStream')) return;
    const actual = last?.revision ?? 'noStream';
    const matches = expected === 'any' || (expected === 'streamExists' ? last !== undefined : expected === actual);
    if (!matches) throw new WrongExpectedRevision(stream, expected, actual);
    sent = true;
    await client.deleteStream(stream, { expectedRevision: typeof expected === 'number' ? BigInt(expected) : ANY, requiresLeader: true });
  };
  await connection.call(attempt, { stream, expected }, patience);
}

/** Whether the stream is deleted, and not for good. */
export async function isSoftDeleted(connection: Connection, patience: number, stream: string): Promise<boolean> {
  const { values } = await readMetadata(connection, patience, stream);
  return isDeletion(values.$tb ?? 0);
}

async function readMetadata(connection: Connection, patience: number, stream: string): Promise<Metadata> {
  const attempt = async (client: GuardedClient): Promise<Metadata> => {
    try {
      const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
      let last: RecordedEvent | undefined;
      // To its end: a read that is left early is never let go of by the client.
      for await (const { event } of client.readStream(`$$${stream}`, options)) last = event;
      if (last?.isJson) return { revision: Number(last.revision), values: last.data as Metadata['values'] };
    } catch (error) {
      if (!(error instanceof StreamNotFoundError || error instanceof StreamDeletedError)) throw error;
    }
    return { revision: 'noStream', values: {} };
  };
  return connection.call(attempt, { stream }, patience);
}

/** `$tb` of a soft deletion is the largest 64-bit number. No JavaScript number holds it: read as one it comes out larger. */
function isDeletion(truncateBefore: number): boolean {
  return truncateBefore > Number.MAX_SAFE_INTEGER;
}
