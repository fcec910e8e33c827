import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { createLogger } from '#platform/logging/logger';
import { KeyVault } from './key-vault.js';
import { migrateKeyVault } from './schema.js';

const GROWN = 10_000;
const MASTER_KEY = randomBytes(32).toString('base64url');
/** After so many a prepared statement is not planned for its values alone any more. */
const PLANNED_APART = 6;

it('given plans that were made while the keys were a page, they are not all read for one once there are many', async () => {
  const database = await createTestDatabase();
  await migrateKeyVault(database.url);
  const watch = new pg.Client({ connectionString: database.url });
  await watch.connect();
  const vault = new KeyVault({ url: database.url, masterKey: MASTER_KEY, connections: 1 }, createLogger('test', 'silent'));
  onTestFinished(async () => {
    await Promise.all([vault.close().catch(() => undefined), watch.end()]); // It may have been closed above.
    await database.drop();
  });
  await vault.claim();
  await vault.keyFor('order-first');
  await watch.query('vacuum analyze personal_data.keys');
  for (let order = 0; order < PLANNED_APART; order++) await vault.keyFor(`order-early-${order}`);
  await watch.query(`insert into personal_data.keys (subject, wrapped) select 'order-' || n, 'x' from generate_series(1, ${GROWN}) n`);

  for (let order = 0; order < 2 * PLANNED_APART; order++) await vault.keyFor(`order-late-${order}`);
  await vault.close();

  const there = `select from pg_stat_activity where application_name = 'orderline-keys' and datname = current_database()`;
  await vi.waitUntil(async () => (await watch.query(there)).rows.length === 0, { timeout: 30_000 }); // Then it has told what it read.
  const read = `select seq_tup_read::int as rows from pg_stat_user_tables where schemaname = 'personal_data' and relname = 'keys'`;
  expect((await watch.query<{ rows: number }>(read)).rows[0]?.rows).toBeLessThan(GROWN);
});
