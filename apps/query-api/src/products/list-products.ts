import { ChoiceField, QueryTextField } from '#platform/fields/fields';
import { products, type ProductStatus, productStatuses } from '#read-models/products';
import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Product, toProduct } from './product.js';

export class ListProductsParameters extends PageParameters {
  @QueryTextField(200, { optional: true, description: 'Only products of this category.' })
  category?: string;

  @ChoiceField(productStatuses, {
    optional: true,
    description: 'Only products of this status; of drafts those who may not see any get none.',
    message: `must be one of ${productStatuses.join(', ')}`,
  })
  status?: ProductStatus;
}

type AskedProducts = Asked<{ parameters: ListProductsParameters; seesDrafts: boolean }>;

/** Products in order of their sku. Without `seesDrafts` there are no drafts among them. */
export async function listProducts({ views, cursors }: Sources, asked: AskedProducts): Promise<Answer<Page<Product>>> {
  const { category, status, cursor, limit } = asked.parameters;
  const list = ['products', category, asked.seesDrafts, status];
  const conditions = new Conditions().addGiven(category, (given) => `category = ${given}`).addGiven(status, (given) => `status = ${given}`);
  if (!asked.seesDrafts) conditions.add([], () => `status <> 'draft'`);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (sku) => `sku > ${sku}`);
  const select = Select.from(products, `${conditions.where} order by sku limit ${conditions.parameter(limit + 1)}`);
  const reading = await views.read({ projection: 'products', select, order: 'sku', values: conditions.values }, asked.freshness);
  return answerPage(reading, limit, toProduct, ({ sku }) => cursors.seal(list, [sku]));
}
