import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Customer, customerColumns, type SealedCustomer, toSealedCustomer } from './customer.js';

/** Customers in order of their id. */
export class ListCustomers extends Query<Answer<Page<Customer>>> {
  constructor(
    readonly parameters: PageParameters,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ListCustomers)
export class ListCustomersHandler implements IQueryHandler<ListCustomers> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
    private readonly personalData: PersonalData,
  ) {}

  async execute(query: ListCustomers): Promise<Answer<Page<Customer>>> {
    const { position, body } = await listCustomers(this.views, this.cursors, query);
    return { position, body: { ...body, items: await this.personalData.openCustomers(body.items) } };
  }
}

async function listCustomers(
  views: Views,
  cursors: Cursors,
  { parameters, freshness }: ListCustomers,
): Promise<Answer<Page<SealedCustomer>>> {
  const { cursor, limit } = parameters;
  const list = ['customers'];
  const conditions = new Conditions();
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (customerId) => `customer_id > ${customerId}`);
  const order = 'customer_id';
  const rest = `from read_models.customers c ${conditions.where} order by ${order} limit ${conditions.parameter(limit + 1)}`;
  const select = Select.of(customerColumns, rest);
  const reading = await views.read({ projection: 'customers', select, order, values: conditions.values }, freshness);
  return answerPage(reading, limit, toSealedCustomer, (last) => cursors.seal(list, [last.customer_id]));
}
