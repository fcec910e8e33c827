import { ChoiceField, IdField } from '#platform/fields/fields';
import { DayOrMomentField } from '#platform/fields/time-fields';
import { type OrderStatus, orderStatuses } from '#read-models/orders';
import { type Page, type WrittenAnswer } from '../answers/answer.js';
import { contentTag } from '../answers/etag.js';
import { type Sources } from '../ask.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { checkPeriod, toTime } from '../parameters/period.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Order } from './order.js';
import { keyAhead } from './key-ahead.js';
import { listedColumns, pageText, toListed } from './order-page.js';
import { type Audience } from './shown-actions.js';

export class ListOrdersParameters extends PageParameters {
  @IdField({ optional: true, description: 'Only orders of this customer.' })
  customerId?: string;

  @ChoiceField(orderStatuses, { optional: true, message: `must be one of ${orderStatuses.join(', ')}` })
  status?: OrderStatus;

  @ChoiceField(['true', 'false'], { optional: true, description: 'Only orders that are on hold, or only those that are not.' })
  held?: 'true' | 'false';

  @DayOrMomentField({ optional: true, description: 'Only orders placed at this business time or later; a day or a UTC time.' })
  from?: string;

  @DayOrMomentField({ optional: true, description: 'Only orders placed before this business time.' })
  to?: string;
}

/** Of all orders, or of the one customer's. */
type AskedOrders = Asked<{ parameters: ListOrdersParameters; customerId: string | undefined; shownTo: Audience }>;

/** Orders, the latest placed first. */
export function listOrders(sources: Sources, asked: AskedOrders): Promise<WrittenAnswer<Page<Order>>> {
  const { freshness, ...words } = asked;
  if (freshness.atLeast !== undefined) return answerList(sources, asked);
  return sources.orderLists.ask(JSON.stringify(words), () => answerList(sources, asked));
}

async function answerList(
  sources: Sources,
  { parameters, customerId, shownTo, freshness }: AskedOrders,
): Promise<WrittenAnswer<Page<Order>>> {
  const { views, cursors, personalData } = sources;
  checkPeriod(parameters);
  const { status, held, cursor, limit } = parameters;
  const from = toTime(parameters.from);
  const to = toTime(parameters.to);
  const list = ['orders', customerId, status, from, to, held];
  const conditions = new Conditions()
    .addGiven(customerId, (given) => `customer_id = ${given}`)
    .addGiven(status, (given) => `status = ${given}`)
    .addGiven(from, (given) => `placed_at >= ${given}`)
    .addGiven(to, (given) => `placed_at < ${given}`);
  if (held !== undefined) conditions.add([], () => `held_since is ${held === 'true' ? 'not null' : 'null'}`);
  if (cursor !== undefined)
    conditions.add(cursors.open(list, cursor), (placedAt, orderId) => `(placed_at, order_id) < (${placedAt}, ${orderId})`);
  const order = 'placed_at desc, order_id desc';
  const select = Select.of(
    listedColumns,
    `from read_models.orders ${conditions.where} order by ${order} limit ${conditions.parameter(limit + 1)}`,
  );
  const ahead = keyAhead(sources, { customerId, freshness });
  const reading = await views.read({ projection: 'orders', select, order, values: conditions.values }, freshness);
  const { position, body } = answerPage(
    reading,
    limit,
    (row) => toListed(row, shownTo),
    (last) => cursors.seal(list, [last.placed_at, last.order_id]),
  );
  const text = pageText(
    body,
    await personalData.openOrders(
      body.items.map(({ order }) => order),
      ahead,
    ),
  );
  return { position, text, etag: contentTag(text) };
}
