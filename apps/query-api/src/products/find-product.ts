import { products } from '#read-models/products';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Product, toProduct } from './product.js';

type AskedProduct = Asked<{ sku: string; seesDrafts: boolean }>;

/** The product with this sku. Without `seesDrafts` a draft does not exist. */
export async function findProduct({ views }: Sources, { sku, seesDrafts, freshness }: AskedProduct): Promise<Answer<Product>> {
  const question = {
    projection: 'products',
    select: Select.from(products, `where sku = $1 and ($2 or status <> 'draft')`),
    values: [sku, seesDrafts],
    sequence: sku,
    seesHidden: seesDrafts,
  } as const;
  return answerOne(await views.read(question, freshness), toProduct, 'There is no product with this sku.');
}
