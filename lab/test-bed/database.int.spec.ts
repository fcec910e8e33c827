import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.js';

test('a test database is empty, of PostgreSQL 18, in UTF-8, ordered by code point, and gone after drop', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ version: number; encoding: string; upper: string; ordered: string[] }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding, upper('é') as upper,
            (select array_agg(word order by word) from unnest(array['a','B','é']) as word) as ordered`,
  );
  await client.end();
  expect(rows).toEqual([{ version: 18, encoding: 'UTF8', upper: 'É', ordered: ['B', 'a', 'é'] }]);

  await database.drop();

  await expect(new pg.Client({ connectionString: database.url }).connect()).rejects.toThrow('does not exist');
});
