import { type ClientBase, type QueryArrayResult } from 'pg';
import { type AppendResult, type ExpectedRevision } from '../event-store.js';
import { WrongExpectedRevision } from '../errors.js';
import { type PreparedEvent } from '../json-limits.js';
import { expectation, outcomeCodes } from './schema.js';

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

/** One call for the whole batch; its positions follow the order of the appends. JSON never contains a raw line break, so one separates it. */
const APPEND = {
  name: 'append',
  text: 'select outcomes, revisions, positions from event_store.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)',
  rowMode: 'array' as const,
};

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
  const [outcomes, revisions, positions] = result.rows[0] as [number[], number[], (string | null)[]];
  return batch.map((append, index) => {
    const revision = revisions[index] as number;
    const outcome = outcomes[index];
    if (outcome !== outcomeCodes.refused) {
      const position = BigInt(positions[index] as string);
      return {
        revision,
        position,
        firstPosition: position - BigInt(append.events.length - 1),
        repeated: outcome === outcomeCodes.repeated,
      };
    }
    return new WrongExpectedRevision(append.stream, append.expected, revision < 0 ? 'noStream' : revision);
  });
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
    batch.map((append) => (typeof append.expected === 'number' ? append.expected : expectation[append.expected])),
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
