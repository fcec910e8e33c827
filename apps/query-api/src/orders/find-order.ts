import { type OrderRow, orders } from '#read-models/orders';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { markLeftOut } from '../answers/etag.js';
import { type Freshness } from '../views/freshness.js';
import { type Question, type Reading } from '../views/question.js';
import { Select } from '../views/select.js';
import { keyAhead } from './key-ahead.js';
import { type Order, toOrder } from './order.js';
import { type Audience, markShownTo } from './shown-actions.js';

const byId = Select.from(orders, 'where order_id = $1 and ($2::text is null or customer_id = $2)');

export const NO_ORDER = 'There is no order with this id.';

/** A question about an order. */
export interface AskedOrder {
  readonly orderId: string;
  /** Whose it must be; undefined: anyone's. */
  readonly customerId: string | undefined;
  readonly freshness: Freshness;
}

/** The order with this id. */
export async function findOrder(sources: Sources, asked: AskedOrder & { readonly shownTo: Audience }): Promise<Answer<Order>> {
  const { shownTo } = asked;
  const ahead = keyAhead(sources, asked);
  const answer = answerOne(await readOrder(sources, asked), (row) => toOrder(row, shownTo), NO_ORDER);
  const body = await sources.personalData.openOrder(answer.body, ahead);
  return { ...answer, body, etag: markLeftOut(markShownTo(answer.etag, shownTo), body.shipTo, answer.body.shipTo.erased) };
}

function readOrder({ views, orderById }: Sources, asked: AskedOrder): Promise<Reading<OrderRow>> {
  const { orderId, customerId, freshness } = asked;
  if (freshness.atLeast !== undefined) return views.read(orderQuestion(asked), freshness);
  return orderById.read(orderId, ({ customer_id }) => customerId === undefined || customer_id === customerId);
}

export function orderQuestion({ orderId, customerId }: AskedOrder): Question<OrderRow> {
  return {
    projection: 'orders',
    select: byId,
    values: [orderId, customerId],
    sequence: orderId,
    seesHidden: customerId === undefined,
  };
}
