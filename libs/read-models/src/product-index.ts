import { productStream } from '#events/contracts/product-events';
import { type FoldRow, type Recorded, rows } from './fold.js';
import { Json } from './json.js';
import { type ProductStatus } from './products.js';
import { defineProjection } from './projection.js';
import { type AttributeValue } from './search/facets.js';
import { type SearchLanguage, searchLanguages } from './search/languages.js';
import { defineTable, jsonb, nullable, numeric, place, text, timestamptz, word } from './table.js';

/**
 * What the search index holds of a product, as its fold sees it. It is kept in no table of PostgreSQL: a row is stored as the document that
 * `toDocument` makes of it, and read back with `toRow`.
 */
export const productIndex = defineTable({
  name: 'product_index',
  columns: {
    sku: text,
    status: word<ProductStatus>(),
    name: text,
    description: nullable(text),
    category: text,
    attributes: jsonb<Readonly<Record<string, AttributeValue>>>(),
    price: numeric,
    currency: text,
    /** Business time of its entry into the catalogue. */
    added_at: timestamptz,
    ...place,
  },
  key: ['sku'],
  indexes: [],
});
export type IndexedProduct = FoldRow<typeof productIndex>;

export const PRODUCT_INDEX = 'product-index';
const LANGUAGES = 100;
const RELEASE = 1;

/** The index that products are found by in Elasticsearch. Its version says how documents and the index are made, and for which language. */
export const productIndexProjection = (language: SearchLanguage) => ({
  ...writtenIn(language),
  variants: searchLanguages.filter((other) => other !== language).map(writtenIn),
});

const writtenIn = (language: SearchLanguage) =>
  defineProjection({
    name: PRODUCT_INDEX,
    version: RELEASE * LANGUAGES + searchLanguages.indexOf(language),
    keptIn: 'index',
    folds: [
      rows(productIndex, [productStream], {
        keys: ({ data }) => [[data.sku]],
        evolve: {
          ProductAdded: (_row, event) => added(event),
          ProductRevised: changed(({ data: { name, description, category, attributes } }, row) => ({
            name: name ?? row.name,
            description: description ?? row.description,
            category: category ?? row.category,
            attributes: attributes === undefined ? row.attributes : Json.of(attributes),
          })),
          ProductPriceChanged: changed(({ data }) => ({ price: data.price.amount, currency: data.price.currency })),
          ProductPublished: changed(() => ({ status: 'published' })),
          ProductDiscontinued: changed(() => ({ status: 'discontinued' })),
        },
      }),
    ],
  });

/** @param version of a generation of the index */
export function indexLanguageOf(version: number): SearchLanguage {
  return searchLanguages[version % LANGUAGES] ?? 'english';
}

function added(event: Recorded<'ProductAdded'>): IndexedProduct {
  const { sku, name, description = null, category, attributes, price } = event.data;
  return {
    sku,
    status: 'draft',
    name,
    description,
    category,
    attributes: Json.of(attributes),
    price: price.amount,
    currency: price.currency,
    added_at: event.occurredAt,
    revision: event.revision,
    position: event.position,
  };
}

function changed<Event extends Recorded>(changes: (event: Event, row: IndexedProduct) => Partial<IndexedProduct>) {
  return (row: IndexedProduct | undefined, event: Event): IndexedProduct | undefined =>
    row && { ...row, ...changes(event, row), revision: event.revision, position: event.position };
}
