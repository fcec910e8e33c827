import { expect, it } from 'vitest';
import { latencyResult, rateResult, slowedResult } from './results.js';

it('takes the median of the ratios, not the ratio of the medians', () => {
  const runs = [
    { perSecond: 10, floor: 100 },
    { perSecond: 40, floor: 200 },
    { perSecond: 90, floor: 100 },
  ];
  expect(rateResult('work', 'floor', runs, 0.2)).toMatchObject({ perSecond: 40, floor: 100, ratio: 0.2, target: 0.2, met: true });
  expect(rateResult('work', 'floor', runs, 0.3).met).toBe(false);
  expect(rateResult('work', 'floor', runs).met).toBeNull();
});

it('takes the percentiles run by run and their medians', () => {
  const run = (slowest: number) => ({ perSecond: 100, milliseconds: [...Array.from({ length: 98 }, () => 2), slowest, slowest] });
  const result = latencyResult('work', [run(10), run(20), run(500)], 20);
  expect(result).toMatchObject({ perSecond: 100, p50Ms: 2, p99Ms: 20, p99Limit: 20, met: false });
  expect(latencyResult('work', [run(10)], null).met).toBeNull();
});

it('holds what is slowed down to a multiple of what is not', () => {
  const without = [{ perSecond: 300, milliseconds: [10] }];
  expect(slowedResult('work', 'alone', [{ perSecond: 300, milliseconds: [19] }], without, 2)).toMatchObject({ p99Limit: 20, met: true });
  expect(slowedResult('work', 'alone', [{ perSecond: 300, milliseconds: [21] }], without, 2)).toMatchObject({ floorP99Ms: 10, met: false });
});
