import { expect, test } from 'vitest';
import { formatList, type Listed } from './list.js';

const kept = (name: string) => `Made from a log that is gone, and kept to be looked at until: npm run replay -- drop ${name}`;
const row = (name: string, more: Partial<Listed> = {}): Listed => ({
  ...{ name, kind: 'projection', version: 1, generation: 1, state: 'live', detail: null, position: '7' },
  ...{ lagEvents: 0, lagSeconds: 0, eventsPerSecond: 0, parked: 0 },
  ...more,
});
const lost = (name: string) => row(name, { state: 'lost', detail: kept(name) });
const notesOf = (listed: readonly Listed[]) =>
  formatList(listed)
    .split('\n')
    .slice(listed.length + 1);

test('what is said of several views alike is said once, and names them', () => {
  const listed = [lost('orders'), row('orders', { generation: 2 }), lost('stock'), row('stock', { generation: 2 })];
  expect(notesOf(listed)).toEqual([`orders, stock: ${kept('<name>')}`]);
});

test('what is said of one alone is said as it is, also of two of its generations', () => {
  expect(notesOf([lost('orders'), lost('orders')])).toEqual([`orders: ${kept('orders')}`]);
  expect(notesOf([row('orders', { detail: 'failing: no disk' }), row('stock')])).toEqual(['orders: failing: no disk']);
});

test('different notes stand in lines of their own, and none where there is nothing to say', () => {
  expect(notesOf([row('orders', { detail: 'one' }), row('stock', { detail: 'other' })])).toEqual(['orders: one', 'stock: other']);
  expect(notesOf([row('orders')])).toEqual([]);
});
