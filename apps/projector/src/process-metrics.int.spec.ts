import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { registerProcess } from '#subscriptions/register-process';
import { Session } from '#subscriptions/session';
import { createTestDatabase } from '#lab/test-bed/database';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { FollowerStatuses } from './follower-status.js';
import { migrateReadModels } from './migrate.js';
import { measureProcesses } from './process-metrics.js';

test('the process managers are shown as they last reported, and who stands still because of the log; both are left out while the database is away', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  await migrateReadModels(database.url);
  const session = await Session.open({ url: database.url, name: 'setup', idleInTransactionMs: 5_000 });
  await registerProcess(session, 'fulfilment', 1);
  await session.query(
    `insert into projections.parked (name, generation, position, stream, revision, type, sequence, attempts, error_code, error_message)
     values ('fulfilment', 1, 7, 'order-7', 0, 'OrderPlaced', '7', 5, 'TypeError', 'broken')`,
  );
  await session.query(`update projections.generations set problem = 'log-changed' where name in ('orders', 'fulfilment')`);
  await session.close();
  const register = new Registry();
  const store = openEventStore(database.url);
  const statuses = new FollowerStatuses(database.url, store);
  measureProcesses(statuses, register);

  const shown = await register.metrics();
  await database.drop();
  const away = await register.metrics();
  await statuses.close();
  await store.close();

  expect(shown).toContain('orderline_process_parked_events{process="fulfilment"} 1');
  expect(shown).toContain('orderline_process_followed{process="fulfilment"} 0');
  expect(shown).not.toContain('process="orders"');
  expect(shown).toContain('orderline_log_changed{follower="orders"} 1');
  expect(shown).toContain('orderline_log_changed{follower="fulfilment"} 1');
  expect(shown).toContain('orderline_log_changed{follower="products"} 0');
  expect(away).toContain('# TYPE orderline_process_parked_events gauge');
  expect(away).not.toContain('process="fulfilment"');
});
