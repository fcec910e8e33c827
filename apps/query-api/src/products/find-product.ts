import { type ProductRow, products } from '#read-models/products';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type Asked } from '../views/freshness.js';
import { type Reading } from '../views/question.js';
import { Select } from '../views/select.js';
import { type Product, toProduct } from './product.js';

const bySku = Select.from(products, `where sku = $1 and ($2 or status <> 'draft')`);

type AskedProduct = Asked<{ sku: string; seesDrafts: boolean }>;

/** The product with this sku. Without `seesDrafts` a draft does not exist. */
export async function findProduct(sources: Sources, asked: AskedProduct): Promise<Answer<Product>> {
  return answerOne(await readProduct(sources, asked), toProduct, 'There is no product with this sku.');
}

function readProduct({ views, productBySku }: Sources, { sku, seesDrafts, freshness }: AskedProduct): Promise<Reading<ProductRow>> {
  if (freshness.atLeast === undefined) return productBySku.read(sku, ({ status }) => seesDrafts || status !== 'draft');
  return views.read({ projection: 'products', select: bySku, values: [sku, seesDrafts], sequence: sku, seesHidden: seesDrafts }, freshness);
}
