import { type ProductRow, products } from '#read-models/products';
import { type KeyedRows } from '../views/row-by-key.js';
import { Select } from '../views/select.js';

export const productsBySku: KeyedRows<ProductRow> = {
  projection: 'products',
  select: Select.from(products, 'where sku = any($1)'),
  keyOf: ({ sku }) => sku,
};
