import { describe, expect, it } from 'vitest';
import { AppendTooLarge, InvalidEvent, WrongExpectedRevision } from '../errors.js';
import { type ExpectedRevision, MAX_EVENT_BYTES } from '../event-store.js';
import { type World, idsOf, isRising, newEvent, newEvents, range, revisionsOf } from './contract-world.js';

export function describeAppends(world: World): void {
  describe('an append', () => {
    it('at noStream begins a stream, and its events stand together in the order given', async () => {
      const [stream, events] = [world.newStream(), newEvents(3)];
      const before = await world.store.head();

      const result = await world.store.append(stream, 'noStream', events);

      const stored = await world.readStream(stream);
      expect(idsOf(stored)).toEqual(idsOf(events));
      expect(revisionsOf(stored)).toEqual([0, 1, 2]);
      expect(isRising([before, ...stored.map(({ position }) => position)])).toBe(true);
      expect(result).toMatchObject({ revision: 2, position: stored[2]?.position });
    });

    it('is refused at noStream when the stream exists', async () => {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(2));
      await expectConflict(stream, 'noStream', 1);
    });

    it('at the last revision goes on', async () => {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(2));
      expect(await world.store.append(stream, 1, newEvents(2))).toMatchObject({ revision: 3 });
      expect(revisionsOf(await world.readStream(stream))).toEqual(range(0, 3));
    });

    it.each([
      ['behind', 0],
      ['ahead of', 2],
    ])('is refused at a revision %s the last', async (_, expected) => {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(2));
      await expectConflict(stream, expected, 1);
    });

    it.each<[ExpectedRevision]>([[0], [7], ['streamExists']])('is refused at %s on a missing stream', async (expected) => {
      await expectConflict(world.newStream(), expected, 'noStream');
    });

    it('at streamExists goes on, wherever the stream is', async () => {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(2));
      expect(await world.store.append(stream, 'streamExists', newEvents(1))).toMatchObject({ revision: 2 });
    });

    it('at any begins a stream and goes on', async () => {
      const stream = world.newStream();
      expect(await world.store.append(stream, 'any', newEvents(2))).toMatchObject({ revision: 1 });
      expect(await world.store.append(stream, 'any', newEvents(1))).toMatchObject({ revision: 2 });
    });

    async function expectConflict(stream: string, expected: ExpectedRevision, actual: number | 'noStream'): Promise<void> {
      const before = await world.readStream(stream);
      const work = world.store.append(stream, expected, newEvents(1));
      await expect(work).rejects.toThrow(WrongExpectedRevision);
      await expect(work).rejects.toMatchObject({ code: 'wrong-expected-revision', stream, expected, actual });
      expect(await world.readStream(stream)).toEqual(before);
    }
  });

  describe('appends at the same time', () => {
    it.each<[string, ExpectedRevision]>([
      ['noStream', 'noStream'],
      ['the same revision', 1],
    ])('to one stream at %s, by two clients, have one winner', async (_, expected) => {
      const stream = world.newStream();
      if (expected !== 'noStream') await world.store.append(stream, 'noStream', newEvents(2));
      const other = await world.under.another();
      const racers = newEvents(20);

      const results = await Promise.allSettled(
        racers.map((event, number) => (number % 2 ? other : world.store).append(stream, expected, [event])),
      );
      await other.close();

      const losers = results.filter((result) => result.status === 'rejected');
      expect(losers.map(({ reason }) => reason as unknown).filter((reason) => !(reason instanceof WrongExpectedRevision))).toEqual([]);
      expect(losers).toHaveLength(19);
      const winner = racers[results.findIndex(({ status }) => status === 'fulfilled')];
      expect((await world.readStream(stream)).at(-1)?.id).toBe(winner?.id);
    });

    it('to one stream at any are stored in the order of the calls', async () => {
      const [stream, events] = [world.newStream(), newEvents(50)];
      await Promise.all(events.map((event) => world.store.append(stream, 'any', [event])));
      expect(idsOf(await world.readStream(stream))).toEqual(idsOf(events));
    });

    it('are answered each on its own: bad ones never fail their good neighbours', async () => {
      const taken = world.newStream();
      await world.store.append(taken, 'noStream', newEvents(1));
      const streams = range(1, 30).map(() => world.newStream());

      const good = streams.map((stream) => world.store.append(stream, 'noStream', newEvents(2)));
      const bad = [
        world.store.append(taken, 'noStream', newEvents(1)),
        world.store.append(world.newStream(), 'noStream', [newEvent({ data: { note: 'a\0b' } })]),
        world.store.append(world.newStream(), 'noStream', [newEvent({ data: { note: 'x'.repeat(MAX_EVENT_BYTES) } })]),
      ];
      const more = streams.map((stream) => world.store.append(stream, 1, newEvents(1)));

      const failures = (await Promise.allSettled(bad)).map((result) =>
        result.status === 'rejected' ? (result.reason as unknown) : undefined,
      );
      expect(failures).toEqual([expect.any(WrongExpectedRevision), expect.any(InvalidEvent), expect.any(AppendTooLarge)]);
      expect((await Promise.all([...good, ...more])).map(({ revision }) => revision)).toEqual([
        ...streams.map(() => 1),
        ...streams.map(() => 2),
      ]);
    });
  });
}
