import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { fakeServer } from '#postgres/testing/fake-server';
import { freePort } from '#tools/free-port';
import { failureOf, newEvents } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';

it('a connection string may name several servers, of which one writes', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = new PostgresEventStore({ url: database.url.replace(/@([^/]+)/, `@127.0.0.1:${await freePort()},$1`) });
  onTestFinished(async () => {
    await store.close();
    await database.drop();
  });

  expect(await store.append('order-1', 'noStream', newEvents(1))).toMatchObject({ revision: 0, position: 1n });
  expect(await store.head()).toBe(1n);
});

it('an append works under limits that the server keeps: for its statement, and, where the server knows that, for its transaction', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = new PostgresEventStore({ url: database.url });
  const observer = new pg.Client({ connectionString: database.url });
  await observer.connect();
  onTestFinished(async () => {
    await Promise.all([store.close(), observer.end()]);
    await database.drop();
  });
  await observer.query(`
    create table limits (statement text, transaction text);
    create function note_limits() returns trigger language plpgsql as $$ begin
      insert into limits values (current_setting('statement_timeout'), current_setting('transaction_timeout', true)); return null;
    end $$;
    create trigger noting after insert on event_store.events execute function note_limits()`);

  await store.append('order-1', 'noStream', newEvents(1));

  const { rows } = await observer.query<{ known: boolean; statement: string; transaction: string | null }>(
    `select current_setting('server_version_num')::int >= 170000 as known, * from limits`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ statement: '15s', transaction: rows[0]?.known === true ? '15s' : null });
});

it('a server that gives out no more connections is no reason to wait: an append is told within a second that nothing was written', async () => {
  const url = await fakeServer({ error: { code: '53300', message: 'sorry, too many clients already' } });
  const store = new PostgresEventStore({ url });
  onTestFinished(() => store.close());
  const began = performance.now();

  expect(await failureOf(store.append('order-1', 'noStream', newEvents(1)))).toMatchObject({
    code: 'event-store-unavailable',
    outcome: 'not-written',
  });
  expect(await failureOf(store.head())).toMatchObject({ code: 'event-store-unavailable' });
  expect(performance.now() - began).toBeLessThan(1_000);
});
