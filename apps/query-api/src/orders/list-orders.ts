import { ChoiceField, IdField } from '#platform/fields/fields';
import { DayOrMomentField } from '#platform/fields/time-fields';
import { orders, type OrderStatus, orderStatuses } from '#read-models/orders';
import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { checkPeriod, toTime } from '../parameters/period.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Order, toOrder } from './order.js';
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
export async function listOrders(
  sources: Sources,
  { parameters, customerId, shownTo, freshness }: AskedOrders,
): Promise<Answer<Page<Order>>> {
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
  const select = Select.from(orders, `${conditions.where} order by ${order} limit ${conditions.parameter(limit + 1)}`);
  const reading = await views.read({ projection: 'orders', select, order, values: conditions.values }, freshness);
  const { position, body } = answerPage(
    reading,
    limit,
    (row) => toOrder(row, shownTo),
    (last) => cursors.seal(list, [last.placed_at, last.order_id]),
  );
  return { position, body: { ...body, items: await personalData.openOrders(body.items) } };
}
