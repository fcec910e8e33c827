import { expect, test } from 'vitest';
import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { Pace } from './pace.js';
import { SharedLog } from './shared-log.js';
import { CountedClock } from './testing/counted-clock.js';

/** A log of so many events, positions with holes, that counts who subscribes and hands over batches of 3. */
class CountedLog implements Pick<EventStore, 'subscribe' | 'readStream' | 'head' | 'eventAt' | 'hasRemoved'> {
  subscriptions = 0;
  handedOver = 0;
  #grown = Promise.withResolvers<void>();

  constructor(private events: number) {}

  grow(events: number): void {
    this.events += events;
    this.#grown.resolve();
    this.#grown = Promise.withResolvers<void>();
  }

  async *subscribe({ after, signal }: { after: bigint; signal?: AbortSignal }): AsyncGenerator<SubscriptionBatch> {
    this.subscriptions++;
    const aborted = Promise.withResolvers<void>();
    signal?.addEventListener('abort', () => aborted.resolve());
    for (let next = Number(after) / 10 + 1; signal?.aborted !== true;) {
      const last = Math.min(this.events, next + 2);
      if (last < next) {
        await Promise.race([this.#grown.promise, aborted.promise]);
        continue;
      }
      const events = Array.from(
        { length: last - next + 1 },
        (_, index) => ({ position: BigInt((next + index) * 10), id: `event-${next + index}` }) as StoredEvent,
      );
      this.handedOver += events.length;
      next = last + 1;
      yield { events, position: BigInt(last * 10), lastId: `event-${last}`, caughtUp: last === this.events };
    }
  }

  async *readStream(): AsyncGenerator<readonly StoredEvent[]> {
    yield [];
  }

  async head(): Promise<bigint> {
    return BigInt(this.events * 10);
  }

  async eventAt(): Promise<undefined> {
    return undefined;
  }

  async hasRemoved(): Promise<boolean> {
    return false;
  }
}

async function read(
  log: SharedLog,
  after: number,
  upTo: number,
  everyBatch: () => Promise<void> = async () => undefined,
): Promise<number[]> {
  const seen: number[] = [];
  for await (const batch of log.subscribe({ after: BigInt(after) })) {
    seen.push(...batch.events.map(({ position }) => Number(position)));
    if (batch.position >= BigInt(upTo)) break;
    await everyBatch();
  }
  return seen;
}

const tens = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => (from + index) * 10);

test('given followers at the same place, every event is fetched once and each of them gets all', async () => {
  const log = new CountedLog(30);
  const shared = new SharedLog(log);

  const seen = await Promise.all([read(shared, 0, 300), read(shared, 0, 300), read(shared, 0, 300)]);

  expect(seen).toEqual([tens(1, 30), tens(1, 30), tens(1, 30)]);
  expect(log.subscriptions).toBe(1);
});

test('given a follower from the middle of a batch, it gets what comes after its place and nothing twice', async () => {
  const shared = new SharedLog(new CountedLog(30));
  const [first, second] = await Promise.all([read(shared, 0, 300), read(shared, 50, 300)]);

  expect(first).toEqual(tens(1, 30));
  expect(second).toEqual(tens(6, 30));
});

test('given one that stands still, the others go on without it, and it misses nothing when it comes back', async () => {
  const log = new CountedLog(60);
  const shared = new SharedLog(log);
  const standing = Promise.withResolvers<void>();
  const slow = read(shared, 0, 600, () => standing.promise);

  const quick = await read(shared, 0, 600);
  standing.resolve();

  expect(quick).toEqual(tens(1, 60));
  expect(await slow).toEqual(tens(1, 60));
});

test('given one that joins those who wait at the end, it hears at once that it has caught up, and then what follows', async () => {
  const log = new CountedLog(3);
  const shared = new SharedLog(log);
  const first = read(shared, 0, 40);
  const second = shared.subscribe({ after: 0n });
  await second.next();
  const late = shared.subscribe({ after: 30n });

  expect((await late.next()).value).toEqual({ events: [], position: 30n, lastId: 'event-3', caughtUp: true });
  const following = late.next();
  log.grow(1);
  expect(((await following).value as SubscriptionBatch).position).toBe(40n);
  expect(await first).toEqual(tens(1, 4));
  expect(log.subscriptions).toBe(1);
  await Promise.all([late.return(undefined), second.return(undefined)]);
});

test('given a follower that has read another event at the place where others are, it is sent to the log itself, which refuses it', async () => {
  const log = new CountedLog(3);
  const asked: unknown[] = [];
  const shared = new SharedLog({
    subscribe: (options) => (asked.push([options.after, options.marker]), log.subscribe(options)),
    readStream: () => log.readStream(),
    head: () => log.head(),
    eventAt: () => log.eventAt(),
    hasRemoved: () => log.hasRemoved(),
  });
  const first = shared.subscribe({ after: 0n });
  await first.next();
  const joining = [
    shared.subscribe({ after: 30n, marker: 'event-3' }),
    shared.subscribe({ after: 20n, marker: 'event-2' }),
    shared.subscribe({ after: 30n, marker: 'another-3' }),
    shared.subscribe({ after: 20n, marker: 'another-2' }),
  ];
  for (const follower of joining.slice(0, 2)) await follower.next();
  expect(asked).toEqual([[0n, undefined]]);
  const others = joining.slice(2).map((follower) => follower.next());
  expect(asked.slice(1)).toEqual([
    [30n, 'another-3'],
    [20n, 'another-2'],
  ]);
  log.grow(1);
  await Promise.all(others);
  await Promise.all([first, ...joining].map((follower) => follower.return(undefined)));
});

test('given an event after a rest, it is handed over at once, without a timer; what comes within the pace of it is one batch', async () => {
  const log = new CountedLog(1);
  const clock = new CountedClock();
  const follower = new SharedLog(log, 1_000, () => new Pace(10, clock)).subscribe({ after: 0n });
  const positions = async () => ((await follower.next()).value as SubscriptionBatch).events.map(({ position }) => Number(position));
  expect(await positions()).toEqual([10]);
  clock.move(10);
  const afterRest = positions();
  log.grow(1);
  expect(await afterRest).toEqual([20]);
  expect(clock.pauses).toEqual([]);

  clock.move(4);
  const next = positions();
  for (let events = 0; events < 2; events++) {
    await new Promise(setImmediate);
    log.grow(1);
  }
  clock.move(6);

  expect(await next).toEqual([30, 40]);
  expect(clock.pauses).toEqual([6]);
  await follower.return(undefined);
});
