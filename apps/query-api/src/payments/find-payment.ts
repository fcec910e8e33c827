import { payments } from '#read-models/payments';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Payment, toPayment } from './payment.js';

/** The payment by card of this order. @param customerId whose it must be; undefined: anyone's */
export class FindPayment extends Query<Answer<Payment>> {
  constructor(
    readonly orderId: string,
    readonly customerId: string | undefined,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindPayment)
export class FindPaymentHandler implements IQueryHandler<FindPayment> {
  constructor(private readonly views: Views) {}
  execute = (query: FindPayment) => findPayment(this.views, query);
}

async function findPayment(views: Views, { orderId, customerId, freshness }: FindPayment): Promise<Answer<Payment>> {
  const question = {
    projection: 'payments',
    select: Select.from(payments, 'where order_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [orderId, customerId],
    sequence: orderId,
    seesHidden: customerId === undefined,
  } as const;
  return answerOne(await views.read(question, freshness), toPayment, 'There is no payment by card of an order with this id.');
}
