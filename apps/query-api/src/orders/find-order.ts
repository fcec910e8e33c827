import { type OrderRow, orders } from '#read-models/orders';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, answerOne } from '../answers/answer.js';
import { markErased } from '../answers/etag.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { type Freshness } from '../views/freshness.js';
import { type Question } from '../views/question.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Order, toOrder } from './order.js';

export const NO_ORDER = 'There is no order with this id.';

/** The order with this id. @param customerId whose it must be; undefined: anyone's */
export class FindOrder extends Query<Answer<Order>> {
  constructor(
    readonly orderId: string,
    readonly customerId: string | undefined,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindOrder)
export class FindOrderHandler implements IQueryHandler<FindOrder> {
  constructor(
    private readonly views: Views,
    private readonly personalData: PersonalData,
  ) {}
  execute = (query: FindOrder) => findOrder(this.views, this.personalData, query);
}

async function findOrder(views: Views, personalData: PersonalData, query: FindOrder): Promise<Answer<Order>> {
  const { orderId, customerId, freshness } = query;
  const answer = answerOne(await views.read(orderQuestion(orderId, customerId), freshness), toOrder, NO_ORDER);
  const body = await personalData.openOrder(answer.body);
  const etag = body.shipTo.erased === answer.body.shipTo.erased ? answer.etag : markErased(answer.etag);
  return { ...answer, body, etag };
}

export function orderQuestion(orderId: string, customerId: string | undefined): Question<OrderRow> {
  return {
    projection: 'orders',
    select: Select.from(orders, 'where order_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [orderId, customerId],
    sequence: orderId,
    seesHidden: customerId === undefined,
  };
}
