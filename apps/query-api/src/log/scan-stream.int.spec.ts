import { createTestDatabase } from '#lab/test-bed/database';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { stockReceived, toNewEvent } from '#projector/testing/events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LogReader } from './log-reader.js';
import { scanStreamBackwards, scanStreamForwards } from './scan-stream.js';

const stream = 'stock-LONG';
const filter = { stream };
let log: LogReader;
/** Where its events stand: seven at a time, three of other streams between them. */
const places: bigint[] = [];
let head = 0n;
let close: () => Promise<unknown>;

beforeAll(async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = openEventStore(database.url);
  const put = (name: string, count: number) =>
    store.append(
      name,
      'any',
      Array.from({ length: count }, () => toNewEvent(stockReceived(name.slice(6)))),
    );
  const rounds: Promise<unknown>[] = [];
  for (let round = 0; round < 250; round++) rounds.push(put(stream, 7), put('stock-OTHER', 3));
  await Promise.all(rounds);
  for await (const { events } of store.readAll({ after: 0n }))
    places.push(...events.filter((each) => each.stream === stream).map(({ position }) => position));
  head = await store.head();
  log = LogReader.open(database.url);
  close = async () => {
    await Promise.all([store.close(), log.onApplicationShutdown()]);
    await database.drop();
  };
});
afterAll(() => close());

const found = ({ events }: { readonly events: readonly { readonly position: bigint }[] }) => events.map(({ position }) => position);

test('a stream is told page by page, from any place in the log, both ways, and the log is not looked through', async () => {
  const [forwards, backwards] = [vi.spyOn(log, 'after'), vi.spyOn(log, 'before')];
  for (const place of [1n, 7n, 8n, 1_111n, head - 1n, head]) {
    const later = places.filter((position) => position > place);
    const earlier = places.filter((position) => position < place).toReversed();
    const [on, back]: [bigint[], bigint[]] = [[], []];
    for (let [after, done] = [place, false]; !done;) {
      const scan = await scanStreamForwards(log, { stream, filter, limit: 600, after });
      on.push(...found(scan));
      ({ scannedTo: after, done } = scan);
      if (done) expect(after).toBe(head);
    }
    for (let [before, done] = [place, false]; !done;) {
      const scan = await scanStreamBackwards(log, { stream, filter, limit: 600, before });
      back.push(...found(scan));
      ({ scannedTo: before, done } = scan);
      if (done) expect(before).toBe(0n);
    }
    expect(on).toEqual(later);
    expect(back).toEqual(earlier);
  }
  expect([forwards, backwards].map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
});

test('between two places nothing else is told, and it is done', async () => {
  const between = await scanStreamForwards(log, { stream, filter, limit: 600, after: 95n, before: 111n });
  expect([found(between), between.done]).toEqual([places.filter((position) => position > 95n && position < 111n), true]);
  // Whoever goes on from there misses nothing.
  expect(between.scannedTo).toBeLessThan(111n);
});

test('given more than a request may look at, it ends before, says how far it has come, and the next one goes on from there', async () => {
  const look = { stream, filter: { stream, actor: 'nobody' }, limit: 10, bounds: { events: 500, ms: 60_000 } };
  const first = await scanStreamForwards(log, look);
  expect([first.events, first.done, first.scannedTo]).toEqual([[], false, places[499]]);
  const second = await scanStreamForwards(log, { ...look, after: first.scannedTo });
  const reached = places.indexOf(second.scannedTo);
  expect([second.done, reached > 499, reached < 1_500]).toEqual([false, true, true]);
  const back = await scanStreamBackwards(log, look);
  expect([back.done, back.scannedTo]).toEqual([false, places.at(-500)]);
});

test('given no time at all, it comes on from any place', async () => {
  const look = { stream, filter: { stream, actor: 'nobody' }, limit: 10, bounds: { events: 10_000, ms: 0 } };
  let rounds = 0;
  for (let [after, done] = [0n, false]; !done; rounds++) {
    const scan = await scanStreamForwards(log, { ...look, after });
    if (!scan.done) expect(scan.scannedTo).toBeGreaterThan(after);
    ({ scannedTo: after, done } = scan);
  }
  for (let [before, done] = [head, false]; !done; rounds++) {
    const scan = await scanStreamBackwards(log, { ...look, before });
    if (!scan.done) expect(scan.scannedTo).toBeLessThan(before);
    ({ scannedTo: before, done } = scan);
  }
  expect(rounds).toBeGreaterThan(4);
});

test('a stream that is none has nothing, and is done', async () => {
  const look = { stream: 'stock-NONE', filter: { stream: 'stock-NONE' }, limit: 10 };
  expect(await scanStreamForwards(log, look)).toEqual({ events: [], scannedTo: head, done: true });
  expect(await scanStreamForwards(log, { ...look, after: 5n })).toEqual({ events: [], scannedTo: head, done: true });
  expect(await scanStreamBackwards(log, look)).toEqual({ events: [], scannedTo: 0n, done: true });
});
