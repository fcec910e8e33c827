import pg from 'pg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from './pool.js';

test.each([
  ['2010-12-01 08:26:00+00', '2010-12-01T08:26:00.000Z'],
  ['2010-12-01 08:26:00.5+00', '2010-12-01T08:26:00.500Z'],
  ['2010-12-01 08:26:00.123+00', '2010-12-01T08:26:00.123Z'],
  ['2010-12-01 08:26:00.123456+00', '2010-12-01T08:26:00.123Z'],
  ['2010-12-01 09:56:00+01:30', '2010-12-01T08:26:00.000Z'],
])('%s is %s', (stored, shown) => {
  expect(isoTime(stored)).toBe(shown);
});

test('a time is what the driver makes of it, however PostgreSQL writes it', () => {
  const asDate = pg.types.getTypeParser(1184) as (value: string) => Date;
  const times = fc.date({ min: new Date('0099-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(times, fc.constantFrom('+00', '+02', '-03:30'), (time, zone) => {
      const stored = time.toISOString().replace('T', ' ').replace('.000Z', zone).replace('Z', zone);
      expect(isoTime(stored)).toBe(asDate(stored).toISOString());
    }),
  );
});
