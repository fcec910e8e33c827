import { expect, onTestFinished, test, vi } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { Client } from './client.js';
import { PatientPool } from './patient-pool.js';
import { notePool } from './pools.js';
import { heldBack } from './testing/held-back.js';
import { warmPools } from './warm-pools.js';

const PATIENCE_MS = 30;
const IN_VAIN = 'timeout exceeded when trying to connect';

async function open(max: number, limitMs?: number) {
  const database = await createTestDatabase();
  const way = await heldBack(database.url);
  const pool = notePool(new PatientPool({ Client, connectionString: way.url, max, min: max }, PATIENCE_MS, limitMs));
  pool.on('error', () => undefined);
  onTestFinished(async () => {
    await pool.end();
    await database.drop();
  });
  return { pool, way };
}

test('given connections that are slow in coming, whoever waits is told in time, and the next ones find them', async () => {
  const { pool, way } = await open(2);

  await expect(pool.query('select 1')).rejects.toThrow(IN_VAIN);
  await expect(pool.connect()).rejects.toThrow(IN_VAIN);
  await expect(pool.query('select 1')).rejects.toThrow(IN_VAIN);
  way.allow();

  await vi.waitFor(() => expect(pool.idleCount).toBe(2), 30_000);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect([pool.totalCount, pool.waitingCount, way.connections()]).toEqual([2, 0, 2]);
});

test('given connections that are all in use, whoever waits is told in time, and one that is given back is nobody’s', async () => {
  const { pool, way } = await open(1);
  way.allow();
  await warmPools();
  const held = await pool.connect();

  await expect(pool.query('select 1')).rejects.toThrow(IN_VAIN);
  held.release();

  await vi.waitFor(() => expect(pool.idleCount).toBe(1), 30_000);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('given a connection that is in use for longer than the driver waits, whoever gave up before is told once', async () => {
  const { pool, way } = await open(1, 2 * PATIENCE_MS);
  way.allow();
  await warmPools();
  const held = await pool.connect();

  await expect(pool.query('select 1')).rejects.toThrow(IN_VAIN);
  await vi.waitFor(() => expect(pool.waitingCount).toBe(0), 30_000);
  held.release();

  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('given a server that refuses, whoever asks is told why', async () => {
  const pool = new PatientPool({ Client, connectionString: 'postgres://nobody@127.0.0.1:1/nothing' }, 30_000);

  await expect(pool.query('select 1')).rejects.toThrow('ECONNREFUSED');
  await expect(pool.connect()).rejects.toThrow('ECONNREFUSED');
  await pool.end();
});

test('given connections that are slow in coming, a start waits until all of them are there', async () => {
  const { pool, way } = await open(3);

  const warmed = warmPools();
  await vi.waitFor(() => expect(way.connections()).toBe(3), 30_000);
  expect(pool.idleCount).toBe(0);
  way.allow();
  await warmed;

  await vi.waitFor(() => expect([pool.idleCount, pool.totalCount]).toEqual([3, 3]), 30_000);
});

test('given a server that is away, or one that never answers, a start goes on', async () => {
  const { way } = await open(2);
  const away = notePool(new PatientPool({ Client, connectionString: 'postgres://nobody@127.0.0.1:1/nothing', max: 2 }, 30_000));

  await warmPools(100);

  expect(away.totalCount).toBe(0);
  way.allow();
  await away.end();
});
