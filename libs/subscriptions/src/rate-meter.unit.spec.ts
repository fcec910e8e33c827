import { expect, test } from 'vitest';
import { RateMeter } from './rate-meter.js';

test('the rate is that of the last seconds, and falls to nothing when nothing happens', () => {
  let now = 0;
  const meter = new RateMeter(5_000, () => now);
  const sample = (at: number, count: number) => ((now = at), meter.sample(count));

  expect(sample(0, 0)).toBe(0);
  expect(sample(1_000, 500)).toBe(500);
  expect(sample(2_000, 1_000)).toBe(500);
  expect(sample(7_000, 1_000)).toBe(0);
});
