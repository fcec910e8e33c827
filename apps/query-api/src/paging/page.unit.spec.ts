import { expect, test } from 'vitest';
import { answerPage } from './page.js';

const row = (id: number, bytes = 10) => ({ id, lines: [{ text: 'x'.repeat(bytes) }] });
const page = (rows: readonly ReturnType<typeof row>[], limit: number) => {
  const reading = { rows, position: 7n, generation: 1, parkedAt: undefined, held: undefined };
  const { items, nextCursor } = answerPage(
    reading,
    limit,
    ({ id }) => id,
    ({ id }) => `after ${id}`,
  ).body;
  return [items, nextCursor];
};

test('a page holds as many rows as were asked for, and says whether there are more', () => {
  expect(page([row(1), row(2), row(3)], 2)).toEqual([[1, 2], 'after 2']);
  expect(page([row(1), row(2)], 2)).toEqual([[1, 2], null]);
  expect(page([], 2)).toEqual([[], null]);
});

test('a page ends before it grows too large, and goes on from there', () => {
  expect(page([row(1, 400_000), row(2, 400_000), row(3, 400_000), row(4)], 3)).toEqual([[1, 2], 'after 2']);
  expect(page([row(1, 2_000_000), row(2), row(3)], 3)).toEqual([[1], 'after 1']);
  expect(page([row(1), row(2, 2_000_000)], 2)).toEqual([[1], 'after 1']);
  expect(page([row(1, 2_000_000)], 2)).toEqual([[1], null]);
});
