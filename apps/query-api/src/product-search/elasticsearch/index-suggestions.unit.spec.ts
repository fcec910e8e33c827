import { expect, test } from 'vitest';
import { suggestionBody, suggestionsOf } from './index-suggestions.js';
import { type Answer } from './search-server.js';

const typed = { before: [], last: 'lam' };
const lamps = [
  { sku: 'A', name: 'Lamp' },
  { sku: 'B', name: 'Lamp of brass and glass' },
  { sku: 'C', name: 'Floor lamp' },
];

const found = {
  hits: { hits: lamps.map(({ sku, name }) => ({ _index: 'products', fields: { sku: [sku], 'name.sort': [name] } })) },
};
const goingOn = { aggregations: { endings: { buckets: [{ key: 'lamp' }] } } } as unknown as Pick<Answer, 'aggregations'>;

const suggested = (units: Readonly<Record<string, number>>) =>
  suggestionsOf(typed, found, goingOn, 'english', 8, (sku) => units[sku] ?? 0).products.map(({ sku }) => sku);

test('what sells best comes first, however long its name', () => {
  expect(suggested({ C: 3, B: 40 })).toEqual(['B', 'C', 'A']);
});

test('where nothing has sold, what has the word early in a short name comes first', () => {
  expect(suggested({})).toEqual(['A', 'B', 'C']);
});

test('what sells best is among the products that are looked at, however many there are', () => {
  expect(suggestionBody(typed, ['C', 'B']).query?.bool?.should).toEqual([
    { constant_score: { filter: { terms: { sku: ['C', 'B'] } }, boost: 1_000 } },
  ]);
  expect(suggestionBody(typed, []).query?.bool?.should).toEqual([]);
});
