import { expect, it } from 'vitest';
import { brokenPromise } from './broken-promise.js';
import { History } from './history.js';

const well = { name: 'orders', kind: 'projection', role: 'live', state: 'live', followed: true, parked: 0, lagSeconds: 0 };
const process = { ...well, name: 'fulfilment', kind: 'process' };

it.each([
  [well, undefined],
  [{ ...well, lagSeconds: 60 }, undefined],
  [{ ...well, lagSeconds: 61 }, 'a-view-is-behind'],
  [{ ...process, lagSeconds: 300 }, undefined],
  [{ ...process, lagSeconds: 301 }, 'a-process-manager-is-behind'],
  [{ ...well, parked: 1 }, 'events-are-parked'],
  [{ ...process, name: 'erasures', parked: 1 }, 'an-erasure-is-parked'],
  [{ ...well, followed: false }, 'nobody-feeds-a-view'],
  [{ ...process, followed: false }, 'a-process-manager-is-off'],
  [{ ...well, state: 'failing' }, 'a-view-does-not-move'],
  [{ ...well, state: 'log-changed' }, 'the-log-has-changed'],
  [{ ...well, role: 'lost', state: 'lost' }, 'the-log-has-changed'],
  // What somebody wanted so breaks no promise, nor does what nobody reads.
  [{ ...well, state: 'paused', lagSeconds: 900 }, undefined],
  [{ ...well, role: 'rebuilding', state: 'rebuilding', lagSeconds: 900_000, followed: false }, undefined],
])('%j breaks the promise %j', (follower, part) => {
  expect(brokenPromise(follower)).toBe(part);
});

it('rates are made of what was counted between looks', () => {
  const history = new History();
  history.add({ head: 100 }, 0);
  history.add({ head: 120 }, 2_000);
  history.add({ head: 120 }, 4_000);
  expect(history.rates('head')).toEqual({ at: [2, 4], values: [10, 0] });
  expect(history.rates('nobody')).toEqual({ at: [], values: [] });
});

it('a gap has no rate, and a counter that goes back begins anew', () => {
  const history = new History();
  history.add({ head: 0 }, 0);
  history.add({ head: 600 }, 60_000);
  expect(history.rates('head').values).toEqual([null]);
  history.add({ head: 5 }, 62_000);
  history.add({ head: 7 }, 64_000);
  expect(history.rates('head')).toEqual({ at: [64], values: [1] });
});

it('keeps a quarter of an hour, and nothing of who is no more', () => {
  const history = new History();
  for (let second = 0; second <= 2_000; second += 2) history.add({ head: second, old: second }, second * 1_000);
  expect(history.rates('head').at.length).toBe(450);
  history.add({ head: 2_002 }, 2_002_000);
  expect(history.rates('old').at).toEqual([]);
});
