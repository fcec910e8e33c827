import pg from 'pg';
import { createTestDatabase } from '#lab/test-bed/database';
import { describeEventStoreContract } from '../testing/contract.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';

describeEventStoreContract('PostgreSQL', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = new PostgresEventStore({ url: database.url });
  return {
    store,
    another: async () => new PostgresEventStore({ url: database.url }),
    dropConnections: () => terminateSessions(database.url),
    dispose: async () => {
      await store.close();
      await database.drop();
    },
  };
});

async function terminateSessions(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  } finally {
    await client.end();
  }
}
