import { describe, expect, test } from 'vitest';
import { isDay, isTime } from './time-fields.js';

describe('a day', () => {
  test.each(['2010-12-01', '2012-02-29', '0001-01-01', '9999-12-31'])('can be %s', (day) => expect(isDay(day)).toBe(true));
  test.each([
    '2010-02-29',
    '2010-13-01',
    '2010-00-01',
    '0000-01-01',
    '2010-12-1',
    '2010-12-01T00:00:00Z',
    '',
    ' 2010-12-01',
    20101201,
    undefined,
    ['2010-12-01'],
  ])('cannot be %s', (day) => expect(isDay(day)).toBe(false));
});

describe('a time', () => {
  test.each(['2010-12-01T08:26Z', '2010-12-01T08:26:00Z', '2010-12-01T23:59:59.999Z', '2012-02-29T00:00:00.123456Z'])('can be %s', (time) =>
    expect(isTime(time)).toBe(true),
  );
  test.each([
    '2010-12-01',
    '2010-12-01T08:26:00',
    '2010-12-01T08:26:00+01:00',
    '2010-12-01 08:26:00Z',
    '2010-12-01T24:00:00Z',
    '2010-12-01T23:60:00Z',
    '2010-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2010-12-01T08:26:00.Z',
  ])('cannot be %s', (time) => expect(isTime(time)).toBe(false));
});
