import { describe, expect, it } from 'vitest';
import { WrongExpectedRevision } from '../errors.js';
import { type AppendResult, type ExpectedRevision, type NewEvent } from '../event-store.js';
import { type World, failureOf, idsOf, newEvent, newEvents } from './contract-world.js';

export function describeRepeats(world: World): void {
  describe('a repeat of the same event ids', () => {
    const expectations: [string, ExpectedRevision][] = [
      ['noStream', 'noStream'],
      ['a number', 1],
    ];

    async function begin(expected: ExpectedRevision): Promise<{ stream: string; events: NewEvent[]; first: AppendResult; ids: string[] }> {
      const stream = world.newStream();
      if (expected !== 'noStream') await world.store.append(stream, 'noStream', newEvents(2));
      const events = newEvents(2);
      const first = await world.store.append(stream, expected, events);
      return { stream, events, first, ids: idsOf(await world.readStream(stream)) };
    }

    it.each(expectations)('at %s has the first answer and writes nothing', async (_, expected) => {
      const { stream, events, first, ids } = await begin(expected);
      expect(await world.store.append(stream, expected, events)).toMatchObject(placeOf(first));
      expect(idsOf(await world.readStream(stream))).toEqual(ids);
    });

    it.each(expectations)('at %s by another client has the first answer', async (_, expected) => {
      const { stream, events, first, ids } = await begin(expected);
      const other = await world.under.another();
      expect(await other.append(stream, expected, events)).toMatchObject(placeOf(first));
      await other.close();
      expect(idsOf(await world.readStream(stream))).toEqual(ids);
    });

    it.each(expectations)('at %s, ten times at once, is written once and answered alike', async (_, expected) => {
      const stream = world.newStream();
      if (expected !== 'noStream') await world.store.append(stream, 'noStream', newEvents(2));
      const events = newEvents(2);
      const answers = await Promise.all(Array.from({ length: 10 }, () => world.store.append(stream, expected, events)));
      expect(new Set(answers.map(({ revision, position }) => `${revision} ${position}`)).size).toBe(1);
      expect(idsOf(await world.readStream(stream)).slice(-2)).toEqual(idsOf(events));
      expect(await world.readStream(stream)).toHaveLength(expected === 'noStream' ? 2 : 4);
    });

    it.each(expectations)('at %s after later events is recognised or a conflict, never doubled', async (_, expected) => {
      const { stream, events, first, ids } = await begin(expected);
      const later = newEvents(3);
      await world.store.append(stream, first.revision, later);

      const answer = await world.store.append(stream, expected, events).catch((error: Error) => error);

      if (answer instanceof Error) expect(answer).toBeInstanceOf(WrongExpectedRevision);
      else expect(answer).toMatchObject(placeOf(first));
      expect(idsOf(await world.readStream(stream))).toEqual([...ids, ...idsOf(later)]);
    });

    it.each(expectations)('at %s that goes on with a new event is a conflict', async (_, expected) => {
      const { stream, events, ids } = await begin(expected);
      expect(await failureOf(world.store.append(stream, expected, [...events, newEvent()]))).toBeInstanceOf(WrongExpectedRevision);
      expect(idsOf(await world.readStream(stream))).toEqual(ids);
    });

    it.each(expectations)('at %s is told from other events by its ids, not by what they hold', async (_, expected) => {
      const { stream, events, ids } = await begin(expected);
      const others = events.map((event) => newEvent({ type: event.type, data: event.data, metadata: event.metadata }));
      expect(await failureOf(world.store.append(stream, expected, others))).toBeInstanceOf(WrongExpectedRevision);
      expect(idsOf(await world.readStream(stream))).toEqual(ids);
    });

    it('in another stream is a new event there', async () => {
      const { events } = await begin('noStream');
      const other = world.newStream();
      expect(await world.store.append(other, 'noStream', events)).toMatchObject({ revision: 1 });
      expect(idsOf(await world.readStream(other))).toEqual(idsOf(events));
    });

    it('of the append that opened a deleted stream again has the first answer', async () => {
      const { stream, first } = await begin('noStream');
      await world.store.deleteStream(stream, first.revision);
      const events = newEvents(2);
      const reopened = await world.store.append(stream, 'noStream', events);

      expect(await world.store.append(stream, 'noStream', events)).toMatchObject(placeOf(reopened));

      expect(idsOf(await world.readStream(stream))).toEqual(idsOf(events));
    });
  });
}

/** What a repeat must say again: not every store tells that it is one. */
function placeOf({ revision, position }: AppendResult): Pick<AppendResult, 'revision' | 'position'> {
  return { revision, position };
}
