import { literal } from '#subscriptions/session';
import { type Projection, tablesOf } from '#read-models/projection';
import { countAll, dropCounting, keepCounts } from './count-sql.js';
import { checkpointView, columnList, createTable, tableOf } from './table-sql.js';

export type GenerationState = 'live' | 'rebuilding' | 'verifying';

/** The statements that make a generation: its row, its lease, its tables; the indexes beside the keys, and the counts, only where asked for. */
export function createGeneration(projection: Projection, generation: number, state: GenerationState, withIndexes: boolean): string {
  const key = `${literal(projection.name)}, ${generation}`;
  const tables = tablesOf(projection).map((table) => createTable(table, generation));
  const names = tablesOf(projection).map((table) => literal(tableOf(table, generation)));
  return [
    `insert into projections.generations (name, generation, kind, version, state, tables)\n     values (${key}, 'projection', ${projection.version}, ${literal(state)}, array[${names.join(', ')}]::text[])`,
    `insert into projections.leases (name, generation) values (${key})`,
    ...tables.map(({ table }) => table),
    ...(withIndexes ? (projection.counts ?? []).flatMap((counts) => keepCounts(counts, generation)) : []),
    ...(withIndexes ? tables.flatMap(({ indexes }) => indexes) : []),
  ].join(';\n');
}

/** The counts and indexes that a rebuild makes when its tables are full, which is far cheaper than row by row. Safe to run again. */
export function completeTables(projection: Projection, generation: number): readonly string[] {
  return [
    ...(projection.counts ?? []).map((counts) => countAll(counts, generation)),
    ...tablesOf(projection).flatMap((table) => createTable(table, generation).indexes),
    ...analyzeTables(projection, generation),
  ];
}

export function analyzeTables(projection: Projection, generation: number): readonly string[] {
  return tablesOf(projection).map((table) => `analyze ${tableOf(table, generation)}`);
}

/** Lets readers see a generation. Run it in the transaction of the swap: rows and position change over together. */
export function pointViews(projection: Projection, generation: number, replaceable: ReadonlySet<string>): string {
  const views = tablesOf(projection).map((table) => ({
    view: `read_models.${table.name}`,
    query: `select ${columnList(table)} from ${tableOf(table, generation)}`,
  }));
  const shown = `projections.generations g left join projections.search_indexes i using (name, generation) where name = ${literal(projection.name)} and generation = ${generation}`;
  if (projection.keptIn === 'index')
    views.push({
      view: indexView(projection),
      query: `select i.index_name, i.usable, i.marker_position, g.version, i.reason from ${shown} and i.index_name is not null`,
    });
  views.push({
    view: checkpointView(projection.name),
    query:
      projection.keptIn === 'index'
        ? `select coalesce(i.searchable_position, 0) as position, generation from ${shown}`
        : `select position, generation from projections.generations where name = ${literal(projection.name)} and generation = ${generation}`,
  });
  return views
    .map(({ view, query }) => {
      const drop = replaceable.has(view) ? '' : `drop view if exists ${view};\n`;
      return `${drop}create ${drop === '' ? 'or replace ' : ''}view ${view} as ${query}`;
    })
    .join(';\n');
}

/** What readers see of a generation that is kept in an index: where it is, and whether it can be used. */
export function indexView({ name }: Pick<Projection, 'name'>): string {
  return `read_models.${name.replaceAll('-', '_')}`;
}

/** Removes a generation and its tables. Only for one that no view points to. */
export function dropGeneration(name: string, generation: number, tables: readonly string[]): string {
  return [
    ...tables.map((table) => `drop table if exists ${table}`),
    ...tables.map((table) => dropCounting(table)),
    `delete from projections.generations where name = ${literal(name)} and generation = ${generation}`,
  ].join(';\n');
}
