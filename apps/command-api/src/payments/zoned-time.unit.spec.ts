import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ZONED_TIME_PATTERN } from '#platform/fields/calendar';
import { readTime } from './rfc3339.js';

const pattern = new RegExp(ZONED_TIME_PATTERN, 'u');

it('a time of the provider is described as it is read, but on the first and the last day that there are', () => {
  const times = fc
    .record({
      day: fc.constantFrom('2026-11-21', '2024-02-29', '2026-02-29', '1900-02-29', '0000-01-01', '2026-13-01', '26-01-01'),
      between: fc.constantFrom('T', 't', ' ', '_'),
      minute: fc.constantFrom('00:00', '23:59', '24:00', '08:60', '8:00'),
      second: fc.constantFrom('', ':00', ':59', ':60', ':61', ':5'),
      fraction: fc.constantFrom('', '.1', '.123456789', '.'),
      zone: fc.constantFrom('Z', 'z', '+01:30', '-23:59', '+24:00', '+01:60', '+0100', ''),
    })
    .map(({ day, between, minute, second, fraction, zone }) => `${day}${between}${minute}${second}${fraction}${zone}`);
  fc.assert(
    fc.property(times, (text) => {
      expect([text, pattern.test(text)]).toEqual([text, readTime(text) !== undefined]);
    }),
    { numRuns: 10_000 },
  );
});
