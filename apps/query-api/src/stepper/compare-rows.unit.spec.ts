import { integer, json, numeric, text, timestamptz, tsvector, defineTable, nullable } from '#read-models/table';
import { expect, test } from 'vitest';
import { differing } from './compare-rows.js';

const table = defineTable({
  name: 'things',
  columns: { id: text, amount: numeric, at: timestamptz, data: json<object>(), count: nullable(integer), words: tsvector },
  key: ['id'],
  indexes: [],
});
const row = { id: '1', amount: '2.50', at: '2026-03-01T10:00:00.000Z', data: { a: 1, b: [{ c: 2 }] }, count: null, words: `'a':1` };

test.each([
  ['the same', row, []],
  ['spelled otherwise', { ...row, amount: '2.5', at: '2026-03-01T10:00:00Z', data: { b: [{ c: 2 }], a: 1, d: undefined } }, []],
  ['in what the database spells by itself', { ...row, words: 'a' }, []],
  ['in an amount', { ...row, amount: '2.05' }, ['amount']],
  ['in a whole amount', { ...row, amount: '250' }, ['amount']],
  ['in a time', { ...row, at: '2026-03-01T10:00:01Z' }, ['at']],
  ['inside', { ...row, data: { a: 1, b: [{ c: 3 }] } }, ['data']],
  ['where there was nothing', { ...row, count: 0 }, ['count']],
])('rows that are %s', (_what, other, columns) => {
  expect(differing(table, row, other)).toEqual(columns);
  expect(differing(table, other, row)).toEqual(columns);
});

test('a row that is not there differs in all, and two that are not there in nothing', () => {
  expect(differing(table, row, null)).toEqual(['id', 'amount', 'at', 'data', 'count']);
  expect(differing(table, null, null)).toEqual([]);
});
