import { setTimeout as delay } from 'node:timers/promises';
import { type ClientBase } from 'pg';
import { backoffMs } from '#postgres/backoff';
import { underLock } from '#postgres/migrate';
import { type Column, type Table } from '#read-models/table';
import { faultOf } from '#subscriptions/faults';
import { subscriptionsSchema } from '#subscriptions/schema';
import { everyVersion } from './projection-subscriber.js';
import { type Projection, tablesOf } from '#read-models/projection';
import { columnSql, indexSql } from './table-sql.js';

/** A table of a generation that lacks columns, or whose readers do not see them. */
interface Lacking {
  readonly table: string;
  readonly columns: readonly string[];
  /** What readers see of it, where it is the live generation's. */
  readonly view: string | null;
  readonly shown: readonly string[];
}

/** A column that came later, and the table as it is with it. */
interface AddedColumn {
  readonly name: string;
  readonly column: Column;
  readonly of: Table;
}
type Added = ReadonlyMap<string, readonly AddedColumn[]>;

const TRIES = 100;
const BUSY = { firstMs: 150, mostMs: 150 };

/**
 * Adds the columns that came later to every generation's table that lacks them, whatever version made it, and shows them to readers. One table at a
 * time, and never waiting long for it: who reads or writes meanwhile waits as long, and goes on; they name their columns.
 */
export async function addColumns(client: ClientBase, known: readonly Projection[]): Promise<void> {
  const added = addedColumns(known);
  if (added.size === 0) return;
  for (let attempt = 1; ; attempt++) {
    const [next] = await lacking(client, added);
    if (next === undefined) return;
    try {
      await underLock(client, subscriptionsSchema, () => addTo(client, next, added));
      attempt = 0;
    } catch (error) {
      if (faultOf(error) !== 'passing' || attempt === TRIES) throw error;
      await delay(backoffMs(BUSY, 1));
    }
  }
}

function addedColumns(known: readonly Projection[]): Added {
  const tables = known.flatMap(everyVersion).flatMap(tablesOf);
  const added = new Map<string, AddedColumn[]>();
  for (const table of tables) {
    const present = added.get(table.name) ?? [];
    const more = Object.entries<Column>(table.columns)
      .filter(([name, column]) => column.added === true && !present.some((own) => own.name === name))
      .map(([name, column]) => ({ name, column, of: table }));
    if (more.length > 0) added.set(table.name, [...present, ...more]);
  }
  return added;
}

async function addTo(client: ClientBase, { table, view }: Lacking, added: Added): Promise<void> {
  await client.query(`set local lock_timeout = '200ms'`);
  // In the order in which readers lock: the view, and with it the table behind.
  if (view !== null) await client.query(`lock table ${view} in access exclusive mode`);
  const found = (await lacking(client, added)).find((each) => each.table === table);
  if (found === undefined || found.view !== view) return; // Somebody else was here. The next look tells what is left.
  const columns = added.get(nameOf(table)) ?? [];
  const missing = columns.filter(({ name }) => !found.columns.includes(name));
  for (const { name, column } of missing) await client.query(`alter table ${table} add column ${columnSql(name, column)}`);
  // No row has the column yet, so these are empty.
  const indexes = missing.flatMap(({ name, of }) =>
    of.indexes.filter((index) => index.columns.includes(name)).map((index) => indexSql(of, table, index)),
  );
  for (const index of indexes) await client.query(index);
  if (view === null) return;
  const shown = [...found.shown, ...columns.map(({ name }) => name).filter((name) => !found.shown.includes(name))];
  await client.query(`create or replace view ${view} as select ${shown.join(', ')} from ${table}`);
}

/** Tables of generations that lack columns, or do not show them. */
export async function tablesThatLack(client: ClientBase, known: readonly Projection[]): Promise<readonly string[]> {
  return (await lacking(client, addedColumns(known))).map(({ table }) => table);
}

async function lacking(client: ClientBase, added: Added): Promise<readonly Lacking[]> {
  const columnsOf = (relation: string) =>
    `array(select a.attname::text from pg_attribute a where a.attrelid = to_regclass(${relation}) and a.attnum > 0 and not a.attisdropped order by a.attnum)`;
  const { rows } = await client.query<Lacking>(
    `select t.name as table, ${columnsOf('t.name')} as columns, v.name as view, ${columnsOf('v.name')} as shown
     from projections.generations g cross join unnest(g.tables) as t(name)
     left join lateral (select regexp_replace(t.name, '_g\\d+$', '') as name where g.state = 'live') v on true
     where to_regclass(t.name) is not null order by g.state, t.name`,
  );
  return rows.filter(({ table, columns, view, shown }) =>
    (added.get(nameOf(table)) ?? []).some(({ name }) => !columns.includes(name) || (view !== null && !shown.includes(name))),
  );
}

/** As the projection calls it. */
const nameOf = (table: string): string => table.replace(/^read_models\./, '').replace(/_g\d+$/, '');
