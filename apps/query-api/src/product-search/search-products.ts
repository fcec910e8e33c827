import { IntegerField, QueryTextField } from '#platform/fields/fields';
import { type Answer } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { Spelled } from '../paging/page-parameters.js';
import { type Asked } from '../views/freshness.js';
import { type AskedProducts } from './asked-products.js';
import { type FoundProducts, type Suggestions } from './product-search.js';

type AskedSearch = Asked<AskedProducts & { seesDrafts: boolean }>;

/** Products by what is written in them. */
export async function searchProducts(
  { products, shopCurrency }: Sources,
  { parameters, attributes, seesDrafts, freshness }: AskedSearch,
): Promise<Answer<FoundProducts>> {
  const { q, category, currency = shopCurrency, minPrice, maxPrice, sort, cursor, limit } = parameters;
  return products.search({ text: q, category, currency, minPrice, maxPrice, attributes, sort, cursor, limit, seesDrafts }, freshness);
}

export class SuggestParameters {
  @QueryTextField(200, { description: 'What has been typed so far.' })
  q!: string;

  @Spelled()
  @IntegerField(1, 20, {
    optional: true,
    description: 'Products and completions, of each.',
    default: 8,
    message: 'must be a whole number from 1 to 20',
  })
  limit: number = 8;
}

export async function suggestProducts(
  { products }: Sources,
  { parameters, freshness }: Asked<{ parameters: SuggestParameters }>,
): Promise<Answer<Suggestions>> {
  return products.suggest(parameters.q, parameters.limit, freshness);
}
