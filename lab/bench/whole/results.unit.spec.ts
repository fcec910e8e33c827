import { expect, it } from 'vitest';
import { ordersResults } from './results.js';

const run = (perSecond: number, p99Ms: number, transactions: number) => ({
  perSecond,
  p50Ms: 10,
  p99Ms,
  costs: new Map([['transactions', transactions]]),
  floor: { perSecond: 1_000, p50Ms: 1, p99Ms: 5 },
  inserts: { perSecond: 3_000, p50Ms: 1, p99Ms: 5 },
});

it('given runs, the whole way has medians beside its floor, and each cost a result of its own', () => {
  const runs = [run(100, 90, 3), run(200, 110, 5), run(150, 100, 4)];
  const [whole, besideInserts, cost, ...others] = ordersResults('guests', 64, runs, { ratio: 0.15, p99Ms: 120 });
  expect(whole).toMatchObject({
    callers: 64,
    perSecond: 150,
    p99Ms: 100,
    floor: 1_000,
    ratio: 0.15,
    target: 0.15,
    p99Limit: 120,
    met: true,
  });
  expect(besideInserts).toMatchObject({
    perSecond: 150,
    floorName: 'single-row inserts',
    floor: 3_000,
    ratio: 0.05,
    target: null,
    met: null,
  });
  expect(cost).toMatchObject({ work: "an order's transactions: guests", callers: 64, perSecond: 4, floor: null, met: null });
  expect(others).toEqual([]);
});

it.each([
  ['too slow', [run(149, 100, 3)]],
  ['too late', [run(200, 120, 3)]],
])('given runs that are %s, the target is not met', (_, runs) => {
  expect(ordersResults('guests', 64, runs, { ratio: 0.15, p99Ms: 120 })[0]).toMatchObject({ met: false });
  expect(ordersResults('guests', 1, runs, null)[0]).toMatchObject({ met: null, target: null, p99Limit: null });
});
