import { expect, test } from 'vitest';
import { besideFloor } from './results.js';

const at = (perSecond: number) => ({ perSecond, p50Ms: 1, p99Ms: 10_000 / perSecond });
const named = { work: 'GET /here', callers: 64, floorName: 'bare' };

test('the ratio is that of each run with its own floor, and of the ratios the one in the middle', () => {
  const runs = [
    { own: at(100), floor: at(200) },
    { own: at(90), floor: at(100) },
    { own: at(30), floor: at(300) },
  ];
  const result = besideFloor(runs, { ...named, target: 0.6 });
  expect(result).toMatchObject({ perSecond: 90, floor: 200, ratio: 0.5, target: 0.6, met: false });
});

test('a target is met where the ratio is as much, and what has none is neither', () => {
  const runs = [{ own: at(60), floor: at(100) }];
  expect(besideFloor(runs, { ...named, target: 0.6 }).met).toBe(true);
  expect(besideFloor(runs, { ...named, target: null }).met).toBeNull();
});
