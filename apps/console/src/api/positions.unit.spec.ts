import { expect, it } from 'vitest';
import { WrittenPosition } from './positions.js';

it('reads wait for the last of what was written, whichever answer came last', () => {
  const written = new WrittenPosition();
  expect(written.wanted(0)).toBeNull();
  written.remember('9007199254740993', 0);
  written.remember('9', 10);
  expect(written.wanted(20)).toBe('9007199254740993');
});

it('what was written long ago holds up no read', () => {
  const written = new WrittenPosition();
  written.remember('5', 0);
  expect([written.wanted(30_000), written.wanted(30_001)]).toEqual(['5', null]);
});

it.each([null, '', 'end', '-1'])('an answer without a position, %j, changes nothing', (position) => {
  const written = new WrittenPosition();
  written.remember(position, 0);
  expect(written.wanted(0)).toBeNull();
});

it.each([
  ['99', '100'],
  ['101', '101'],
  ['9007199254740993', '9007199254740993'],
  ['end', 'end'],
])('a read that asks for %s itself waits for %s where 100 was written', (asked, wanted) => {
  const written = new WrittenPosition();
  expect(written.wanted(0, asked)).toBe(asked);
  written.remember('100', 0);
  expect([written.wanted(0, asked), written.wanted(30_001, asked)]).toEqual([wanted, asked]);
});
