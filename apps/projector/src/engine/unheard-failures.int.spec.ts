import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LogChanged } from '#event-store/errors';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { LeasedConsumer } from '#subscriptions/leased-consumer';
import { type Log } from '#subscriptions/subscriber';
import { ordersProjection } from '#read-models/orders';
import { EngineRoom } from '../testing/engine-room.js';
import { projectionSubscriber } from './projection-subscriber.js';

/** A log that lets nobody subscribe. */
const changedLog: Log = {
  async *subscribe() {
    yield* [];
    throw new LogChanged(5n, 'expected', 'found');
  },
  async *readStream() {
    yield* [];
  },
  head: async () => 0n,
  eventAt: async () => undefined,
  hasRemoved: async () => false,
};

test('given a follower that is where it should be, a subscription that fails meanwhile leaves no failure that nobody hears of', async () => {
  await using room = await EngineRoom.open();
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);

  const leased = new LeasedConsumer(projectionSubscriber(ordersProjection, 1), {
    url: room.url,
    owner: 'filler',
    log: changedLog,
    leaseMs: 5_000,
    idleInTransactionMs: 5_000,
    consumer: { ...defaultSettings, upTo: 0n },
  });
  expect(await leased.ended).toBe('stopped');
  await turn();

  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
