import { QueryTextField } from '#platform/fields/text-fields';
import { products } from '#read-models/products';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Product, toProduct } from './product.js';

export class ListProductsParameters extends PageParameters {
  @QueryTextField(200, { optional: true, description: 'Only products of this category.' })
  category?: string;
}

/** Products in order of their sku. Without `seesDrafts` there are no drafts among them. */
export class ListProducts extends Query<Answer<Page<Product>>> {
  constructor(
    readonly parameters: ListProductsParameters,
    readonly seesDrafts: boolean,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ListProducts)
export class ListProductsHandler implements IQueryHandler<ListProducts> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
  ) {}
  execute = (query: ListProducts) => listProducts(this.views, this.cursors, query);
}

async function listProducts(views: Views, cursors: Cursors, query: ListProducts): Promise<Answer<Page<Product>>> {
  const { category, cursor, limit } = query.parameters;
  const list = ['products', category, query.seesDrafts];
  const conditions = new Conditions().addGiven(category, (given) => `category = ${given}`);
  if (!query.seesDrafts) conditions.add([], () => `status <> 'draft'`);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (sku) => `sku > ${sku}`);
  const select = Select.from(products, `${conditions.where} order by sku limit ${conditions.parameter(limit + 1)}`);
  const reading = await views.read({ projection: 'products', select, order: 'sku', values: conditions.values }, query.freshness);
  return answerPage(reading, limit, toProduct, ({ sku }) => cursors.seal(list, [sku]));
}
