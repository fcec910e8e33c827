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
