import { expect, it } from 'vitest';
import { lately } from './lately.js';

const look = (ms: number, fast: number, slow: number, refused: Readonly<Record<string, number>> = {}) => ({
  ms,
  activity: {
    commands: fast + slow,
    seconds: [
      { atMost: 0.01, commands: fast },
      { atMost: 0.5, commands: fast + slow },
    ],
    refused: Object.entries(refused).map(([code, commands]) => ({ code, commands })),
  },
});

it('says how many there were a second, how long nearly all took, and why others were refused', () => {
  expect(lately(look(0, 100, 5, { conflict: 2 }), look(10_000, 300, 5, { conflict: 2, 'out-of-stock': 1, forbidden: 4 }))).toEqual({
    perSecond: 20,
    p99Ms: 10,
    refused: [
      { code: 'forbidden', commands: 4 },
      { code: 'out-of-stock', commands: 1 },
    ],
  });
});

it('one slow one of fifty is seen', () => {
  expect(lately(look(0, 0, 0), look(1_000, 49, 1)).p99Ms).toBe(500);
});

it('where there were none, nothing took long', () => {
  expect(lately(look(0, 3, 0), look(5_000, 3, 0))).toEqual({ perSecond: 0, p99Ms: undefined, refused: [] });
});
