import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { SeenEvents } from '../seen-events.js';
import { newEvents } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Observer } from './testing/observer.js';

let database: TestDatabase;
let observer: Observer;
let store: PostgresEventStore;

/** Every commit that writes events or limits notes how it commits. */
beforeEach(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  observer = await Observer.open(database.url);
  await observer.query(`
    create table commits (durability text);
    create function note_commit() returns trigger language plpgsql as $$ begin
      insert into commits values (current_setting('synchronous_commit')); return null;
    end $$;
    create constraint trigger noting after insert on event_store.events deferrable initially deferred for each row execute function note_commit();
    create constraint trigger noting after insert or update on event_store.stream_limits deferrable initially deferred for each row execute function note_commit()`);
  store = new PostgresEventStore({ url: database.url });
});
afterEach(async () => {
  await Promise.all([store.close(), observer.close()]);
  await database.drop();
});

const setForAll = (setting: string) => observer.query(`alter database ${new URL(database.url).pathname.slice(1)} set ${setting}`);
const committed = () => observer.query('select durability, count(*)::integer as times from commits group by durability');

it('whatever is acknowledged is on the disk, although the database commits without waiting for it', async () => {
  await setForAll('synchronous_commit = off');
  await store.append('alone', 'noStream', newEvents(1));
  await Promise.all(['first', 'second'].map((stream) => store.append(stream, 'noStream', newEvents(1))));
  await store.append('several', 'noStream', newEvents(2));
  const seen = new SeenEvents();
  for (const count of [1, 2]) await store.append(`seen-${count}`, 'noStream', newEvents(count), seen);
  await Promise.all(['third', 'fourth'].map((stream) => store.append(stream, 'noStream', newEvents(1), seen)));
  await store.writeStreamLimits('several', { maxCount: 1 });
  await store.deleteStream('several', 'any');

  expect(await committed()).toEqual([{ durability: 'on', times: 12 }]);
});

it('where the database waits for a standby too, so do appends', async () => {
  await setForAll('synchronous_commit = remote_apply');

  await store.append('alone', 'noStream', newEvents(1));
  await store.writeStreamLimits('alone', { maxCount: 1 });

  expect(await committed()).toEqual([{ durability: 'remote_apply', times: 2 }]);
});
