import pg from 'pg';
import { createTable } from '#projector/engine/table-sql';
import { type Column, type Table } from '#read-models/table';

const ROWS_PER_STATEMENT = 1_000;
/** Enough for a rate; they are held in memory. */
const MOST_ROWS = 50_000;

/** The rows of a read model in the order in which the log made them, every field as text. */
export async function readRows(url: string, table: Table): Promise<readonly (readonly (string | null)[])[]> {
  const columns = Object.keys(table.columns).map((name) => `${name}::text`);
  return withClient(url, async (client) => {
    const text = `select ${columns.join(', ')} from read_models.${table.name} order by position limit ${MOST_ROWS}`;
    return (await client.query<(string | null)[]>({ text, rowMode: 'array' })).rows;
  });
}

/**
 * What a program does that knows nothing of events and folds: the same rows into a table of the same shape, with the same indexes, with the driver
 * alone and `on conflict do update`.
 * @returns rows per second
 */
export async function multiRowUpserts(url: string, table: Table, rows: readonly (readonly (string | null)[])[]): Promise<number> {
  const floor = { ...table, name: `floor_${table.name}` };
  const { table: create, indexes } = createTable(floor, 0);
  const name = `read_models.${floor.name}_g0`;
  const text = upsert(floor, name);
  return withClient(url, async (client) => {
    await client.query(`drop table if exists ${name}`);
    for (const statement of [create, ...indexes]) await client.query(statement);
    const started = performance.now();
    for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
      const some = rows.slice(from, from + ROWS_PER_STATEMENT);
      const values = Object.keys(floor.columns).map((_name, column) => some.map((row) => row[column]));
      await client.query({ name: 'floor-upsert', text, values });
    }
    const seconds = (performance.now() - started) / 1_000;
    await client.query(`drop table ${name}`);
    return rows.length / seconds;
  });
}

function upsert({ columns, key }: Table, name: string): string {
  const names = Object.keys(columns);
  const arrays = Object.values<Column>(columns).map(({ type }, index) => `$${index + 1}::${type}[]`);
  const set = names.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `insert into ${name} (${names.join(', ')}) select * from unnest(${arrays.join(', ')}) on conflict (${key.join(', ')}) do update set ${set.join(', ')}`;
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
