import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppendTooLarge, InvalidEvent } from './errors.js';
import { type JsonObject, MAX_APPEND_BYTES, MAX_EVENT_BYTES, MAX_JSON_DEPTH, type NewEvent } from './event-store.js';
import { prepareAppend, prepareEvent } from './json-limits.js';

const ID = '0195f1a0-0000-7000-8000-000000000001';

function eventWith(data: unknown, overrides: Partial<NewEvent> = {}): NewEvent {
  return { id: ID, type: 'OrderPlaced', data: data as JsonObject, metadata: {}, ...overrides };
}

function refusal(work: () => unknown): InvalidEvent {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidEvent) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

function nested(depth: number): JsonObject {
  let value: JsonObject = {};
  for (let level = 1; level < depth; level++) value = { inner: value };
  return value;
}

describe('an event that JSON can hold', () => {
  it('is written once, as JSON.stringify writes it', () => {
    const prepared = prepareEvent(eventWith({ lines: [{ sku: 'A', note: undefined }] }, { metadata: { é: 1 } }), 0);
    expect(prepared).toEqual({ id: ID, type: 'OrderPlaced', data: '{"lines":[{"sku":"A"}]}', metadata: '{"é":1}', bytes: 31 });
  });

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ noUnicodeString: false, maxDepth: 5 })), (data) => {
        fc.pre(!JSON.stringify(data).includes('\\u0000'));
        expect(JSON.parse(prepareEvent(eventWith(data), 0).data)).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it.each([
    ['a text that spells the escape out', '\\u0000 and \\ud800'],
    ['a backslash before it', '\\\\u0000'],
    ['control characters other than U+0000', '\u0001\u001f'],
    ['a whole surrogate pair', '😀'],
  ])('may hold %s', (_, text) => {
    expect(JSON.parse(prepareEvent(eventWith({ text }), 0).data)).toEqual({ text });
  });

  it('may be nested to the limit and no deeper', () => {
    expect(prepareEvent(eventWith(nested(MAX_JSON_DEPTH)), 0).bytes).toBeGreaterThan(MAX_JSON_DEPTH);
    expect(refusal(() => prepareEvent(eventWith(nested(MAX_JSON_DEPTH + 1)), 0)).message).toContain('nested deeper');
    expect(refusal(() => prepareEvent(eventWith(nested(100_000)), 0)).field.length).toBeLessThanOrEqual(200);
  });

  it('has its id in lower case', () => {
    expect(prepareEvent(eventWith({}, { id: ID.toUpperCase() }), 0).id).toBe(ID);
  });
});

describe('what JSON would drop or change', () => {
  const cycle: Record<string, unknown> = {};
  cycle['lines'] = [{ order: cycle }];

  it.each([
    ['undefined in a list', { lines: [{ prices: [undefined] }] }, 'events[3].data.lines[0].prices[0]'],
    ['a hole in a list', { lines: new Array(1) }, 'events[3].data.lines[0]'],
    ['NaN', { lines: [{ price: NaN }] }, 'events[3].data.lines[0].price'],
    ['Infinity', { price: -Infinity }, 'events[3].data.price'],
    ['a bigint', { price: 1n }, 'events[3].data.price'],
    ['a function', { price: () => 1 }, 'events[3].data.price'],
    ['a symbol', { price: Symbol('price') }, 'events[3].data.price'],
    ['a Date', { placedAt: new Date(0) }, 'events[3].data.placedAt'],
    ['a Map', { prices: new Map() }, 'events[3].data.prices'],
    ['bytes', { prices: Buffer.from('a') }, 'events[3].data.prices'],
    ['a cycle', cycle, 'events[3].data.lines[0].order'],
    ['U+0000', { lines: [{ note: 'a\0b' }] }, 'events[3].data.lines[0].note'],
    ['half a surrogate pair', { note: '\ud83d' }, 'events[3].data.note'],
    ['U+0000 in a name', { address: { 'a\0': 1 } }, 'events[3].data.address'],
    ['half a surrogate pair in a name', { '\ude00': 1 }, 'events[3].data'],
    ['a list in place of the data', [], 'events[3].data'],
    ['no data', null, 'events[3].data'],
  ])('%s is refused with its path', (_, data, field) => {
    expect(refusal(() => prepareEvent(eventWith(data), 3)).field).toBe(field);
  });

  it('is looked for in the metadata too', () => {
    expect(refusal(() => prepareEvent(eventWith({}, { metadata: { actor: '\0' } }), 0)).field).toBe('events[0].metadata.actor');
  });

  it('is found wherever it hides', () => {
    const bad = fc.constantFrom<unknown>(NaN, Infinity, 1n, '\0', '\udc00', Symbol('s'));
    const path = fc.array(fc.oneof(fc.nat(3), fc.stringMatching(/^[a-z]{1,5}$/)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(bad, path, (value, steps) => {
        const data = steps.reduceRight<unknown>(
          (inner, step) => (typeof step === 'number' ? [...new Array<number>(step).fill(1), inner] : { before: 1, [step]: inner }),
          value,
        );
        const expected = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
        expect(refusal(() => prepareEvent(eventWith({ data }), 0)).field).toBe(`events[0].data.data${expected}`);
      }),
    );
  });

  it('is an InvalidEvent even where reading the value throws', () => {
    const data = {
      get price(): number {
        throw new Error('no price');
      },
    };
    expect(refusal(() => prepareEvent(eventWith(data), 0)).cause).toBeInstanceOf(Error);
  });
});

describe('names and ids', () => {
  it.each([
    ['', 'empty'],
    ['$streams', 'starts with $'],
    ['a'.repeat(201), 'longer than 200'],
    ['order\0', 'U+0000'],
    ['order-\ud800', 'surrogate'],
  ])('the name %j is refused for a stream and for a type', (name, reason) => {
    expect(refusal(() => prepareAppend(name, [eventWith({})]))).toMatchObject({
      field: 'stream',
      message: expect.stringContaining(reason) as string,
    });
    expect(refusal(() => prepareAppend('order-1', [eventWith({}, { type: name })])).field).toBe('events[0].type');
  });

  it.each(['', 'order-1', '00000000-0000-0000-0000-000000000000', `${ID}0`, undefined, 7])('%j is no id of an event', (id) => {
    expect(refusal(() => prepareAppend('order-1', [eventWith({}, { id: id as string })])).field).toBe('events[0].id');
  });

  it('the same id twice in one append is refused', () => {
    expect(refusal(() => prepareAppend('order-1', [eventWith({}), eventWith({}, { id: ID.toUpperCase() })])).field).toBe('events[1].id');
  });

  it.each([[[]], [undefined], ['events']])('%j is no list of events to append', (events) => {
    expect(refusal(() => prepareAppend('order-1', events as unknown as NewEvent[])).field).toBe('events');
  });

  it('something else in the list is refused', () => {
    expect(refusal(() => prepareAppend('order-1', [null] as unknown as NewEvent[])).field).toBe('events[0]');
  });
});

describe('sizes', () => {
  const padded = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}{}'.length) });

  it('counts bytes, not characters', () => {
    expect(prepareEvent(eventWith({ text: '€😀' }), 0).bytes).toBe('{"text":""}{}'.length + 7);
  });

  it('takes an event of exactly the limit and refuses one byte more', () => {
    expect(prepareEvent(eventWith(padded(MAX_EVENT_BYTES)), 0).bytes).toBe(MAX_EVENT_BYTES);
    expect(() => prepareEvent(eventWith(padded(MAX_EVENT_BYTES + 1)), 0)).toThrow(new AppendTooLarge(MAX_EVENT_BYTES + 1, MAX_EVENT_BYTES));
  });

  it('refuses an append above the limit', () => {
    const half = MAX_APPEND_BYTES / 2;
    const other = ID.replace(/1$/, '2');
    expect(prepareAppend('order-1', [eventWith(padded(half)), eventWith(padded(half), { id: other })]).bytes).toBe(MAX_APPEND_BYTES);
    expect(() => prepareAppend('order-1', [eventWith(padded(half)), eventWith(padded(half + 1), { id: other })])).toThrow(
      new AppendTooLarge(MAX_APPEND_BYTES + 1, MAX_APPEND_BYTES),
    );
  });
});
