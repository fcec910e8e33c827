import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Customer, customerColumns, toSealedCustomer } from './customer.js';

/** Customers in order of their id. */
export async function listCustomers(sources: Sources, asked: Asked<{ parameters: PageParameters }>): Promise<Answer<Page<Customer>>> {
  const { views, cursors, personalData } = sources;
  const { cursor, limit } = asked.parameters;
  const list = ['customers'];
  const conditions = new Conditions();
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (customerId) => `customer_id > ${customerId}`);
  const order = 'customer_id';
  const rest = `from read_models.customers c ${conditions.where} order by ${order} limit ${conditions.parameter(limit + 1)}`;
  const select = Select.of(customerColumns, rest);
  const reading = await views.read({ projection: 'customers', select, order, values: conditions.values }, asked.freshness);
  const { position, body } = answerPage(reading, limit, toSealedCustomer, (last) => cursors.seal(list, [last.customer_id]));
  return { position, body: { ...body, items: await personalData.openCustomers(body.items) } };
}
