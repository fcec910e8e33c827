import { expect, it } from 'vitest';
import { NeverLess } from './never-less.js';

it('tells what has dropped, by subject and figure', () => {
  const seen = new NeverLess();
  expect(seen.look('/stock', { items: 5n, units: 7n })).toEqual([]);
  expect(seen.look('/orders', { items: 3n })).toEqual([]);
  expect(seen.look('/stock', { items: 5n, units: 9n })).toEqual([]);
  expect(seen.look('/stock', { items: 4n, units: 9n })).toEqual(['/stock: items dropped from 5 to 4']);
});
