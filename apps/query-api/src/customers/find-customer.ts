import { createHash } from 'node:crypto';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { markLeftOut } from '../answers/etag.js';
import { Select } from '../views/select.js';
import { type AskedCustomer } from './own-or-all.js';
import { type Customer, customerColumns, toSealedCustomer } from './customer.js';

/** The customer with this id. */
export async function findCustomer({ views, personalData }: Sources, asked: AskedCustomer): Promise<Answer<Customer>> {
  const { customerId, visibleId, freshness } = asked;
  const question = {
    projection: 'customers',
    select: Select.of(customerColumns, 'from read_models.customers c where customer_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [customerId, visibleId],
    sequence: customerId,
    seesHidden: visibleId === undefined,
  } as const;
  const reading = await views.read(question, freshness);
  const answer = answerOne(reading, toSealedCustomer, 'There is no customer with this id.');
  const body = await personalData.openCustomer(answer.body);
  const etag = withSums(answer.etag, reading.rows[0]?.ordered);
  return { ...answer, body, etag: markLeftOut(etag, body, answer.body.erased) };
}

/** Orders move the sums and neither the customer's stream nor his row. */
function withSums(etag: string, sums: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(sums)).digest('hex').slice(0, 16);
  return etag.replace(/"$/, `.${digest}"`);
}
