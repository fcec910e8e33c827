import { productStream } from '#events/contracts/product-events';
import { type FoldRow, type Recorded, rows } from './fold.js';
import { Json } from './json.js';
import { defineProjection } from './projection.js';
import { bigint, defineTable, integer, jsonb, nullable, numeric, type RowOf, text, word } from './table.js';

export const productStatuses = ['draft', 'published', 'discontinued'] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Product by sku; list by category. */
export const products = defineTable({
  name: 'products',
  columns: {
    sku: text,
    name: text,
    description: nullable(text),
    category: text,
    attributes: jsonb<Readonly<Record<string, string | number | boolean>>>(),
    price: numeric,
    currency: text,
    status: word<ProductStatus>(),
    /** Of the stream `product-<sku>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
  },
  key: ['sku'],
  indexes: [{ name: 'category', columns: ['category', 'sku'] }],
});

export type ProductRow = RowOf<typeof products>;
type Row = FoldRow<typeof products>;

export const productsProjection = defineProjection({
  name: 'products',
  version: 1,
  folds: [
    rows(products, [productStream], {
      keys: ({ data }) => [[data.sku]],
      evolve: {
        ProductAdded: (_row, event) => added(event),
        ProductRevised: changed(({ data }, row) => {
          const { name = row.name, description = row.description, category = row.category, attributes } = data;
          return { name, description, category, attributes: attributes ? Json.of(attributes) : row.attributes };
        }),
        ProductPriceChanged: changed(({ data }) => ({ price: data.price.amount, currency: data.price.currency })),
        ProductPublished: changed(() => ({ status: 'published' })),
        ProductDiscontinued: changed(() => ({ status: 'discontinued' })),
      },
    }),
  ],
});

function added({ data, revision, position }: Recorded<'ProductAdded'>): Row {
  const { sku, name, description = null, category, attributes, price } = data;
  return {
    sku,
    name,
    description,
    category,
    attributes: Json.of(attributes),
    price: price.amount,
    currency: price.currency,
    status: 'draft',
    revision,
    position,
  };
}

function changed<Event extends Recorded>(changes: (event: Event, row: Row) => Partial<Row>) {
  return (row: Row | undefined, event: Event): Row | undefined =>
    row && { ...row, ...changes(event, row), revision: event.revision, position: event.position };
}
