import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readMinEventPosition } from '../positions/position-headers.js';
import { readEntityTags } from './entity-tags.js';
import { IDEMPOTENCY_KEY_PATTERN, IF_MATCH_PATTERN, POSITION_PATTERN } from './header-patterns.js';

const isRead = (read: () => unknown) => {
  try {
    return read() !== undefined;
  } catch {
    return false;
  }
};

describe('a position', () => {
  const pattern = new RegExp(POSITION_PATTERN, 'u');

  it.each(['0', '00', '7', '9223372036854775807', '0000000000000000001', '8999999999999999999'])('can be %s', (text) => {
    expect([pattern.test(text), isRead(() => readMinEventPosition(text))]).toEqual([true, true]);
  });
  it.each(['', '-1', '1.0', '9223372036854775808', '9999999999999999999', '00000000000000000001', ' 1', 'x'])('cannot be "%s"', (text) => {
    expect([pattern.test(text), isRead(() => readMinEventPosition(text))]).toEqual([false, false]);
  });
  it('is described as it is read', () => {
    const near = fc.bigInt({ min: 9_223_372_036_854_775_000n, max: 9_223_372_036_854_776_999n });
    fc.assert(
      fc.property(fc.oneof(near, fc.bigInt({ min: 0n, max: 10n ** 20n })), (position) => {
        expect(pattern.test(String(position))).toBe(isRead(() => readMinEventPosition(String(position))));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('If-Match', () => {
  const pattern = new RegExp(IF_MATCH_PATTERN, 'u');
  /** What commands refuse: no list of tags, and a bare one that is no revision. */
  const isTaken = (text: string) => {
    const tags = readEntityTags(text);
    return (
      tags === '*' ||
      (tags !== undefined &&
        (text.includes('"') || /^(0|[1-9]\d{0,9})(?:\.\d{1,19}\.v?\d{1,10}(?:\.(?:erased|key-missing))?)?$/.test(tags[0] ?? '')))
    );
  };

  it.each(['*', '3', '"3"', 'W/"3.17.1-gzip"', '3-gzip', '"1", W/"2" ,"3-gzip"', ', "1",,"2",', '""', '"c-x"', '3.17.v2.erased'])(
    'can be %s',
    (text) => {
      expect([pattern.test(text), isTaken(text)]).toEqual([true, true]);
    },
  );
  it.each(['', '"', '"1', '1"', '1, 2', '*, "1"', '"1" "2"', 'W/3', 'w/"3"', '"a b"', '"1", x', 'abc', '12345678901'])(
    'cannot be %s',
    (text) => {
      expect([pattern.test(text), isTaken(text)]).toEqual([false, false]);
    },
  );
  it('is described as it is read', () => {
    const pieces = fc.array(fc.constantFrom('"', '1', '23', '.', 'a', ',', ' ', 'W/', '-gzip', '*', '-'), { maxLength: 9 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('').trim();
        expect([text, pattern.test(text)]).toEqual([text, isTaken(text)]);
      }),
      { numRuns: 5_000 },
    );
  });
});

test('an idempotency key is one to 255 visible characters', () => {
  const pattern = new RegExp(IDEMPOTENCY_KEY_PATTERN, 'u');
  expect(['!', '~'.repeat(255)].map((key) => pattern.test(key))).toEqual([true, true]);
  expect(['', ' ', 'a b', 'é', '~'.repeat(256)].map((key) => pattern.test(key))).toEqual([false, false, false, false, false]);
});
