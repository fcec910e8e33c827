import type pg from 'pg';
import { type PartName } from './manifest.js';

/** A table of which all rows are copied that are about the log up to the backup's position. */
export interface CopiedTable {
  readonly name: `${string}.${string}`;
  /** By which a row is known again, and in whose order they are written. */
  readonly key: readonly string[];
  /** Which rows, where not all; `$1` is the position. */
  readonly where?: string;
}

export const EVENTS = 'event_store.events';
/** Limits change beside the log, so they are read in the same snapshot as its end. */
export const streamLimits: CopiedTable = { name: 'event_store.stream_limits', key: ['stream'] };

/**
 * What cannot be had from the log again: what people decided, and the keys. Everything else is left out on purpose. Views are folded from the log,
 * process managers know what they have done by their streams and so begin at its beginning, snapshots and budgets are shortcuts.
 */
export const tablesOf: Readonly<Record<Exclude<PartName, 'log'>, readonly CopiedTable[]>> = {
  records: [
    { name: 'projections.discarded', key: ['name', 'position'], where: 'position <= $1' },
    { name: 'projections.accepted_logs', key: ['accepted_at', 'accepted_by'] },
  ],
  keys: [
    { name: 'personal_data.master_key_check', key: ['single'] },
    { name: 'personal_data.keys', key: ['subject'] },
    { name: 'personal_data.keys_made', key: ['day', 'part'] },
    { name: 'personal_data.progress', key: ['single'] },
  ],
};

const PAGE_ROWS = 1_000;

/** Those that are not made by the database itself. */
export async function columnsOf(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attidentity = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Rows as JSON, in pages, of the snapshot of the transaction under way. */
export async function* rowsOf(
  client: pg.ClientBase,
  { name, key, where }: CopiedTable,
  columns: readonly string[],
  position: bigint,
): AsyncGenerator<readonly string[]> {
  const values = where === undefined ? [] : [position.toString()];
  await client.query(
    `declare copied no scroll cursor for select row_to_json(r)::text as line
     from (select ${columns.join(', ')} from ${name} ${where === undefined ? '' : `where ${where}`} order by ${key.join(', ')}) r`,
    values,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${PAGE_ROWS} from copied`);
    if (rows.length > 0) yield rows.map(({ line }) => oneLine(line));
    if (rows.length < PAGE_ROWS) break;
  }
  await client.query('close copied');
}

/** A line break in stored JSON can only stand between its words. */
export const oneLine = (line: string): string => line.replace(/[\r\n]/g, ' ');

/** Inserts rows as they were written; those that are there already, by their key, stay. Without a key none may be there. */
export async function insertRows(
  client: pg.ClientBase,
  { name, columns, key = [] }: { readonly name: string; readonly columns: readonly string[]; readonly key?: readonly string[] },
  lines: readonly string[],
): Promise<void> {
  const known = key.map((column) => `e.${column} = r.${column}`).join(' and ');
  await client.query(
    `insert into ${name} (${columns.join(', ')}) select ${columns.map((column) => `r.${column}`).join(', ')}
     from json_populate_recordset(null::${name}, $1::json) r
     ${known === '' ? '' : `where not exists (select from ${name} e where ${known})`}`,
    [`[${lines.join(',')}]`],
  );
}
