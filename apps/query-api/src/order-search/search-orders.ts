import { type OrderRow, orders } from '#read-models/orders';
import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type Order, toOrder } from '../orders/order.js';
import { answerPage } from '../paging/page.js';
import { checkPeriod, toTime } from '../parameters/period.js';
import { type Asked, type Freshness, sharedWait } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Looked, readFound } from './found-orders.js';
import { readMeant } from './meant.js';
import { type Called, calledLike, readNamed } from './named-orders.js';
import { type SearchOrdersParameters } from './search-orders-parameters.js';

type FoundOrders = Page<Order> & { readonly complete: boolean };

interface Search {
  /** With a limit of one more than a page holds. */
  readonly looked: Looked;
  readonly freshness: Freshness;
  /** Makes a cursor: time and id of the last order and, where names are opened, how many were. */
  readonly seal: (...place: readonly string[]) => string;
}

/** Orders that meet all that is given, the latest placed first. */
export async function searchOrders(sources: Sources, asked: Asked<{ parameters: SearchOrdersParameters }>): Promise<Answer<FoundOrders>> {
  const { views, emails, cursors } = sources;
  const { parameters } = asked;
  checkPeriod(parameters);
  const { q = '', name = '', email, status, customerId, cursor, limit } = parameters;
  const from = toTime(parameters.from);
  const to = toTime(parameters.to);
  const filters = ['found orders', q, name, email, status, customerId, from, to];
  const [placedAt, orderId, opened = '0'] = cursor === undefined ? [] : cursors.open(filters, cursor);
  const fresh = sharedWait(asked.freshness);

  const owner = email === undefined ? undefined : await emails.find(email, fresh());
  const read = q.trim() === '' ? undefined : await readMeant(views, q, fresh());
  const called = name.trim() === '' ? undefined : calledLike(name);
  const none =
    (owner !== undefined && owner.customerId === undefined) || (read !== undefined && read.meant === undefined) || called === 'nobody';
  const looked: Looked = {
    none,
    customers: [customerId, owner?.customerId].filter((each) => each !== undefined),
    status,
    from,
    to,
    after: placedAt === undefined || orderId === undefined ? undefined : [placedAt, orderId],
    meant: read?.meant,
    limit: limit + 1,
  };
  const search: Search = { looked, freshness: fresh(), seal: (...place) => cursors.seal(filters, place) };
  const isNamed = called !== undefined && called !== 'nobody';
  const { body, position } = await (isNamed ? listNamed(sources, search, called, Number(opened)) : list(sources, search));
  return { body, position: oldest(position, owner?.position, read?.position) };
}

async function list({ views, personalData }: Sources, { looked, freshness, seal }: Search): Promise<Answer<FoundOrders>> {
  const reading = await readFound(views, orders.columns, looked, freshness);
  const { body, position } = answerPage(reading, looked.limit - 1, toFound, (last) => seal(last.placed_at, last.order_id));
  return { body: { ...body, items: await personalData.openOrders(body.items), complete: true }, position };
}

/** @param opened how many names were opened for the pages before */
async function listNamed(
  { views, personalData }: Sources,
  { looked, freshness, seal }: Search,
  isCalled: Called,
  opened: number,
): Promise<Answer<FoundOrders>> {
  const named = await readNamed({ views, personalData }, looked, { isCalled, opened }, freshness);
  const order = 'placed_at desc, order_id desc';
  const select = Select.from(orders, 'where order_id = any($1)');
  const reading = await views.readNow({ projection: 'orders', select, order, values: [named.orderIds] });
  const sealed = (last: OrderRow) => seal(last.placed_at, last.order_id, String(named.openedWith.get(last.order_id)));
  const { body, position } = answerPage(reading, looked.limit - 1, toFound, sealed);
  // Whoever was erased since his name was opened is not found any more.
  const items = (await personalData.openOrders(body.items)).filter(({ shipTo: { name } }) => name !== undefined && isCalled(name));
  return { body: { ...body, items, complete: named.complete }, position: oldest(position, named.position) };
}

/** Only staff search. */
function toFound(row: OrderRow): Order {
  return toOrder(row, 'staff');
}

function oldest(first: bigint, ...others: readonly (bigint | undefined)[]): bigint {
  return others.reduce<bigint>((least, each) => (each === undefined || each > least ? least : each), first);
}
