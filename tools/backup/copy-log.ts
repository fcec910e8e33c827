import type pg from 'pg';
import { OperatorError } from '../operator-error.js';
import { type Manifest, type StoredFile } from './manifest.js';
import { writeRows } from './part-files.js';
import { columnsOf, EVENTS, oneLine, rowsOf, streamLimits } from './tables.js';

/** Events that one file holds, and that are read by one statement. */
const FILE_EVENTS = 100_000n;
const PAGE_EVENTS = 500n;

export type LogCopy = Pick<Manifest, 'position' | 'lastId' | 'files'>;

/**
 * Copies the log as it is when this begins, while others append. Its rows never change and have no gaps, so a copy up to a position is consistent
 * however long it takes, and needs no snapshot that would hold anything up.
 * @throws OperatorError where the log became another one meanwhile
 */
export async function copyLog(client: pg.ClientBase, folder: string, say: (text: string) => void): Promise<LogCopy> {
  const { position, lastId, limits } = await beginCopy(client, folder);
  const columns = await columnsOf(client, EVENTS);
  const files: StoredFile[] = [];
  for (let after = 0n; after < position; after += FILE_EVENTS) {
    const upTo = min(after + FILE_EVENTS, position);
    const name = `events-${String(after + 1n).padStart(15, '0')}.ndjson.gz`;
    files.push(await writeRows(folder, { name, table: EVENTS, columns }, eventsOf(client, columns, after, upTo)));
    if (upTo < position) say(`log: ${upTo} of ${position} events`);
  }
  if (lastId !== (await idAt(client, position))) throw changed();
  return { position: position.toString(), lastId, files: [limits, ...files] };
}

/** Where the log ends, and the limits on its streams, of one moment. */
async function beginCopy(client: pg.ClientBase, folder: string) {
  await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'`);
  try {
    const { rows } = await client.query<{ position: string; id: string }>(
      `select position, id from ${EVENTS} order by position desc limit 1`,
    );
    const position = BigInt(rows[0]?.position ?? 0);
    const columns = await columnsOf(client, streamLimits.name);
    const file = { name: 'stream_limits.ndjson.gz', table: streamLimits.name, columns };
    const limits = await writeRows(folder, file, rowsOf(client, streamLimits, columns, position));
    return { position, lastId: rows[0]?.id ?? null, limits };
  } finally {
    await client.query('rollback');
  }
}

/** The next page is read while one is written. */
async function* eventsOf(client: pg.ClientBase, columns: readonly string[], from: bigint, to: bigint): AsyncGenerator<readonly string[]> {
  const read = async (after: bigint) => {
    const upTo = min(after + PAGE_EVENTS, to);
    const { rows } = await client.query<{ line: string }>({
      name: 'backup-events',
      text: `select row_to_json(r)::text as line from (
        select ${columns.join(', ')}
        from ${EVENTS} where position > $1 and position <= $2 order by position) r`,
      values: [after.toString(), upTo.toString()],
    });
    if (BigInt(rows.length) !== upTo - after) throw changed();
    return rows.map(({ line }) => oneLine(line));
  };
  let next: Promise<readonly string[]> | undefined = from < to ? read(from) : undefined;
  for (let after = from; next !== undefined; after += PAGE_EVENTS) {
    const lines = await next;
    next = after + PAGE_EVENTS < to ? read(after + PAGE_EVENTS) : undefined;
    next?.catch(() => undefined); // Awaited, and so reported, with the next round.
    yield lines;
  }
}

export async function idAt(client: pg.ClientBase, position: bigint): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(`select id from ${EVENTS} where position = $1`, [position.toString()]);
  return rows[0]?.id ?? null;
}

const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const changed = () =>
  new OperatorError('The log became another one while it was copied (a restore, a failover): this is no backup, take a new one.');
