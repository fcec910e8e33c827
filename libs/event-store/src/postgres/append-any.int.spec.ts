import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { WrongExpectedRevision } from '../errors.js';
import { type ExpectedRevision } from '../event-store.js';
import { newEvents } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Observer } from './testing/observer.js';

let database: TestDatabase;
let store: PostgresEventStore;
let observer: Observer;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = new PostgresEventStore({ url: database.url });
  observer = await Observer.open(database.url);
});
afterAll(async () => {
  await store.close();
  await observer.close();
  await database.drop();
});

/** One event each, all in the same turn and so in one batch. @returns the revision of each, or why it was refused */
function together(appends: Readonly<Record<string, ExpectedRevision>>): Promise<readonly (number | string)[]> {
  const each = Object.entries(appends).map(([stream, expected]) =>
    store.append(stream, expected, newEvents(1)).then(
      ({ revision }) => revision,
      (error: unknown) => (error instanceof WrongExpectedRevision ? `refused at ${error.actual}` : String(error)),
    ),
  );
  return Promise.all(each);
}

const stands = (stream: string) =>
  observer.query<{ revision: number }>(`select max(revision) as revision from event_store.events where stream = '${stream}'`);

it('given a batch of appends at any and at a revision, each is told where it stands, and who is refused where the stream is', async () => {
  await store.append('long', 'noStream', newEvents(7));
  await store.append('short', 'noStream', newEvents(1));

  expect(await together({ long: 'any', fresh: 'any', short: 0, another: 'noStream' })).toEqual([7, 0, 1, 0]);
  expect(await together({ long: 'any', short: 0, fresh: 'any', another: 'noStream', short2: 'any' })).toEqual([
    8,
    'refused at 1',
    1,
    'refused at 0',
    0,
  ]);
  expect(await together({ long: 'any' })).toEqual([9]);
  expect(await stands('long')).toEqual([{ revision: 9 }]);
});

it('given streams that are cut or deleted among them, these are written too, and revisions go on', async () => {
  for (const stream of ['cut', 'deleted', 'whole']) await store.append(stream, 'noStream', newEvents(3));
  await store.writeStreamLimits('cut', { truncateBefore: 2 });
  await store.deleteStream('deleted', 2);

  expect(await together({ cut: 'any', whole: 'any', deleted: 'any', unheard: 'any' })).toEqual([3, 3, 3, 0]);
});

it('given many at once to the same streams, no revision is given out twice', async () => {
  const streams = Array.from({ length: 200 }, (_, index) => `same-${index % 7}`);
  const revisions = await Promise.all(streams.map(async (stream) => (await store.append(stream, 'any', newEvents(1))).revision));

  expect(new Set(streams.map((stream, index) => `${stream} ${revisions[index]}`)).size).toBe(200);
  expect(Math.max(...revisions)).toBe(28);
});
