import { describe, expect, it } from 'vitest';
import { InvalidEvent, WrongExpectedRevision } from '../errors.js';
import { type ExpectedRevision } from '../event-store.js';
import { type World, failureOf, idsOf, newEvents, revisionsOf } from './contract-world.js';

export function describeDeletion(world: World): void {
  describe('deleting a stream', () => {
    async function begin(): Promise<string> {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(3));
      return stream;
    }

    it.each<[ExpectedRevision]>([[2], ['any'], ['streamExists']])(
      'at %s empties it for its readers and keeps its events in the log of all',
      async (expected) => {
        const after = await world.store.head();
        const stream = await begin();
        await world.store.deleteStream(stream, expected);
        expect(await world.readStream(stream)).toEqual([]);
        expect(await world.readStream(stream, { direction: 'backwards', limit: 1 })).toEqual([]);
        expect(revisionsOf(await world.readAllOf([stream], { after }))).toEqual([0, 1, 2]);
      },
    );

    it.each<[ExpectedRevision]>([[1], [3], ['noStream']])('is refused at %s, and nothing happens', async (expected) => {
      const stream = await begin();
      const failure = await failureOf(world.store.deleteStream(stream, expected));
      expect(failure).toBeInstanceOf(WrongExpectedRevision);
      expect(failure).toMatchObject({ stream, expected, actual: 2 });
      expect(await world.readStream(stream)).toHaveLength(3);
    });

    it('that does not exist is refused at a revision and at streamExists, and nothing otherwise', async () => {
      const stream = world.newStream();
      for (const expected of [0, 'streamExists'] as const)
        expect(await failureOf(world.store.deleteStream(stream, expected))).toBeInstanceOf(WrongExpectedRevision);
      for (const expected of ['any', 'noStream'] as const) await world.store.deleteStream(stream, expected);
      expect(await world.store.append(stream, 'noStream', newEvents(1))).toMatchObject({ revision: 0 });
    });

    it('twice is as good as once', async () => {
      const stream = await begin();
      await world.store.deleteStream(stream, 'any');
      await world.store.deleteStream(stream, 'any');
      expect(await world.readStream(stream)).toEqual([]);
    });

    it.each<[ExpectedRevision]>([['noStream'], ['any']])('ends with an append at %s, and revisions go on', async (expected) => {
      const [stream, events] = [await begin(), newEvents(2)];
      await world.store.deleteStream(stream, 2);

      const result = await world.store.append(stream, expected, events);

      const stored = await world.readStream(stream);
      expect(idsOf(stored)).toEqual(idsOf(events));
      expect(revisionsOf(stored)).toEqual([3, 4]);
      expect(result).toMatchObject({ revision: 4, position: stored[1]?.position });
      expect(await world.store.append(stream, 4, newEvents(1))).toMatchObject({ revision: 5 });
    });

    it('makes a stream that an append at streamExists does not find', async () => {
      const stream = await begin();
      await world.store.deleteStream(stream, 2);
      const failure = await failureOf(world.store.append(stream, 'streamExists', newEvents(1)));
      expect(failure).toBeInstanceOf(WrongExpectedRevision);
      expect(failure).toMatchObject({ stream, expected: 'streamExists', actual: 'noStream' });
      expect(await world.readStream(stream)).toEqual([]);
    });

    it('takes its limits, and new ones are refused until it is opened again', async () => {
      const stream = await begin();
      await world.store.writeStreamLimits(stream, { maxCount: 100 });
      await world.store.deleteStream(stream, 2);
      expect(await world.store.readStreamLimits(stream)).toEqual({});
      expect(await failureOf(world.store.writeStreamLimits(stream, { maxCount: 100 }))).toMatchObject({
        code: 'wrong-expected-revision',
        stream,
        actual: 'noStream',
      });
      expect(await world.readStream(stream)).toEqual([]);
      expect(await world.store.append(stream, 'noStream', newEvents(2))).toMatchObject({ revision: 4 });
    });

    it('is not undone by limits that are written once it was opened again', async () => {
      const stream = await begin();
      await world.store.deleteStream(stream, 2);
      await world.store.append(stream, 'noStream', newEvents(2));
      await world.store.writeStreamLimits(stream, {});
      expect(revisionsOf(await world.readStream(stream))).toEqual([3, 4]);
    });

    it('makes its last revision one that an append is refused at or opens the stream again, and never shows what was deleted', async () => {
      const [stream, events] = [await begin(), newEvents(1)];
      await world.store.deleteStream(stream, 2);
      const answer = await world.store.append(stream, 2, events).catch((error: Error) => error);
      if (answer instanceof Error) expect(answer).toMatchObject({ code: 'wrong-expected-revision', expected: 2, actual: 'noStream' });
      else expect(answer).toMatchObject({ revision: 3 });
      expect(idsOf(await world.readStream(stream))).toEqual(answer instanceof Error ? [] : idsOf(events));
    });

    it('can be done again after it was opened again', async () => {
      const stream = await begin();
      await world.store.deleteStream(stream, 2);
      await world.store.append(stream, 'noStream', newEvents(1));
      await world.store.deleteStream(stream, 3);
      expect(await world.readStream(stream)).toEqual([]);
      expect(await world.store.append(stream, 'noStream', newEvents(1))).toMatchObject({ revision: 4 });
    });

    it('is refused at what is no revision', async () => {
      expect(await failureOf(world.store.deleteStream(await begin(), -1))).toBeInstanceOf(InvalidEvent);
    });
  });
}
