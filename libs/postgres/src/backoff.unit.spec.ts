import { expect, test } from 'vitest';
import { backoffMs } from './backoff.js';

const backoff = { firstMs: 100, mostMs: 1_000 };

test('waits double from try to try up to the most, and chance takes away up to half', () => {
  expect([1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(backoff, attempt, () => 1))).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  expect([1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(backoff, attempt, () => 0))).toEqual([50, 100, 200, 400, 500, 500]);
});
