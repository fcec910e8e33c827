import { type ColumnType, type Table } from '#read-models/table';
import { Json } from '#read-models/json';
import { EventFault } from '#subscriptions/faults';

/** A row inside a fold, by column; typed as `FoldRow` where a projection sees it. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** What stands in a table cannot be read back by today's code. The events that touch the row cannot be folded, whatever they hold. */
export class UnreadableRow extends EventFault {}

/** A row as PostgreSQL sends it in text form, columns in the table's order, made ready for a fold. @throws UnreadableRow */
export function readRow(table: Table, fields: readonly (string | null)[]): AnyRow {
  try {
    return readFields(table, fields);
  } catch (cause) {
    throw new UnreadableRow(cause);
  }
}

function readFields(table: Table, fields: readonly (string | null)[]): AnyRow {
  const row: Record<string, unknown> = {};
  let index = 0;
  for (const name in table.columns) {
    const field = fields[index++] as string | null;
    row[name] = field === null ? null : readField((table.columns[name] as { type: ColumnType }).type, field);
  }
  return row;
}

function readField(type: ColumnType, field: string): unknown {
  switch (type) {
    case 'text':
    case 'numeric':
    case 'date':
    case 'tsvector':
    case 'bigint[]':
      return field;
    case 'integer':
      return Number(field);
    case 'bigint':
      return BigInt(field);
    case 'timestamptz':
      // In PostgreSQL's spelling, `0001-01-01 00:00:00+00`, the first hundred years would be taken for those around 2000.
      return new Date(field.replace(' ', 'T').replace('+00', 'Z')).toISOString();
    case 'json':
    case 'jsonb':
      return Json.stored(field);
    default: {
      const unknown: never = type;
      return unknown;
    }
  }
}

/** The value as `encodeArray` wants it. */
export function writeField(value: unknown): unknown {
  return value instanceof Json ? value.text : value;
}

/** One text for a row's key, to find it in a map. */
export function keyText(key: readonly string[]): string {
  return key.length === 1 ? (key[0] as string) : key.join('\0');
}
