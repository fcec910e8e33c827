import { type Key, type RowFold } from '#read-models/fold';
import { type ViewName } from '#read-models/views';
import { Select } from '../views/select.js';
import { type Views } from '../views/views.js';
import { type PlainRow } from './folded-rows.js';

/** Rows as they stand in the live view, by the text of their keys, and the position that the view had reached. */
export interface StoredRows {
  readonly position: bigint;
  readonly rows: ReadonlyMap<string, PlainRow>;
}

export const keyText = (key: Key): string => JSON.stringify(key);

/** @throws ViewsUnavailable, also where the live view has other columns than today's code */
export async function readStored(views: Views, projection: ViewName, { table }: RowFold, keys: readonly Key[]): Promise<StoredRows> {
  const types = table.key.map((name) => table.columns[name]?.type ?? 'text');
  const wanted = types.map((type, at) => `$${at + 1}::${type}[]`).join(', ');
  const select = Select.from(table, `where (${table.key.join(', ')}) in (select * from unnest(${wanted}))`);
  const values = table.key.map((_name, at) => keys.map((key) => key[at]));
  const { rows, position } = await views.readNow({ projection, select, values, plannedAnew: true });
  return {
    position,
    rows: new Map(rows.map((row) => [keyText(table.key.map((name) => String((row as PlainRow)[name]))), pick(row, table.columns)])),
  };
}

/** Without what stands beside the columns of the table. */
function pick(row: object, columns: object): PlainRow {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, (row as PlainRow)[name]]));
}
