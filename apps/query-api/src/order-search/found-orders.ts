import { orderSearch } from '#read-models/order-search';
import { orders, type OrderStatus } from '#read-models/orders';
import { type Column } from '#read-models/table';
import { Conditions } from '../paging/conditions.js';
import { type Freshness } from '../views/freshness.js';
import { type Question, type Reading } from '../views/question.js';
import { computed, type Read, Select } from '../views/select.js';
import { type Views } from '../views/views.js';
import { type Meant } from './meant.js';

/** Of orders the latest placed first. */
export interface Looked {
  /** Whether what was asked for cannot be anywhere. */
  readonly none: boolean;
  /** Each of them must be the order's customer. */
  readonly customers: readonly string[];
  readonly status: OrderStatus | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Time and id of the order after which to go on. */
  readonly after: readonly string[] | undefined;
  /** See {@link Meant}; undefined: orders of anything. */
  readonly meant: Meant | undefined;
  readonly limit: number;
}

/**
 * So many of the latest orders, or more where more are asked for, are looked into one by one: a page of what stands in many is soon found so, and finding all of those by the index would take long. What
 * does not fill its page stands in few, and is found by the index.
 */
const LOOKED_INTO = 1_000;
/** Where one of so many is found among them, it is worth while to look into as many more as the page will need. */
const MANY = 10;
/** So much more than they would be, did they stand as densely everywhere. */
const MORE = 1.25;
const order = 'placed_at desc, order_id desc';

type OrderColumns = Partial<typeof orders.columns>;

/** Orders as asked, the given columns of them. */
export async function readFound<Columns extends OrderColumns & Readonly<Record<string, Column>>>(
  views: Views,
  columns: Columns,
  looked: Looked,
  freshness: Freshness,
): Promise<Reading<Read<Columns>>> {
  const { meant, limit } = looked;
  if (meant === undefined) return views.read(listed(columns, looked), freshness);
  const lookedInto = Math.max(LOOKED_INTO, Math.ceil(MORE * limit));
  const first = await views.read(amongLatest(columns, looked, meant, lookedInto), freshness);
  const found = matching(first);
  const isAll = (first.rows[0]?.among ?? 0) < lookedInto;
  if (found.rows.length === limit || isAll) return found;
  if (found.rows.length * MANY >= lookedInto) {
    const enough = Math.ceil((MORE * lookedInto * limit) / found.rows.length);
    const more = matching(await views.readNow(amongLatest(columns, looked, meant, enough)));
    if (more.rows.length === limit) return more;
  }
  return views.readNow(byIndex(columns, looked, meant));
}

/** Without the row that stands for none. */
function matching<Row>(reading: Reading<Row & Among>): Reading<Row> {
  return { ...reading, rows: reading.rows.filter(({ matches }) => matches === true) };
}

function filters({ none, customers, status, from, to, after }: Looked): Conditions {
  const conditions = new Conditions()
    .addGiven(status, (given) => `status = ${given}`)
    .addGiven(from, (given) => `placed_at >= ${given}`)
    .addGiven(to, (given) => `placed_at < ${given}`);
  if (none) conditions.add([], () => 'false');
  for (const customer of customers) conditions.add([customer], (given) => `customer_id = ${given}`);
  if (after !== undefined) conditions.add(after, (placedAt, orderId) => `(placed_at, order_id) < (${placedAt}, ${orderId})`);
  return conditions;
}

type Columned<Columns> = Question<Read<Columns>>;

function listed<Columns extends Readonly<Record<string, Column>>>(columns: Columns, looked: Looked): Columned<Columns> {
  const conditions = filters(looked);
  const rest = `from read_models.${orders.name} ${conditions.where} order by ${order} limit ${conditions.parameter(looked.limit)}`;
  return { projection: 'orders', select: Select.of(columns, rest), order, values: conditions.values };
}

/** Beside an order that was found among the latest. */
const amongColumns = { matches: computed<true | null>('matches'), among: computed<number>('among') };
type Among = Read<typeof amongColumns>;

/**
 * @param among how many of the latest orders that the filters leave are looked into; how many there were stands in each row. Where none of them matches,
 *   there is one row, of nulls but for that.
 */
function amongLatest<Columns extends Readonly<Record<string, Column>>>(
  columns: Columns,
  looked: Looked,
  meant: Meant,
  among: number,
): Question<Read<Columns> & Among> {
  const conditions = filters(looked);
  const latest = `select ${namesOf(columns)} from read_models.${orders.name} ${conditions.where} order by ${order} limit ${conditions.parameter(among)}`;
  // Without the offset the planner may read the whole table for it.
  const products = `select s.products from read_models.${orderSearch.name} s where s.order_id = o.order_id offset 0`;
  const holds = `exists (select from unnest(s.products) as p(product) where p.product = any(${conditions.parameter(meant.products)}::bigint[]))`;
  const found = `select o.*, true as matches from latest o cross join lateral (${products}) s where ${[holds, ...named(meant, 'o', conditions)].join(' or ')}
    order by ${order} limit ${conditions.parameter(looked.limit)}`;
  const rest = `from (with latest as materialized (${latest}), found as (${found})
    select * from (select count(*)::integer as among from latest) a left join found on true) f`;
  const select = Select.of({ ...columns, ...amongColumns }, rest) as Select<Read<Columns> & Among>;
  return { projection: 'orders', select, order, values: conditions.values, plannedAnew: true };
}

/** Those that are asked for, and those in whose order they come. */
function namesOf(columns: Readonly<Record<string, Column>>): string {
  return Object.keys({ ...columns, placed_at: true, order_id: true }).join(', ');
}

function byIndex<Columns extends Readonly<Record<string, Column>>>(columns: Columns, looked: Looked, meant: Meant): Columned<Columns> {
  const conditions = filters(looked);
  const holding = `s.products && ${conditions.parameter(meant.products)}::bigint[]`;
  const found = `select s.order_id from read_models.${orderSearch.name} s where ${[holding, ...named(meant, 's', conditions)].join(' or ')}`;
  const rest = `from read_models.${orders.name} join found using (order_id) ${conditions.where} order by ${order} limit ${conditions.parameter(looked.limit)}`;
  const select = Select.of(columns, `from (with found as materialized (${found}) select ${namesOf(columns)} ${rest}) o`);
  return { projection: 'orders', select, order, values: conditions.values, plannedAnew: true };
}

/** Whether an order's own id is meant. */
function named({ ids }: Meant, alias: string, conditions: Conditions): readonly string[] {
  return ids === undefined ? [] : [`${alias}.order_id between ${ids.map((id) => conditions.parameter(id)).join(' and ')}`];
}
