import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { createLogger } from '#platform/logging/logger';
import { Client } from '#postgres/client';
import { PatientPool } from '#postgres/patient-pool';
import { notePool } from '#postgres/pools';
import { warmPools } from '#postgres/warm-pools';
import { Notifications } from './notifications.js';
import { PositionWaiters } from './position-waiters.js';
import { Views } from './views.js';

test('given one connection and others who are answered one after another, a question waits for its turn, however long that takes', async () => {
  const database = await createTestDatabase();
  const logger = createLogger('test', 'silent');
  const pool = new PatientPool({ Client, connectionString: database.url, max: 1 }, 500);
  const views = new Views(pool, new PositionWaiters(pool, new Notifications(database.url, logger), logger));
  onTestFinished(async () => {
    await views.onApplicationShutdown();
    await database.drop();
  });
  notePool(pool);
  await warmPools();

  const numbers = Array.from({ length: 30 }, (_, number) => number);
  const ask = (number: number) =>
    views.query<{ n: number }>({ name: undefined, text: 'select $1::integer as n, pg_sleep(0.05)', values: [number] });

  expect((await Promise.all(numbers.map(ask))).map(([row]) => row?.n)).toEqual(numbers);
});
