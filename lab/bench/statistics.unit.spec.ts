import { expect, it } from 'vitest';
import { median, percentile } from './statistics.js';

it('the median is the middle, or lies between the two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 9, 2, 1])).toBe(5.5);
  expect(median([])).toBeNaN();
});

it('a percentile sorts by value, not by text, and never runs past the end', () => {
  const latencies = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(latencies, 0.5)).toBe(101);
  expect(percentile(latencies, 0.99)).toBe(199);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});
