import { migrate } from '#postgres/migrate';
import { subscriptionsSchema } from '#subscriptions/schema';
import { timerSchema } from './timers/timer-table.js';

/** Creates or updates the tables of the subscribers and of the timers. Safe to run again, and by several at once, projectors among them. @throws SchemaRefused */
export async function migrateProcesses(url: string): Promise<void> {
  await migrate(url, [subscriptionsSchema, timerSchema]);
}
