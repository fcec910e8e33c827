import type pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { PatientPool } from './patient-pool.js';
import { notePool } from './pools.js';
import { queryAgain } from './query-again.js';
import { warmPools } from './warm-pools.js';

async function poolOf(max: number, patienceMs: number): Promise<pg.Pool> {
  const database = await createTestDatabase();
  const pool = notePool(new PatientPool({ connectionString: database.url, max }, patienceMs));
  pool.on('error', () => undefined);
  await warmPools();
  onTestFinished(async () => {
    await pool.end();
    await database.drop();
  });
  return pool;
}

it('while others are given connections, one waits for his turn, however long the queue is', async () => {
  const pool = await poolOf(1, 500);

  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      queryAgain<{ n: number }>(pool, { text: 'select $1::integer as n, pg_sleep(0.05)', values: [index] }),
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
