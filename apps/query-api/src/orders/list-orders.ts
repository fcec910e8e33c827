import { IdField } from '#platform/fields/id-fields';
import { ChoiceField } from '#platform/fields/text-fields';
import { DayOrMomentField } from '#platform/fields/time-fields';
import { orders, type OrderStatus, orderStatuses } from '#read-models/orders';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { checkPeriod, toTime } from '../parameters/period.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Order, toOrder } from './order.js';

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

/** Orders, the latest placed first. @param customerId whose; undefined: everyone's */
export class ListOrders extends Query<Answer<Page<Order>>> {
  constructor(
    readonly parameters: ListOrdersParameters,
    readonly customerId: string | undefined,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ListOrders)
export class ListOrdersHandler implements IQueryHandler<ListOrders> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
    private readonly personalData: PersonalData,
  ) {}

  async execute(query: ListOrders): Promise<Answer<Page<Order>>> {
    const { position, body } = await listOrders(this.views, this.cursors, query);
    return { position, body: { ...body, items: await this.personalData.openOrders(body.items) } };
  }
}

async function listOrders(views: Views, cursors: Cursors, { parameters, customerId, freshness }: ListOrders): Promise<Answer<Page<Order>>> {
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
  return answerPage(reading, limit, toOrder, (last) => cursors.seal(list, [last.placed_at, last.order_id]));
}
