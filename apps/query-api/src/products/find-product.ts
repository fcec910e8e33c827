import { products } from '#read-models/products';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type Product, toProduct } from './product.js';

/** The product with this sku. Without `seesDrafts` a draft does not exist. */
export class FindProduct extends Query<Answer<Product>> {
  constructor(
    readonly sku: string,
    readonly seesDrafts: boolean,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindProduct)
export class FindProductHandler implements IQueryHandler<FindProduct> {
  constructor(private readonly views: Views) {}
  execute = (query: FindProduct) => findProduct(this.views, query);
}

async function findProduct(views: Views, { sku, seesDrafts, freshness }: FindProduct): Promise<Answer<Product>> {
  const question = {
    projection: 'products',
    select: Select.from(products, `where sku = $1 and ($2 or status <> 'draft')`),
    values: [sku, seesDrafts],
    sequence: sku,
    seesHidden: seesDrafts,
  } as const;
  return answerOne(await views.read(question, freshness), toProduct, 'There is no product with this sku.');
}
