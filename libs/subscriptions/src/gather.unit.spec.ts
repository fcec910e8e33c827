import { expect, test } from 'vitest';
import { type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { gather } from './gather.js';
import { CountedClock } from './testing/counted-clock.js';

/** A batch that reaches the position, of so many events. */
function batch(position: number, events: number, caughtUp = true): SubscriptionBatch {
  const positions = Array.from({ length: events }, (_, index) => position - events + 1 + index);
  return {
    events: positions.map((each) => ({ position: BigInt(each), id: `event-${each}` }) as StoredEvent),
    position: BigInt(position),
    lastId: `event-${position}`,
    caughtUp,
  };
}

/** A subscription that hands over what it is given, and who follows it. */
function following(forMs: () => number | undefined, most = 1_000) {
  const given: SubscriptionBatch[] = [];
  let taken = 0;
  let news = Promise.withResolvers<void>();
  let failure: Error | undefined;
  const log = {
    left: false,
    async *[Symbol.asyncIterator]() {
      try {
        for (; ; await news.promise) {
          for (let next = given.shift(); next !== undefined; next = given.shift()) {
            taken++;
            yield next;
          }
          if (failure !== undefined) throw failure;
          news = Promise.withResolvers();
        }
      } finally {
        log.left = true;
      }
    },
  };
  const clock = new CountedClock();
  const batches = gather(log, { forMs, most, clock });
  const give = async (...more: SubscriptionBatch[]) => {
    given.push(...more);
    news.resolve();
    await settled();
  };
  const fail = (error: Error) => {
    failure = error;
    news.resolve();
  };
  const next = async () => ((await batches.next()).value as SubscriptionBatch).events.map(({ position }) => Number(position));
  return { log, clock, batches, give, fail, next, taken: () => taken };
}

/** Until all that follows from what has happened has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('given one that nobody reads, what comes within the time is one batch, which reaches as far as the last; all is taken meanwhile', async () => {
  const { clock, give, batches, taken } = following(() => 250);
  await give(batch(2, 2));
  const first = batches.next();
  await settled();
  await give(batch(3, 1));
  await give(batch(5, 2));
  expect(taken()).toBe(3);

  clock.move(250);

  expect((await first).value).toEqual(batch(5, 5));
  expect(clock.pauses).toEqual([250]);
});

test('given one that readers see, each batch comes at once, without a timer; from then on that they do not, it gathers', async () => {
  const generation = { live: true };
  const { clock, give, next } = following(() => (generation.live ? undefined : 250));
  await give(batch(1, 1), batch(2, 1));
  expect(await next()).toEqual([1]);
  expect(await next()).toEqual([2]);
  expect(clock.pauses).toEqual([]);

  generation.live = false;
  await give(batch(3, 1));
  const gathered = next();
  await settled();
  await give(batch(4, 1));
  clock.move(250);
  expect(await gathered).toEqual([3, 4]);
});

test.each([
  ['what is behind the log’s end', [batch(2, 2, false), batch(4, 2, false)], [1, 2]],
  ['the word that it has caught up', [batch(0, 0), batch(1, 1)], []],
  ['as much as one batch may hold', [batch(600, 600), batch(1_000, 400)], Array.from({ length: 1_000 }, (_, index) => index + 1)],
])('given %s, it is handed on without waiting', async (_, batches, expected) => {
  const { give, next } = following(() => 250);
  await give(...batches);
  expect(await next()).toEqual(expected);
});

test('given a log that fails while it gathers, the reader is told, and goes on from its checkpoint', async () => {
  const { give, fail, next, log } = following(() => 250);
  await give(batch(1, 1));
  const gathered = next();
  fail(new Error('The log has changed'));
  await expect(gathered).rejects.toThrow('The log has changed');
  expect(log.left).toBe(true);
});

test('given a reader that leaves, the subscription is left', async () => {
  const { give, batches, next, log } = following(() => undefined);
  await give(batch(1, 1));
  expect(await next()).toEqual([1]);
  const left = batches.return(undefined);
  await give(batch(2, 1));
  await left;
  expect(log.left).toBe(true);
});
