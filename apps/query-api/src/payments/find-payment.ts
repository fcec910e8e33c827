import { payments } from '#read-models/payments';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type AskedOrder } from '../orders/find-order.js';
import { Select } from '../views/select.js';
import { type Payment, toPayment } from './payment.js';

/** The payment by card of this order. */
export async function findPayment({ views }: Sources, { orderId, customerId, freshness }: AskedOrder): Promise<Answer<Payment>> {
  const question = {
    projection: 'payments',
    select: Select.from(payments, 'where order_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [orderId, customerId],
    sequence: orderId,
    seesHidden: customerId === undefined,
  } as const;
  return answerOne(await views.read(question, freshness), toPayment, 'There is no payment by card of an order with this id.');
}
