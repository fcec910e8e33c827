import { stockLevels } from '#read-models/stock-levels';
import { expect, expectTypeOf, test } from 'vitest';
import { computed, Select } from './select.js';

type RowOf<Selected> = Selected extends Select<infer Row> ? Row : never;

test('all columns of a view are listed by their names', () => {
  const select = Select.from(stockLevels, 'where sku = $1');

  expect(select.text).toBe('select sku, on_hand, reserved, available, revision, position from read_models.stock_levels where sku = $1');
  expectTypeOf<RowOf<typeof select>['on_hand']>().toEqualTypeOf<string>();
});

test('a row has what is selected and nothing else', () => {
  const { sku } = stockLevels.columns;
  const select = Select.of({ sku, levels: computed<number>('count(*)::integer') }, 'from read_models.stock_levels group by 1');

  expect(select.text).toBe('select sku, count(*)::integer as levels from read_models.stock_levels group by 1');
  expectTypeOf<RowOf<typeof select>>().toEqualTypeOf<{ readonly sku: string; readonly levels: number }>();
});

test('no select is made by hand', () => {
  // @ts-expect-error its rows could be said to be anything
  const select: Select<{ readonly sku: string }> = { text: 'select 1' };

  expect(select.text).toBe('select 1');
});
