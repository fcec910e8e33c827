import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { LeaseTable } from './lease-table.js';

async function given(processes: number) {
  const database = await createTestDatabase();
  const tables = Array.from({ length: processes }, () => new LeaseTable(database.url));
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(async () => {
    for (const table of tables) await table.close();
    await client.end();
    await database.drop();
  });
  return { database, tables: tables as [LeaseTable, ...LeaseTable[]], client };
}

it('processes that start at once make one table, and share each budget to the last request', async () => {
  const { tables, client } = await given(3);
  await Promise.all(tables.map((table) => table.prepare()));

  const leases = await Promise.all(Array.from({ length: 30 }, async (_, index) => tables[index % 3]?.take('commands:carl', 7, 100)));

  expect(leases.reduce((sum, lease) => sum + (lease?.granted ?? 0), 0)).toBe(100);
  expect(leases.every((lease) => lease !== undefined && lease.endsInMs > 50_000 && lease.endsInMs <= 61_000)).toBe(true); // One that waited for the row asked before it began.
  expect((await client.query(`select relpersistence from pg_class where oid = 'rate_limits.windows'::regclass`)).rows).toEqual([
    { relpersistence: 'u' },
  ]);
});

it('a window that has ended gives way to a new one', async () => {
  const { tables, client } = await given(1);
  const [table] = tables;
  await table.prepare();
  await table.take('commands:carl', 100, 100);
  expect(await table.take('commands:carl', 1, 100)).toMatchObject({ granted: 0, left: 0 });

  await client.query(`update rate_limits.windows set ends_at = now() - interval '1 ms'`);

  expect(await table.take('commands:carl', 10, 100)).toMatchObject({ granted: 10, left: 90 });
});

it('holds nothing that names a caller, whatever characters a name has', async () => {
  const { tables, client } = await given(1);
  const [table] = tables;
  await table.prepare();

  await table.take('reads:customer:car\0l\ud800', 1, 100);

  const { rows } = await client.query<{ key: Buffer }>('select key from rate_limits.windows');
  expect(rows.map(({ key }) => key.length)).toEqual([32]);
});

it('a table that could not be made at the start is made once the database is there', async () => {
  const { tables, client } = await given(1);
  const [table] = tables;
  await client.query('create schema rate_limits'); // Not ours, so that the migration fails.
  await client.query('create table rate_limits.windows (key text)');
  await table.prepare();
  await expect(table.take('reads:carl', 1, 100)).rejects.toThrow();
  await client.query('drop schema rate_limits cascade');

  await table.prepare();

  expect(await table.take('reads:carl', 1, 100)).toMatchObject({ granted: 1, left: 99 });
});
