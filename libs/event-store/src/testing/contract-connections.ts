import { describe, expect, it } from 'vitest';
import { EventStoreClosed } from '../errors.js';
import { type EventStore, type StoredEvent } from '../event-store.js';
import { DEADLINE, type World, failureOf, newEvents, range, revisionsOf } from './contract-world.js';

export function describeConnections(world: World): void {
  describe('when connections drop', { timeout: 90_000 }, () => {
    it('every append under way is written once and answered', async ({ skip }) => {
      if (!world.under.dropConnections) return skip();
      const streams = range(1, 20).map(() => world.newStream());
      for (const round of range(0, 4)) {
        const appends = streams.map((stream) => world.store.append(stream, round === 0 ? 'noStream' : round * 2 - 1, newEvents(2)));
        await world.under.dropConnections();
        expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(streams.map(() => round * 2 + 1));
      }
      for (const stream of streams) expect(revisionsOf(await world.readStream(stream))).toEqual(range(0, 9));
    });

    it('appends at any are not doubled either, and keep the order of the calls', async ({ skip }) => {
      if (!world.under.dropConnections) return skip();
      const stream = world.newStream();
      const events = newEvents(100);
      const appends = events.map((event) => world.store.append(stream, 'any', [event]));
      await Promise.race(appends);
      await world.under.dropConnections();
      await Promise.all(appends);
      expect((await world.readStream(stream)).map(({ data }) => data['number'])).toEqual(range(0, 99));
    });

    it('a subscriber goes on and misses nothing', async ({ skip }) => {
      if (!world.under.dropConnections) return skip();
      const stream = world.newStream();
      const after = await world.store.head();
      const following = world.follow([stream], 50, { after, batchSize: 4 });
      for (const round of range(0, 4)) {
        await world.store.append(stream, round === 0 ? 'noStream' : round * 10 - 1, newEvents(10));
        await world.under.dropConnections();
      }
      expect(revisionsOf(await following)).toEqual(range(0, 49));
    });
  });

  describe('closing', { timeout: DEADLINE + 10_000 }, () => {
    it('finishes what is under way, ends subscriptions, and refuses what comes later', async () => {
      const store = await world.under.another();
      const stream = world.newStream();
      const after = await store.head();
      const caughtUp = Promise.withResolvers<void>();
      const seen: StoredEvent[] = [];
      const following = (async () => {
        for await (const batch of store.subscribe({ after })) {
          if (batch.caughtUp) caughtUp.resolve();
          seen.push(...batch.events);
        }
      })();
      await caughtUp.promise;
      const appends = range(0, 9).map(() => store.append(stream, 'any', newEvents(1)));

      await store.close();

      expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(range(0, 9));
      await following;
      expect(revisionsOf(await world.readStream(stream))).toEqual(range(0, 9));
      for (const use of uses(store, stream)) expect(await failureOf(use())).toBeInstanceOf(EventStoreClosed);
      await store.close();
    });
  });
}

function uses(store: EventStore, stream: string): (() => Promise<unknown>)[] {
  const first = async (events: () => AsyncIterable<unknown>) => {
    for await (const batch of events()) return batch;
    return undefined;
  };
  return [
    () => store.append(stream, 'any', newEvents(1)),
    () => first(() => store.readStream(stream)),
    () => first(() => store.readAll({ after: 0n })),
    () => first(() => store.subscribe({ after: 0n })),
    () => store.head(),
    () => store.eventAt(1n),
    () => store.readStreamLimits(stream),
    () => store.writeStreamLimits(stream, {}),
    () => store.deleteStream(stream, 'any'),
  ];
}
