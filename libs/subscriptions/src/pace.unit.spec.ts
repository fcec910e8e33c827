import { expect, test } from 'vitest';
import { Pace } from './pace.js';
import { CountedClock } from './testing/counted-clock.js';

test('given a rest, the next goes without a timer; given none, it goes so long after the last', async () => {
  const clock = new CountedClock();
  const pace = new Pace(10, clock);
  await pace.due();
  pace.go();
  clock.move(10);
  await pace.due();
  expect(clock.pauses).toEqual([]);

  pace.go();
  clock.move(4);
  const due = pace.due();
  clock.move(6);
  await due;
  expect(clock.pauses).toEqual([6]);
});

test('given the end while it waits, it waits no longer', async () => {
  const pace = new Pace(10, new CountedClock());
  pace.go();
  const stop = new AbortController();
  const due = pace.due(stop.signal);
  stop.abort();
  await due;
});
