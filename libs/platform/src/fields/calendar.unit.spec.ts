import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_PATTERN, TIME_PATTERN } from './calendar.js';

const day = new RegExp(DAY_PATTERN, 'u');
const time = new RegExp(TIME_PATTERN, 'u');
/** `Date` carries the 30th of February over into March. */
const isOnCalendar = (text: string) => {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
};

test('a day is one that the calendar has', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  const texts = fc
    .tuple(fc.integer({ min: 1, max: 9_999 }), fc.nat(14), fc.nat(33))
    .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`);
  fc.assert(
    fc.property(texts, (text) => {
      expect([text, day.test(text)]).toEqual([text, isOnCalendar(text)]);
    }),
    { numRuns: 20_000 },
  );
  for (let year = 1_890; year <= 2_410; year++) expect([year, day.test(`${year}-02-29`)]).toEqual([year, isOnCalendar(`${year}-02-29`)]);
  expect(day.test('0000-01-01')).toBe(false);
});

test('every moment that is written down is a time', () => {
  const dates = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      expect(time.test(date.toISOString())).toBe(true);
    }),
  );
});
