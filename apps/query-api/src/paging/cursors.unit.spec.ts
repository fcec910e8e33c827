import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorSecret, Cursors } from './cursors.js';

const cursors = new Cursors('a secret of the tests that is long enough');
const places = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 });
const lists = fc.array(fc.option(fc.string(), { nil: undefined }), { maxLength: 4 });

test('a cursor gives back the place it was sealed with, on every instance with the secret', () => {
  const elsewhere = new Cursors('a secret of the tests that is long enough');
  fc.assert(
    fc.property(lists, places, (list, place) => {
      expect(elsewhere.open(list, cursors.seal(list, place))).toEqual(place);
    }),
  );
});

test('a cursor that is changed in any one character is refused', () => {
  fc.assert(
    fc.property(places, fc.nat(), fc.constantFrom(...'Ab0-_=.'), (place, at, character) => {
      const cursor = cursors.seal(['orders'], place);
      const index = at % cursor.length;
      fc.pre(cursor[index] !== character);
      const changed = cursor.slice(0, index) + character + cursor.slice(index + 1);
      expect(() => cursors.open(['orders'], changed)).toThrow('cursor is not a nextCursor');
    }),
  );
});

test('a cursor of another list, or of another installation, is refused', () => {
  const cursor = cursors.seal(['orders', 'anna'], ['1']);
  expect(() => cursors.open(['orders', 'ben'], cursor)).toThrow();
  expect(() => cursors.open(['orders', undefined], cursor)).toThrow();
  expect(() => new Cursors('another secret that is long enough, too').open(['orders', 'anna'], cursor)).toThrow();
});

test('anything else is no cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => cursors.open(['orders'], text)).toThrow('cursor is not a nextCursor');
    }),
  );
});

test('the secret is one that the process has', () => {
  expect(cursorSecret({ JWT_SECRET: 'a', COMMAND_SECRET: 'b' })).toBe('a');
  expect(cursorSecret({ COMMAND_SECRET: 'b' })).toBe('b');
  expect(() => cursorSecret({})).toThrow('COMMAND_SECRET is not set');
});
