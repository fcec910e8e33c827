import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { SchemaRefused } from '#postgres/schema';
import { checkEventStore } from '../open-event-store.js';
import { newEvents } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { eventStoreSchema, migrateEventStore } from './schema.js';
import { Observer } from './testing/observer.js';

let database: TestDatabase;
let observer: Observer;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  observer = await Observer.open(database.url);
});
afterAll(async () => {
  await observer.close();
  await database.drop();
});

it('an installation from before versions is taken over again and again, and nobody who appends meanwhile notices', async () => {
  const stores = [1, 2, 3, 4].map(() => new PostgresEventStore({ url: database.url }));
  let migrating = true;
  let appended = 0;
  const writers = stores.flatMap((store, index) =>
    [1, 2].map(async (count) => {
      for (let turn = 0; migrating; turn++, appended++)
        await store.append(`writer-${index}-${count}-${turn}`, 'noStream', newEvents(count));
    }),
  );
  try {
    for (let time = 0; time < 10; time++) {
      await observer.query('drop table event_store.schema_version');
      await migrateEventStore(database.url);
    }
    // What may go wrong does so once in a hundred times: many more, without the rest of it.
    for (let time = 0; time < 600; time++) await observer.query(`begin; ${eventStoreSchema.unversioned.replaced}; commit`);
  } finally {
    migrating = false;
    await Promise.all(writers);
    await Promise.all(stores.map((store) => store.close()));
  }
  expect(appended).toBeGreaterThan(100);
});

it('what it is recognised by is what version 1 has', async () => {
  const found = await observer.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'event_store'::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname <> 'schema_version' group by 1`,
  );
  expect(Object.fromEntries(found.map(({ table, columns }) => [table, columns]))).toEqual(eventStoreSchema.unversioned.tables);
});

it('a log that only newer code may use is refused, by its name', async () => {
  await observer.query('update event_store.schema_version set version = 9, oldest_code = 8');
  const sentence =
    'The schema event_store is at version 9, this code knows version 1, and the oldest code that may run beside it knows version 8';
  await expect(checkEventStore(database.url)).rejects.toThrow(sentence);
  await expect(migrateEventStore(database.url)).rejects.toThrow(SchemaRefused);
  await observer.query('update event_store.schema_version set oldest_code = 1');
  await checkEventStore(database.url);
  await migrateEventStore(database.url);
});
