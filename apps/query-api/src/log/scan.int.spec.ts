import { createTestDatabase } from '#lab/test-bed/database';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { stockReceived, toNewEvent } from '#projector/testing/events';
import { expect, onTestFinished, test } from 'vitest';
import { LogReader } from './log-reader.js';
import { scanBackwards, scanForwards } from './scan.js';

const EVENTS = 3_500;
const needle = { type: 'StockReceived', stream: 'stock-NEEDLE' };

/** A log of many receipts, and one of another product at its beginning and at its end. */
async function givenLog() {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = openEventStore(database.url);
  const put = (stream: string, count: number) =>
    store.append(
      stream,
      'any',
      Array.from({ length: count }, () => toNewEvent(stockReceived(stream.slice(6)))),
    );
  await put('stock-NEEDLE', 1);
  for (let written = 0; written < EVENTS; written += 500) await put('stock-HAY', 500);
  await put('stock-NEEDLE', 1);
  const log = LogReader.open(database.url);
  onTestFinished(async () => {
    await Promise.all([store.close(), log.onApplicationShutdown()]);
    await database.drop();
  });
  return log;
}

test('given more than a request may look at, it ends before, says how far it has come, and the next one goes on from there', async () => {
  const log = await givenLog();
  const look = { filter: needle, limit: 10, bounds: { events: 1_000, ms: 60_000 } };

  const first = await scanForwards(log, 0n, look);
  expect([first.events.map(({ position }) => position), first.scannedTo, first.done]).toEqual([[1n], 1_000n, false]);
  const second = await scanForwards(log, first.scannedTo, look);
  expect([second.events, second.scannedTo, second.done]).toEqual([[], 2_000n, false]);

  const back = await scanBackwards(log, undefined, look);
  expect([back.events.map(({ position }) => position), back.scannedTo, back.done]).toEqual([[3_502n], 2_503n, false]);
  const further = await scanBackwards(log, back.scannedTo, look);
  expect([further.events, further.scannedTo, further.done]).toEqual([[], 1_503n, false]);
});

test('given no time, it looks at one batch and ends', async () => {
  const log = await givenLog();
  const look = { filter: needle, limit: 10, bounds: { events: 1_000_000, ms: 0 } };
  expect(await scanForwards(log, 0n, look)).toMatchObject({ scannedTo: 1_000n, done: false });
  expect(await scanBackwards(log, undefined, look)).toMatchObject({ scannedTo: 2_503n, done: false });
});

test('given a period long ago or to come, it finds its place and does not look through the log', async () => {
  const log = await givenLog();
  const bounds = { events: 2_000, ms: 60_000 };
  const later = await scanForwards(log, undefined, { filter: { ...needle, from: '2099-01-01T00:00:00Z' }, limit: 10, bounds });
  expect([later.events, later.done, later.scannedTo]).toEqual([[], true, 3_502n]);
  const earlier = await scanBackwards(log, undefined, { filter: { ...needle, to: '2001-01-01T00:00:00Z' }, limit: 10, bounds });
  expect([earlier.events, earlier.done, earlier.scannedTo]).toEqual([[], true, 0n]);
  const past = await scanForwards(log, 0n, { filter: { ...needle, to: '2001-01-01T00:00:00Z' }, limit: 10, bounds });
  expect([past.events, past.done]).toEqual([[], true]);
});
