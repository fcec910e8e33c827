import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppendTooLarge, InvalidEvent } from '../errors.js';
import {
  type ExpectedRevision,
  type JsonObject,
  MAX_APPEND_BYTES,
  MAX_EVENT_BYTES,
  MAX_JSON_DEPTH,
  type NewEvent,
} from '../event-store.js';
import { type World, failureOf, idsOf, newEvent, newEvents, range, revisionsOf } from './contract-world.js';

export function describeInput(world: World): void {
  describe('what is stored comes back as it was', () => {
    async function expectBack(data: JsonObject, metadata: JsonObject = {}): Promise<void> {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', [newEvent({ data, metadata })]);
      expect(await world.readStream(stream)).toMatchObject([{ data, metadata }]);
    }

    it('without any data or metadata', async () => {
      const [stream, after] = [world.newStream(), await world.store.head()];
      await world.store.append(stream, 'noStream', [newEvent({ data: {}, metadata: {} })]);
      for (const [event] of [
        await world.readStream(stream),
        await world.readAllOf([stream], { after }),
        await world.follow([stream], 1, { after }),
      ]) {
        expect(event).toMatchObject({ data: {}, metadata: {} });
        expect(Object.keys({ ...event?.data, ...event?.metadata })).toEqual([]);
      }
    });

    it('with an event of 1,000,000 bytes', { timeout: 60_000 }, async () => {
      const [stream, after] = [world.newStream(), await world.store.head()];
      const event = newEvent(sized(MAX_EVENT_BYTES));
      await world.store.append(stream, 'noStream', [event]);
      expect(idsOf(await world.readStream(stream))).toEqual([event.id]);
      expect(await world.readAllOf([stream], { after })).toMatchObject([{ data: event.data }]);
      expect(await world.follow([stream], 1, { after })).toMatchObject([{ data: event.data }]);
    });

    it('in every script, and with characters beyond the basic plane', async () => {
      const text = 'Grüße, Ωμέγα, 日本語, עברית, 👩‍👩‍👧‍👦, e\u0301, \u0001\t\r\n"\\/\u2028, \uffff, \u{10ffff}';
      await expectBack({ [text]: text, nested: [{ text }] }, { text });
      const stream = world.newStream('Bestellung-日本-👍');
      await world.store.append(stream, 'noStream', [newEvent({ type: 'Aufgegeben-日本-👍' })]);
      expect(await world.readStream(stream)).toMatchObject([{ stream, type: 'Aufgegeben-日本-👍' }]);
    });

    it('where a text only spells an escape out', async () => {
      await expectBack({ text: '\\u0000', other: '\\\\ud800', '\\u0000': 1 });
    });

    it('nested to the limit', async () => {
      await expectBack(nested(MAX_JSON_DEPTH), nested(MAX_JSON_DEPTH));
    });

    it('with numbers to the last digit', async () => {
      await expectBack({ numbers: [0.1, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, Number.MAX_VALUE, -1.5] });
    });

    it('whatever JSON it is', { timeout: 60_000 }, async () => {
      const objects = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true });
      const some = fc.array(fc.record({ data: objects, metadata: objects }), { minLength: 1, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(some, async (payloads) => {
          const events = payloads.map((payload) => newEvent(JSON.parse(JSON.stringify(payload)) as Partial<NewEvent>));
          fc.pre(!JSON.stringify(events).includes('\\u0000'));
          const stream = world.newStream();
          await world.store.append(stream, 'noStream', events);
          expect((await world.readStream(stream)).map(({ data, metadata }) => ({ data, metadata }))).toEqual(
            events.map(({ data, metadata }) => ({ data, metadata })),
          );
        }),
        { numRuns: 25 },
      );
    });

    it('with 5,000 events in one append', { timeout: 60_000 }, async () => {
      const stream = world.newStream();
      expect(
        await world.store.append(
          stream,
          'noStream',
          newEvents(5_000).map((event) => ({ ...event, metadata: {} })),
        ),
      ).toMatchObject({ revision: 4_999 });
      expect(revisionsOf(await world.readStream(stream))).toEqual(range(0, 4_999));
    });
  });

  describe('what cannot be stored is refused, and nothing is written', () => {
    async function expectRefused(
      error: typeof InvalidEvent | typeof AppendTooLarge,
      events: readonly NewEvent[],
      details: object,
    ): Promise<void> {
      const stream = world.newStream();
      const failure = await failureOf(world.store.append(stream, 'noStream', events));
      expect(failure).toBeInstanceOf(error);
      expect(failure).toMatchObject(details);
      expect(await world.readStream(stream)).toEqual([]);
    }

    it.each<[string, Partial<NewEvent>, string]>([
      ['U+0000', { data: { lines: [{ note: 'a\0b' }] } }, 'events[1].data.lines[0].note'],
      ['U+0000 in a name', { data: { 'a\0b': 1 } }, 'events[1].data'],
      ['U+0000 in the metadata', { metadata: { actor: '\0' } }, 'events[1].metadata.actor'],
      ['half a surrogate pair', { data: { note: 'a\ud83d' } }, 'events[1].data.note'],
      ['the other half', { metadata: { note: '\ude00' } }, 'events[1].metadata.note'],
      [
        'too deep a nesting',
        { data: { value: nested(MAX_JSON_DEPTH) } },
        `events[1].data.value${'.inner'.repeat(MAX_JSON_DEPTH)}`.slice(0, 199),
      ],
      ['a nesting without end', { data: nested(50_000) }, 'events[1].data'],
      ['a number that is none', { data: { price: Number.NaN } }, 'events[1].data.price'],
      ['undefined in a list', { data: { lines: [undefined] } as unknown as JsonObject }, 'events[1].data.lines[0]'],
      ['a bigint', { data: { price: 1n } as unknown as JsonObject }, 'events[1].data.price'],
      ['no data', { data: undefined }, 'events[1].data'],
      ['a list for data', { data: [] as unknown as JsonObject }, 'events[1].data'],
      ['an id that is no UUID', { id: 'order-1' }, 'events[1].id'],
      ['no id', { id: undefined }, 'events[1].id'],
      ['no type', { type: '' }, 'events[1].type'],
      ['a type of the system’s', { type: '$metadata' }, 'events[1].type'],
    ])('%s', async (_, overrides, field) => {
      await expectRefused(InvalidEvent, [newEvent(), newEvent(overrides)], { field: expect.stringContaining(field) as string });
    });

    it('no events at all', () => expectRefused(InvalidEvent, [], { field: 'events' }));

    it('the same id twice', () => {
      const event = newEvent();
      return expectRefused(InvalidEvent, [event, event], { field: 'events[1].id' });
    });

    it('an event of more than 1,000,000 bytes', () =>
      expectRefused(AppendTooLarge, [newEvent(sized(MAX_EVENT_BYTES + 1))], { bytes: MAX_EVENT_BYTES + 1, limit: MAX_EVENT_BYTES }));

    it('an append of more than 1 MiB', () =>
      expectRefused(
        AppendTooLarge,
        range(1, 100).map(() => newEvent(sized(20_000))),
        { bytes: 2_000_000, limit: MAX_APPEND_BYTES },
      ));

    it.each([
      ['empty', ''],
      ['too long', 'x'.repeat(201)],
      ['the system’s', '$streams'],
      ['with U+0000', 'order-\0'],
      ['with half a character', 'order-\ud800'],
    ])('a stream name that is %s', async (_, stream) => {
      expect(await failureOf(world.store.append(stream, 'any', [newEvent()]))).toMatchObject({ code: 'invalid-event', field: 'stream' });
      expect(await failureOf((async () => world.readStream(stream))())).toMatchObject({ code: 'invalid-event', field: 'stream' });
    });

    it.each([-1, -2, 0.5, Number.NaN, 2 ** 60, '0', undefined, null])('an expected revision of %s', async (expected) => {
      const stream = world.newStream();
      expect(await failureOf(world.store.append(stream, expected as ExpectedRevision, [newEvent()]))).toMatchObject({
        code: 'invalid-event',
        field: 'expected',
      });
      expect(await world.readStream(stream)).toEqual([]);
    });
  });
}

/** Data and metadata of so many bytes together. */
function sized(bytes: number): Pick<NewEvent, 'data' | 'metadata'> {
  return { data: { text: 'x'.repeat(bytes - '{"text":""}{}'.length) }, metadata: {} };
}

function nested(depth: number): JsonObject {
  let value: JsonObject = {};
  for (let level = 1; level < depth; level++) value = { inner: value };
  return value;
}
