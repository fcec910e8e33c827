import { expect, it } from 'vitest';
import { describeAge, describeSpan } from './describe-age.js';
import { describeSeries } from './describe-series.js';
import { formatAmount } from './money.js';
import { rowAfter, windowOf } from './table-window.js';

it.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [7_200_000, '2 h'],
  [86_400_000 * 3, '3 d'],
])('%d ms are %j', (ms, words) => {
  expect(describeSpan(ms)).toBe(words);
});

it('what is to come is not ago', () => {
  expect([describeAge(61_000), describeAge(-61_000), describeAge(4_999), describeAge(-100)]).toEqual([
    '1 min ago',
    'in 1 min',
    'now',
    'now',
  ]);
});

it.each([
  ['5', '5.00'],
  ['5.1', '5.10'],
  ['1234567.5', '1,234,567.50'],
  ['-1000', '-1,000.00'],
  ['0.1234', '0.1234'],
  ['12345678901234567890.12', '12,345,678,901,234,567,890.12'],
  ['much', 'much'],
])('the amount %s is shown as %s', (amount, shown) => {
  expect(formatAmount(amount)).toBe(shown);
});

it('a chart is said in words', () => {
  expect(describeSeries({ name: 'Events/s', values: [1, null, 3, 2.25] })).toBe('Events/s: last 2.3, least 1, most 3');
  expect(describeSeries({ name: 'Events/s', values: [null] })).toBe('Events/s: nothing yet');
});

it('of a long list only what is in sight is drawn', () => {
  expect(windowOf(1_000_000, 30, 0, 600)).toEqual({ first: 0, end: 28 });
  expect(windowOf(1_000_000, 30, 300_000, 600)).toEqual({ first: 9_992, end: 10_028 });
  expect(windowOf(5, 30, 0, 600)).toEqual({ first: 0, end: 5 });
  expect(windowOf(5, 30, 9_000, 600)).toEqual({ first: 5, end: 5 });
});

it('keys lead through a list and stay inside', () => {
  const from = (key: string, row: number) => rowAfter(key, row, 100, 10);
  expect([from('ArrowDown', 3), from('ArrowUp', 0), from('PageDown', 95), from('PageUp', 20), from('Home', 50), from('End', 0)]).toEqual([
    ...[4, 0, 99, 10, 0, 99],
  ]);
  expect([from('a', 3), rowAfter('ArrowDown', 0, 0, 10)]).toEqual([undefined, undefined]);
});
