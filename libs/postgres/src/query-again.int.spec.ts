import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { queryAgain } from './query-again.js';

async function poolOf(max: number, patienceMs: number): Promise<pg.Pool> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max, connectionTimeoutMillis: patienceMs });
  pool.on('error', () => undefined);
  await pool.query('select 1');
  onTestFinished(async () => {
    await pool.end();
    await database.drop();
  });
  return pool;
}

it('while others are given connections, one waits for his turn, however long the queue is', async () => {
  const pool = await poolOf(1, 50);

  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      queryAgain<{ n: number }>(pool, { text: 'select $1::integer as n, pg_sleep(0.01)', values: [index] }),
    ),
  );

  expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 30 }, (_, index) => index));
});

it('where nobody gives one back, there is none, and that is told at once', async () => {
  const pool = await poolOf(1, 50);
  const held = await pool.connect();

  await expect(queryAgain(pool, { text: 'select 1' })).rejects.toThrow('timeout exceeded when trying to connect');

  held.release();
  expect(await queryAgain(pool, { text: 'select 1 as one' })).toEqual([{ one: 1 }]);
});
