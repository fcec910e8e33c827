import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { failureOf, newEvents } from '#event-store/testing/contract-world';
import { pooler } from './testing/pooler.js';

test('given a database whose transactions see nothing of what others commit meanwhile, an append behind a pooler is refused with what to do about it', async (context) => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await migrateEventStore(database.url);
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`alter database ${new URL(database.url).pathname.slice(1)} set default_transaction_isolation = 'repeatable read'`);
  await admin.end();
  const { through } = await pooler(context, { server: inject('postgresUrl') });
  const [pooled, direct] = [through(database.url), database.url].map((url) => new PostgresEventStore({ url }));
  onTestFinished(async () => void (await Promise.all([pooled?.close(), direct?.close()])));
  await pooled?.head();

  expect(await failureOf(pooled?.append('order-1', 'noStream', newEvents(1)) ?? Promise.resolve())).toMatchObject({
    code: 'event-store-unavailable',
    outcome: 'not-written',
    message: expect.stringContaining('default_transaction_isolation of the role and the database has to be read committed') as string,
  });
  expect(await direct?.append('order-1', 'noStream', newEvents(1))).toMatchObject({ position: 1n });
});
