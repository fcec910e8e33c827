import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LogChanged } from '../errors.js';
import { type ExpectedRevision, type StoredEvent } from '../event-store.js';
import { SeenEvents } from '../seen-events.js';
import { type World, failureOf, idsOf, newEvents, range } from './contract-world.js';

export function describeSeenEvents(world: World): void {
  /** What somebody remembers who saw another event where one stands. */
  async function memoryOfAnotherLog(): Promise<{ seen: SeenEvents; details: object }> {
    const stream = world.newStream();
    const { position } = await world.store.append(stream, 'noStream', newEvents(1));
    const [event] = (await world.readStream(stream)) as [StoredEvent];
    const [seen, id] = [new SeenEvents(), randomUUID()];
    seen.note({ position, id });
    return { seen, details: { code: 'log-changed', position, expected: id, found: event.id } };
  }

  describe('what a caller has seen', () => {
    it('grows with what it appends and reads, and never goes back', async () => {
      const [stream, seen, events] = [world.newStream(), new SeenEvents(), newEvents(3)];
      const first = await world.store.append(stream, 'noStream', events.slice(0, 2), seen);
      expect(seen.markers).toEqual([{ position: first.position, id: events[1]?.id }]);
      await world.store.append(stream, 'noStream', events.slice(0, 2), seen);
      const second = await world.store.append(stream, 1, events.slice(2));
      expect(seen.markers).toEqual([{ position: first.position, id: events[1]?.id }]);
      for (const options of [{}, { direction: 'backwards' }, { limit: 1 }] as const) await world.readStream(stream, { ...options, seen });
      expect(seen.markers).toEqual([{ position: second.position, id: events[2]?.id }]);
    });

    it.each<[string, ExpectedRevision, number]>([
      ['of one event', 'noStream', 1],
      ['of several events', 'noStream', 3],
      ['at any', 'any', 1],
    ])('lets an append %s through while it stands where it was seen', async (_, expected, count) => {
      const [streams, seen] = [range(1, 40).map(() => world.newStream()), new SeenEvents()];
      for (const round of [streams.slice(0, 1), streams.slice(1)]) {
        const results = await Promise.all(round.map((stream) => world.store.append(stream, expected, newEvents(count), seen)));
        expect(results.map(({ revision }) => revision)).toEqual(round.map(() => count - 1));
      }
      const last = await world.store.eventAt(seen.markers[0]?.position ?? 0n);
      expect(seen.markers).toMatchObject([{ id: last?.id }]);
    });

    it.each<[string, ExpectedRevision, number, number]>([
      ['a lone append', 'noStream', 1, 1],
      ['many at once', 'noStream', 1, 20],
      ['those of several events', 'noStream', 2, 20],
      ['those at any', 'any', 1, 20],
    ])('refuses %s once it does not, and nothing is written', async (_, expected, count, appends) => {
      const { seen, details } = await memoryOfAnotherLog();
      const streams = range(1, appends).map(() => world.newStream());
      const failures = await Promise.all(streams.map((stream) => failureOf(world.store.append(stream, expected, newEvents(count), seen))));
      for (const failure of failures) expect(failure).toMatchObject(details);
      expect(failures[0]).toBeInstanceOf(LogChanged);
      for (const stream of streams) expect(await world.readStream(stream)).toEqual([]);
    });

    it('refuses nobody else’s appends at the same time, and none after it was forgotten', async () => {
      const { seen, details } = await memoryOfAnotherLog();
      const streams = range(1, 20).map(() => world.newStream());
      const settled = await Promise.allSettled(
        streams.map((stream, number) => world.store.append(stream, 'noStream', newEvents(1), number % 2 ? seen : undefined)),
      );
      for (const [number, result] of settled.entries()) {
        if (number % 2) expect(result).toMatchObject({ reason: details });
        else expect(result).toMatchObject({ value: { revision: 0 } });
      }
      seen.forget();
      expect(await world.store.append(streams[1] as string, 'noStream', newEvents(1), seen)).toMatchObject({ revision: 0 });
    });

    it('refuses a read that an answer would rest on, of events or of none', async () => {
      const { seen, details } = await memoryOfAnotherLog();
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(3));
      for (const options of [{}, { from: 3 }, { direction: 'backwards' }] as const)
        expect(await failureOf(world.readStream(stream, { ...options, seen }))).toMatchObject(details);
      expect(await failureOf(world.readStream(world.newStream(), { seen }))).toMatchObject(details);
    });

    it('of its subscription counts as well as what it wrote itself', async () => {
      const [stream, after] = [world.newStream(), await world.store.head()];
      const { position } = await world.store.append(stream, 'noStream', newEvents(2));
      const [followed, misled] = [new SeenEvents(), new SeenEvents()];
      followed.follow(await world.followUntil((batch) => batch.position >= position, { after }));
      await world.store.append(stream, 1, newEvents(1), followed);
      misled.follow({ position, lastId: randomUUID() });
      expect(await failureOf(world.store.append(stream, 2, newEvents(1), misled))).toBeInstanceOf(LogChanged);
    });

    it('keeps the order of the calls', async () => {
      const [stream, seen, events] = [world.newStream(), new SeenEvents(), newEvents(50)];
      const { position } = await world.store.append(world.newStream(), 'noStream', newEvents(1), seen);
      expect(position).toBeGreaterThan(0n);
      await Promise.all(events.map((event) => world.store.append(stream, 'any', [event], seen)));
      expect(idsOf(await world.readStream(stream))).toEqual(idsOf(events));
    });
  });
}
