import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { type Answer, answerOne } from '../answers/answer.js';
import { markErased } from '../answers/etag.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Customer, customerColumns, toSealedCustomer } from './customer.js';

/** The customer with this id. @param visibleId who it must be; undefined: anyone */
export class FindCustomer extends Query<Answer<Customer>> {
  constructor(
    readonly customerId: string,
    readonly visibleId: string | undefined,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindCustomer)
export class FindCustomerHandler implements IQueryHandler<FindCustomer> {
  constructor(
    private readonly views: Views,
    private readonly personalData: PersonalData,
  ) {}
  execute = (query: FindCustomer) => findCustomer(this.views, this.personalData, query);
}

async function findCustomer(views: Views, personalData: PersonalData, query: FindCustomer): Promise<Answer<Customer>> {
  const { customerId, visibleId, freshness } = query;
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
  return { ...answer, body, etag: body.status === answer.body.status ? etag : markErased(etag) };
}

/** Orders move the sums and neither the customer's stream nor his row. */
function withSums(etag: string, sums: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(sums)).digest('hex').slice(0, 16);
  return etag.replace(/"$/, `.${digest}"`);
}
