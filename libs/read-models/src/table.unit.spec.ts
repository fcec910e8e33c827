import { expect, test } from 'vitest';
import { added, defineTable, integer, nullable, type Table, text } from './table.js';

const plain = { sku: text, name: nullable(text) };
const table = { name: 'names', key: ['sku'], indexes: [] };

test('given added columns, nullable and last, the table is taken', () => {
  const columns = { ...plain, length: added(nullable(integer)), colour: added(nullable(text)) };
  expect(Object.keys(defineTable({ ...table, columns }).columns)).toEqual(['sku', 'name', 'length', 'colour']);
});

const wrong: readonly (readonly [string, Table, string])[] = [
  ['one that is not nullable', { ...table, columns: { ...plain, length: added(integer) } }, 'length: it must be nullable'],
  ['one before another', { ...table, columns: { length: added(nullable(integer)), ...plain } }, 'length: it must stand last'],
  ['one in the key', { ...table, columns: { ...plain, size: added(nullable(text)) }, key: ['size'] }, 'size: it cannot be part of the key'],
];

test.each(wrong)('given %s, it is refused', (_, sketch, reason) => expect(() => defineTable(sketch)).toThrow(reason));
