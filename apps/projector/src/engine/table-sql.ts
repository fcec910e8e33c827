import { type Column, type ColumnType, type Index, type Table } from '#read-models/table';
import { carrierTypes } from './binary-array.js';

/** Where a generation keeps a table. */
export function tableOf(table: Table, generation: number): string {
  return `read_models.${table.name}_g${generation}`;
}

export function checkpointView(projection: string): string {
  return `read_models.${projection.replaceAll('-', '_')}_checkpoint`;
}

export function columnList(table: Table, prefix = ''): string {
  return Object.keys(table.columns)
    .map((name) => prefix + name)
    .join(', ');
}

/** The statements that make a generation's table; the indexes beside the key apart, since a rebuild makes them last. */
export function createTable(table: Table, generation: number): { readonly table: string; readonly indexes: readonly string[] } {
  const columns = Object.entries(table.columns).map(([name, column]) => columnSql(name, column));
  const name = tableOf(table, generation);
  const staying = Object.entries(table.columns).filter(([, column]) => column.inRow === true);
  const storage = staying.map(([column]) => `alter column ${column} set storage main`);
  return {
    table:
      `create table if not exists ${name} (${columns.join(', ')}, primary key (${table.key.join(', ')})) with (fillfactor = 85)` +
      (storage.length === 0 ? '' : `;\nalter table ${name} ${storage.join(', ')}`),
    indexes: table.indexes.map((index) => indexSql(table, name, index)),
  };
}

/** @param name of the generation's table */
export function indexSql(table: Table, name: string, index: Index): string {
  const had = index.columns.filter((column) => table.columns[column]?.added === true).map((column) => `${column} is not null`);
  const rows = had.length === 0 ? '' : ` where ${had.join(' and ')}`;
  const operators = index.gin === 'trigrams' ? ' gin_trgm_ops' : '';
  const columns = index.columns.map((column) => column + operators).join(', ');
  const [method, pending] = index.gin === undefined ? ['', ''] : ['using gin ', ` with (gin_pending_list_limit = ${PENDING_KILOBYTES})`];
  return `create index if not exists ${name.replace(/^read_models\./, '')}_${index.name} on ${name} ${method}(${columns})${pending}${rows}`;
}

/** What waits to be sorted into an inverted index is read by every search, and sorted in by whoever writes when it is full: so neither takes long. */
const PENDING_KILOBYTES = 256;

export function columnSql(name: string, { type, nullable }: Column): string {
  return `${name} ${type}${type === 'text' ? ' collate "C"' : ''}${nullable ? '' : ' not null'}`;
}

/** The rows of the keys in $1…, as many arrays as the key has columns. */
export function loadRows(table: Table, generation: number): string {
  const from = `select ${columnList(table, 't.')} from ${tableOf(table, generation)} t`;
  const [only] = table.key;
  if (table.key.length === 1) return `${from} where t.${only} = any($1::${carrierOf(table, only as string)}[])`;
  return `${from} join ${keysAs('k', table)} on ${matchKeys(table, 't', 'k')}`;
}

export function loadRowsWhere(table: Table, generation: number, column: string): string {
  return `select ${columnList(table, 't.')} from ${tableOf(table, generation)} t where t.${column} = any($1::text[])`;
}

export function upsertRows(table: Table, generation: number): string {
  const others = Object.keys(table.columns).filter((name) => !table.key.includes(name));
  return `${insertRows(table, generation)} on conflict (${table.key.join(', ')}) do update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** As an upsert, but what the rows hold is added to what stands there, `null` being no sum yet. Sums keep one spelling: 5, never 5.0. */
export function addToRows(table: Table, generation: number): string {
  const sums = Object.entries<Column>(table.columns).filter(([name]) => !table.key.includes(name));
  const set = sums.map(([name, { type, nullable }]) => {
    const sum = `(t.${name} + excluded.${name})`;
    const spelled = type === 'numeric' ? `trim_scale${sum}` : sum;
    return `${name} = ${nullable ? `coalesce(${spelled}, t.${name}, excluded.${name})` : spelled}`;
  });
  return `${insertRows(table, generation)} on conflict (${table.key.join(', ')}) do update set ${set.join(', ')}`;
}

export function deleteRows(table: Table, generation: number): string {
  return `delete from ${tableOf(table, generation)} t using ${keysAs('k', table)} where ${matchKeys(table, 't', 'k')}`;
}

export function insertRows(table: Table, generation: number): string {
  const columns = Object.entries<Column>(table.columns);
  const arrays = columns.map(([, { type }], index) => `$${index + 1}::${carrierTypes[type]}[]`);
  const values = columns.map(([name, { type }]) => (carrierTypes[type] === type ? `u.${name}` : `u.${name}::${type}`));
  return `insert into ${tableOf(table, generation)} as t (${columnList(table)})
select ${values.join(', ')} from unnest(${arrays.join(', ')}) as u(${columnList(table)})`;
}

function keysAs(alias: string, table: Table): string {
  const arrays = table.key.map((name, index) => `$${index + 1}::${carrierOf(table, name)}[]`);
  return `unnest(${arrays.join(', ')}) as ${alias}(${table.key.join(', ')})`;
}

function matchKeys(table: Table, left: string, right: string): string {
  const cast = (name: string) => (carrierOf(table, name) === typeOf(table, name) ? '' : `::${typeOf(table, name)}`);
  return table.key.map((name) => `${left}.${name} = ${right}.${name}${cast(name)}`).join(' and ');
}

function typeOf(table: Table, column: string): ColumnType {
  return (table.columns[column] as Column).type;
}

function carrierOf(table: Table, column: string): string {
  return carrierTypes[typeOf(table, column)];
}
