import { expect, it } from 'vitest';
import { type Claims } from './claims.js';
import { endOf, isAwaited, renewIn } from './renewal.js';

it.each([
  [3_600_000, 3_540_000],
  [70_000, 30_000],
  [40_000, 30_000],
  [-5_000, 30_000],
  [40 * 86_400_000, 2_147_483_647],
])('a token that is good for %d ms more is renewed in %d ms', (left, wait) => {
  expect(renewIn(left)).toBe(wait);
});

const clara: Claims = { subject: 'clara', roles: ['clerk'], expiresAt: 900_000, lifetimeMs: 300_000 };

it('a token lasts as long as it says from when it came, whatever this machine’s clock shows', () => {
  expect(endOf(clara, 5_000_000)).toBe(5_300_000);
  expect(endOf({ ...clara, lifetimeMs: undefined }, 5_000_000)).toBe(900_000);
  expect(endOf({ ...clara, lifetimeMs: undefined, expiresAt: undefined }, 5_000_000)).toBeUndefined();
});

it('another tab’s sign-in is taken by one that waits for it, and only of the same person', () => {
  const carl = { ...clara, subject: 'carl' };
  expect([isAwaited(clara, true, clara), isAwaited(clara, false, clara)]).toEqual([true, false]);
  expect([isAwaited(carl, true, clara), isAwaited(undefined, true, clara), isAwaited(clara, true, undefined)]).toEqual([
    false,
    false,
    false,
  ]);
});
