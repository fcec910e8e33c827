import { productStream } from '#events/contracts/product-events';
import { type FoldRow, type Recorded, rows } from './fold.js';
import { Json } from './json.js';
import { type ProductStatus } from './products.js';
import { defineProjection } from './projection.js';
import { type AttributeValue } from './search/facets.js';
import { type SearchLanguage, searchLanguages } from './search/languages.js';
import { productTerms, type ProductTerms } from './search/product-terms.js';
import {
  bigint,
  defineTable,
  inRow,
  integer,
  jsonb,
  nullable,
  numeric,
  place,
  type RowOf,
  text,
  timestamptz,
  tsvector,
  word,
} from './table.js';

/** Products by what is written in them. */
export const productSearch = defineTable({
  name: 'product_search',
  columns: {
    sku: text,
    status: word<ProductStatus>(),
    category: text,
    price: numeric,
    currency: text,
    /** Business time of its entry into the catalogue. */
    added_at: timestamptz,
    terms: inRow(tsvector),
    name_words: integer,
    brand_words: integer,
    attribute_words: integer,
    text_words: integer,
    facets: inRow(text),
    spellings: text,
    name: text,
    description: nullable(text),
    attributes: jsonb<Readonly<Record<string, AttributeValue>>>(),
    ...place,
  },
  key: ['sku'],
  indexes: [
    { name: 'terms', columns: ['terms'], gin: 'lexemes' },
    { name: 'category', columns: ['category', 'sku'] },
    { name: 'price', columns: ['currency', 'price', 'sku'] },
    { name: 'name', columns: ['name', 'sku'] },
    { name: 'added', columns: ['added_at', 'sku'] },
  ],
});
export type ProductSearchRow = RowOf<typeof productSearch>;
type Row = FoldRow<typeof productSearch>;

/**
 * In how many products that anybody may see a lexeme stands. A few keys are no lexemes: `*` counts those products, and `*name`, `*brand`, `*attribute`,
 * `*text` the words of their fields.
 */
export const productSearchLexemes = defineTable({
  name: 'product_search_lexemes',
  columns: { key: text, count: bigint },
  key: ['key'],
  indexes: [],
});

/** In how many of those names a word stands as it is written. */
export const productSearchSpellings = defineTable({
  name: 'product_search_spellings',
  columns: { key: text, count: bigint },
  key: ['key'],
  indexes: [{ name: 'alike', columns: ['key'], gin: 'trigrams' }],
});

const lexemesOf = (row: string): string =>
  `select l, 1 from unnest(tsvector_to_array(${row}.terms)) as l where ${row}.status <> 'draft' and not starts_with(l, '#')
   union all select * from (values ('*', 1), ('*name', ${row}.name_words), ('*brand', ${row}.brand_words), ('*attribute', ${row}.attribute_words), ('*text', ${row}.text_words)) as totals
   where ${row}.status <> 'draft'`;
const spellingsOf = (row: string): string =>
  `select s, 1 from unnest(string_to_array(${row}.spellings, ' ')) as s where ${row}.status <> 'draft'`;

const LANGUAGES = 100;
const RELEASE = 1;

/** The view that products are found by. What language it is written in is part of its version, so that readers know how to ask it. */
export const productSearchProjection = (language: SearchLanguage) => ({
  ...writtenIn(language),
  variants: searchLanguages.filter((other) => other !== language).map(writtenIn),
});

const writtenIn = (language: SearchLanguage) =>
  defineProjection({
    name: 'product-search',
    version: RELEASE * LANGUAGES + searchLanguages.indexOf(language),
    folds: [
      rows(productSearch, [productStream], {
        keys: ({ data }) => [[data.sku]],
        prepare: (event) => {
          if (event.type === 'ProductAdded') termsOf(event, language);
        },
        evolve: {
          ProductAdded: (_row, event) => added(event, language),
          ProductRevised: changed(({ data }, row) => {
            const { name = row.name, description = row.description, category = row.category, attributes } = data;
            const texts = { name, description, category, attributes: attributes ?? row.attributes.value };
            return { ...texts, attributes: Json.of(texts.attributes), ...productTerms({ ...texts, sku: row.sku }, language) };
          }),
          ProductPriceChanged: changed(({ data }) => ({ price: data.price.amount, currency: data.price.currency })),
          ProductPublished: changed(() => ({ status: 'published' })),
          ProductDiscontinued: changed(() => ({ status: 'discontinued' })),
        },
      }),
    ],
    counts: [
      { table: productSearchLexemes, of: productSearch, each: lexemesOf },
      { table: productSearchSpellings, of: productSearch, each: spellingsOf },
    ],
  });

/** @param version of a generation */
export function languageOf(version: number): SearchLanguage {
  return searchLanguages[version % LANGUAGES] ?? 'english';
}

function added(event: Recorded<'ProductAdded'>, language: SearchLanguage): Row {
  const { sku, name, description = null, category, attributes, price } = event.data;
  return {
    sku,
    status: 'draft',
    category,
    price: price.amount,
    currency: price.currency,
    added_at: event.occurredAt,
    ...termsOf(event, language),
    name,
    description,
    attributes: Json.of(attributes),
    revision: event.revision,
    position: event.position,
  };
}

/** An event carries what was worked out of it, for the index in one language: reading a product's words takes most of the time that it costs to index it. */
const TERMS = Symbol('terms');
interface Carrier {
  [TERMS]?: { readonly language: SearchLanguage; readonly terms: ProductTerms };
}

function termsOf(event: Recorded<'ProductAdded'> & Carrier, language: SearchLanguage): ProductTerms {
  if (event[TERMS]?.language !== language) {
    const { description = null, ...product } = event.data;
    event[TERMS] = { language, terms: productTerms({ ...product, description }, language) };
  }
  return event[TERMS].terms;
}

function changed<Event extends Recorded>(changes: (event: Event, row: Row) => Partial<Row>) {
  return (row: Row | undefined, event: Event): Row | undefined =>
    row && { ...row, ...changes(event, row), revision: event.revision, position: event.position };
}
