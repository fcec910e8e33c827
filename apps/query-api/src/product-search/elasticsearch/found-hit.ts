import { type ProductDocument } from '#read-models/search/index-document';
import { type SearchLanguage } from '#read-models/search/languages';
import { toMoney } from '../../answers/money.js';
import { highlighted } from '../highlight.js';
import { type FoundProduct } from '../product-search.js';

/** What is asked for of a document: what is shown, and what lists go on by. */
export const SHOWN = [
  'sku',
  'name',
  'description',
  'category',
  'attributes',
  'price',
  'currency',
  'status',
  'revision',
  'added_at',
] as const satisfies readonly (keyof ProductDocument)[];

export type Highlights = FoundProduct['highlights'];

/**
 * Has the words marked in names, and in an excerpt of descriptions.
 * @param found words that were asked for, and their stems
 */
export function highlightsOf({ name, description }: ProductDocument, found: ReadonlySet<string>, language: SearchLanguage): Highlights {
  if (found.size === 0) return {};
  const inName = highlighted(name, found, language, true);
  const inDescription = description === null ? undefined : highlighted(description, found, language, false);
  return { ...(inName === undefined ? {} : { name: inName }), ...(inDescription === undefined ? {} : { description: inDescription }) };
}

export function toFoundProduct(document: ProductDocument, highlights: Highlights): FoundProduct {
  const { sku, name, description, category, attributes, price, currency, status, revision } = document;
  return { sku, name, description, category, attributes, price: toMoney(price, currency), status, revision, highlights };
}
