import { type Table } from '#read-models/table';
import { type PlainRow } from './folded-rows.js';

/** Columns that the database keeps in a spelling of its own. */
const ownSpelling: ReadonlySet<string> = new Set(['tsvector', 'bigint[]']);

/** Names of the columns in which two rows differ: all of them where one is not there. What the database spells by itself is left out. */
export function differing(table: Table, one: PlainRow | null, other: PlainRow | null): readonly string[] {
  const columns = Object.entries(table.columns).filter(([, { type }]) => !ownSpelling.has(type));
  if (one === null && other === null) return [];
  if (one === null || other === null) return columns.map(([name]) => name);
  return columns.flatMap(([name, { type }]) => (spelled(type, one[name]) === spelled(type, other[name]) ? [] : [name]));
}

/** The same text for the same value, however it came. */
function spelled(type: string, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'object') return JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (type === 'timestamptz') return new Date(text).toISOString();
  if (type === 'numeric') return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  if (type === 'json' || type === 'jsonb') return JSON.stringify(value);
  return text;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, sorted(member)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
