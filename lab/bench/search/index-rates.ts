import pg from 'pg';
import { encodeArray } from '#projector/engine/binary-array';
import { createTable, insertRows } from '#projector/engine/table-sql';
import { rebuild } from '#projector/replay/rebuild';
import { silentReporter } from '#projector/replay/reporter';
import { openSession } from '#projector/replay/workbench';
import { productSearch, productSearchProjection } from '#read-models/product-search';
import { type Column, type Table } from '#read-models/table';
import { type BenchLog } from '../projections/bench-log.js';

const ROWS_PER_STATEMENT = 1_000;
/** Enough for a rate; they are held in memory. */
const MOST_ROWS = 50_000;

/** Products per second. */
export interface IndexRates {
  /** `replay rebuild product-search` over the whole log, indexes and counts included, up to where it could be swapped in. */
  readonly rebuild: number;
  /** The rows that it made, inserted by somebody who has them ready: into the bare table with its key. */
  readonly bareInsert: number;
  /** The same with the same indexes, which are there from the beginning. */
  readonly insertWithIndexes: number;
  readonly products: number;
  readonly rebuildMs: number;
}

/** How fast the index of the log's catalogue is made, beside multi-row inserts of the same documents in the same run. */
export async function indexRates(log: BenchLog): Promise<IndexRates> {
  const session = await openSession(log.url, 'bench');
  try {
    const projection = productSearchProjection('english');
    const workbench = {
      url: log.url,
      log: log.store,
      session,
      projections: [projection],
      reporter: silentReporter,
      signal: new AbortController().signal,
    };
    const how = { dryRun: false, rate: undefined, swap: false, verify: false, acceptDifferences: false };
    const { seconds, generation } = await rebuild(workbench, projection.name, how);
    const made = `read_models.${productSearch.name}_g${generation}`;
    const [{ products } = { products: '0' }] = await session.query<{ products: string }>(`select count(*) as products from ${made}`);
    const rows = await readRows(log.url, made);
    await log.dropGeneration(projection.name, generation);
    return {
      rebuild: Number(products) / seconds,
      bareInsert: await multiRowInserts(log.url, rows, false),
      insertWithIndexes: await multiRowInserts(log.url, rows, true),
      products: Number(products),
      rebuildMs: seconds * 1_000,
    };
  } finally {
    await session.close();
  }
}

type Fields = readonly (string | null)[];

async function readRows(url: string, from: string): Promise<readonly Fields[]> {
  const columns = Object.keys(productSearch.columns).map((name) => `${name}::text`);
  return withClient(url, async (client) => {
    const text = `select ${columns.join(', ')} from ${from} order by position limit ${MOST_ROWS}`;
    return (await client.query<(string | null)[]>({ text, rowMode: 'array' })).rows;
  });
}

async function multiRowInserts(url: string, rows: readonly Fields[], withIndexes: boolean): Promise<number> {
  const floor: Table = { ...productSearch, name: 'floor_product_search' };
  const { table, indexes } = createTable(floor, 0);
  const name = `read_models.${floor.name}_g0`;
  const batches: Buffer[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const some = rows.slice(from, from + ROWS_PER_STATEMENT);
    batches.push(
      Object.values<Column>(floor.columns).map(({ type }, column) =>
        encodeArray(
          type,
          some.map((row) => valueOf(type, row[column] ?? null)),
        ),
      ),
    );
  }
  return withClient(url, async (client) => {
    await client.query(`drop table if exists ${name}`);
    await client.query(table);
    if (withIndexes) for (const statement of indexes) await client.query(statement);
    const started = performance.now();
    for (const values of batches) await client.query({ name: 'floor-insert', text: insertRows(floor, 0), values });
    const seconds = (performance.now() - started) / 1_000;
    await client.query(`drop table ${name}`);
    return rows.length / seconds;
  });
}

function valueOf(type: Column['type'], field: string | null): unknown {
  if (field === null) return null;
  if (type === 'bigint') return BigInt(field);
  return type === 'timestamptz' ? new Date(field.replace(' ', 'T').replace('+00', 'Z')).toISOString() : field;
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
