import { Client } from '#postgres/client';
import { MIGRATION_LOCK, subscriptionsSchema } from '#subscriptions/schema';
import { timerSchema } from './timers/timer-table.js';

/** Creates or updates the tables of the runner and of the timers. Safe to run again, and by several at once, projectors among them. */
export async function migrateProcesses(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'orderline-migrate', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('set local client_min_messages = warning');
    await client.query(`${subscriptionsSchema}; ${timerSchema}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
