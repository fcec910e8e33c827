import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { SeenEvents } from '../seen-events.js';
import { newEvents, range } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Observer, until } from './testing/observer.js';

const GROWN = 20_000;

it('given plans that were made while the log was a page long, it is never read as a whole once it has grown', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const observer = await Observer.open(database.url);
  const store = new PostgresEventStore({ url: database.url, readConnections: 1 });
  onTestFinished(async () => {
    await Promise.all([store.close(), observer.close()]);
    await database.drop();
  });
  const seen = new SeenEvents();
  await work(store, seen, 'first');
  await observer.query('vacuum analyze event_store.events'); // The plans made from here on are those for one page.
  await work(store, seen, 'tiny');
  const head = await store.head();
  await observer.query(
    `insert into event_store.events (position, stream, revision, id, type, data, metadata)
     select $1 + n, 'grown-' || n, 0, gen_random_uuid(), 'Grown', '{}', '{}' from generate_series(1, ${GROWN}) n`,
    [head.toString()],
  );

  await work(store, seen, 'grown');
  await store.close();

  const read = `select seq_tup_read::int as rows from pg_stat_user_tables where schemaname = 'event_store' and relname = 'events'`;
  await until('the store has left, and told what it read', async () => {
    const left = await observer.query(
      `select from pg_stat_activity where application_name = 'orderline-event-store' and datname = current_database()`,
    );
    return left.length === 0;
  });
  expect((await observer.query<{ rows: number }>(read))[0]?.rows).toBeLessThan(GROWN);
});

/** Every statement that a process sends again and again. */
async function work(store: PostgresEventStore, seen: SeenEvents, name: string): Promise<void> {
  for (const memory of [undefined, seen]) {
    const stream = `${name}-${memory === undefined ? 'plain' : 'seen'}`;
    await store.append(`${stream}-one`, 'noStream', newEvents(1), memory);
    await store.append(`${stream}-several`, 'noStream', newEvents(3), memory);
    await Promise.all(range(1, 8).map((n) => store.append(`${stream}-${n}`, 'noStream', newEvents(1), memory)));
    for (const direction of ['forwards', 'backwards'] as const) {
      for await (const events of store.readStream(`${stream}-several`, { direction, ...(memory && { seen: memory }) }))
        expect(events).toHaveLength(3);
    }
  }
  const head = await store.head();
  expect(await store.eventAt(head)).toBeDefined();
  expect(await store.readLast(1)).toHaveLength(1);
  for await (const batch of store.readAll({ after: head - 1n })) expect(batch.events).toHaveLength(1);
  expect(await store.readSnapshot(`${name}-plain-one`)).toBeUndefined();
  expect(await store.readStreamLimits(`${name}-plain-one`)).toEqual({});
}
