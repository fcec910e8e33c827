import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ReadPage } from './event-list.js';
import { type LogEntry } from './log-entry.js';
import { openLog } from './log-pages.js';

const at = (position: number) => ({ position: String(position) }) as LogEntry;
const page = (from: number, to: number, done = false): ReadPage => ({
  items: Array.from({ length: from - to + 1 }, (_, index) => at(from - index)),
  scannedTo: String(to),
  done,
});

/** A log whose pages come when the test says so. */
function slowLog() {
  const asked: { readonly before: string; readonly come: (page: ReadPage) => Promise<void> }[] = [];
  const log = openLog((before) => {
    const { promise, resolve } = Promise.withResolvers<ReadPage>();
    const come = async (page: ReadPage) => {
      resolve(page);
      await vi.advanceTimersByTimeAsync(0);
    };
    asked.push({ before, come });
    return promise;
  });
  const arrive = async (from: number, to: number) => {
    for (let position = from; position <= to; position++) log.arrive(at(position));
    await vi.advanceTimersByTimeAsync(1_000);
  };
  const shown = () => log.list.value.rows.map(({ position }) => Number(position));
  return { log, asked, arrive, shown };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what was read before the tail was open is read once more when it is', async () => {
  const { log, asked, arrive, shown } = slowLog();
  log.begin(false);
  await asked[0]?.come(page(5, 1, true));
  log.begin(true);
  await arrive(8, 8);
  await asked[1]?.come(page(8, 1, true));
  log.begin(true);

  expect(shown()).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(asked.length).toBe(2);
});

it('a page that was asked for before the list was cut is dropped', async () => {
  const { log, asked, arrive, shown } = slowLog();
  log.begin(true);
  await asked[0]?.come(page(3_999, 2_000));
  void log.more();
  await arrive(4_000, 4_010);
  await asked[1]?.come(page(1_999, 1_900));

  expect([shown().length, shown().at(-1), log.list.value.before]).toEqual([1_000, 3_011, '3011']);
  void log.more();
  expect(asked[2]?.before).toBe('3011');
});

it('a page that was asked for before the list was begun anew is dropped', async () => {
  const { log, asked, arrive, shown } = slowLog();
  log.begin(true);
  await asked[0]?.come(page(100, 51));
  log.hold(true);
  await arrive(101, 1_200);
  void log.more();
  log.hold(false);
  await asked[1]?.come(page(50, 1, true));
  expect(shown()).toEqual([]);
  await asked[2]?.come(page(1_200, 1_101));

  expect([shown()[0], shown().at(-1), log.list.value.done]).toEqual([1_200, 1_101, false]);
});

it('while one reads further down what comes in is counted, and shown at the top', async () => {
  const { log, asked, arrive, shown } = slowLog();
  log.begin(true);
  await asked[0]?.come(page(2_000, 1, true));
  log.scrolled(true);
  await arrive(2_001, 2_002);
  expect([log.held.value, log.waiting.value, shown().length]).toEqual([true, 2, 2_000]);

  log.scrolled(false);
  expect([log.held.value, log.waiting.value, shown()[0]]).toEqual([false, 0, 2_002]);
});

it('what is held by hand is held at the top, too', async () => {
  const { log, asked } = slowLog();
  log.begin(true);
  await asked[0]?.come(page(2, 1, true));
  log.hold(true);
  log.scrolled(true);
  log.scrolled(false);
  expect(log.held.value).toBe(true);
});
