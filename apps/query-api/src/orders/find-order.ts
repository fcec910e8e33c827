import { type OrderRow, orders } from '#read-models/orders';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { markLeftOut } from '../answers/etag.js';
import { type Freshness } from '../views/freshness.js';
import { type Question } from '../views/question.js';
import { Select } from '../views/select.js';
import { type Order, toOrder } from './order.js';

export const NO_ORDER = 'There is no order with this id.';

/** A question about an order. */
export interface AskedOrder {
  readonly orderId: string;
  /** Whose it must be; undefined: anyone's. */
  readonly customerId: string | undefined;
  readonly freshness: Freshness;
}

/** The order with this id. */
export async function findOrder({ views, personalData }: Sources, asked: AskedOrder): Promise<Answer<Order>> {
  const answer = answerOne(await views.read(orderQuestion(asked), asked.freshness), toOrder, NO_ORDER);
  const body = await personalData.openOrder(answer.body);
  return { ...answer, body, etag: markLeftOut(answer.etag, body.shipTo, answer.body.shipTo.erased) };
}

export function orderQuestion({ orderId, customerId }: AskedOrder): Question<OrderRow> {
  return {
    projection: 'orders',
    select: Select.from(orders, 'where order_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [orderId, customerId],
    sequence: orderId,
    seesHidden: customerId === undefined,
  };
}
