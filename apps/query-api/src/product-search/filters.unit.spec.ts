import { expect, test } from 'vitest';
import { numberFacet } from '#read-models/search/facets';
import { filtersOf } from './filters.js';

/** The values that a filter on an attribute puts into its condition. */
function sought(value: string): readonly unknown[] {
  const narrowing = { category: undefined, currency: 'GBP', minPrice: undefined, maxPrice: undefined };
  const [filter] = filtersOf({ ...narrowing, attributes: [{ name: 'pages', values: [value], min: undefined, max: undefined }] });
  const values: unknown[] = [];
  filter?.write((parameter) => `$${values.push(parameter)}`);
  return values;
}

test.each([
  ['16', 16],
  ['16.50', 16.5],
  ['-.5', -0.5],
  ['1e3', 1_000],
])('what is written as a number, %s, is sought as that number, too', (text, number) => {
  expect(sought(text)).toContain(` ${numberFacet('pages', number)} `);
});

test.each(['0x10', '0b11', 'Infinity', '', ' ', '1_000', '1e999'])('what is not, "%s", is sought as text alone', (text) => {
  expect(sought(text)).toHaveLength(1);
});
