import { Conditions } from '../paging/conditions.js';
import { type Question } from '../views/question.js';
import { Select } from '../views/select.js';
import { type Scope, type ShownRow, shownColumns, within } from './hits.js';
import { type Sort } from './product-search.js';

/** Hits in an order of their own columns. */
export type SortedRow = ShownRow;

interface Order {
  readonly column: 'price' | 'name' | 'added_at';
  readonly cast: string;
  readonly descending: boolean;
}

const orders: Readonly<Record<Exclude<Sort, 'relevance'>, Order>> = {
  price: { column: 'price', cast: 'numeric', descending: false },
  '-price': { column: 'price', cast: 'numeric', descending: true },
  name: { column: 'name', cast: 'text', descending: false },
  newest: { column: 'added_at', cast: 'timestamptz', descending: true },
};

interface Sorted {
  readonly any: string | undefined;
  readonly scope: Scope;
  readonly sort: Exclude<Sort, 'relevance'>;
  /** Prices compare in one currency alone. */
  readonly currency: string;
  /** The last item before. */
  readonly after: readonly string[] | undefined;
  readonly limit: number;
}

/** @param rows one more than a page holds */
export function sortedHits({ any, scope, sort, currency, after, limit }: Sorted): Question<SortedRow> {
  const { column, cast, descending } = orders[sort];
  const conditions = new Conditions();
  const parameter = (value: unknown) => conditions.parameter(value);
  const priced = column === 'price' ? ` and p.currency = ${parameter(currency)}` : '';
  const found = `${any === undefined ? 'true' : `p.terms @@ ${parameter(any)}::tsquery`}${priced}${within(scope, conditions)}`;
  const [value, sku] = after ?? [];
  const beyond =
    value === undefined || sku === undefined
      ? ''
      : ` and (p.${column}, p.sku) ${descending ? '<' : '>'} (${parameter(value)}::${cast}, ${parameter(sku)})`;
  const direction = descending ? ' desc' : '';
  const columns = Object.keys(shownColumns)
    .map((name) => `p.${name}`)
    .join(', ');
  const select = Select.of(
    shownColumns,
    `from (select ${columns} from read_models.product_search p where ${found}${beyond} order by p.${column}${direction}, p.sku${direction} limit ${parameter(limit + 1)}::integer) f`,
  );
  return { projection: 'product-search', select, order: `${column}${direction}, sku${direction}`, values: conditions.values };
}

/** Where a list of that order goes on after a row. */
export function placeOf(row: ShownRow, sort: Exclude<Sort, 'relevance'>): readonly string[] {
  return [String(row[orders[sort].column]), row.sku];
}
