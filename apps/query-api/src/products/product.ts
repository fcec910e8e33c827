import { type ProductRow, productStatuses } from '#read-models/products';
import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';

export const Product = Type.Object({
  sku: Type.String(),
  name: Type.String(),
  description: Type.Union([Type.String(), Type.Null()]),
  category: Type.String(),
  attributes: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  price: Money,
  status: Type.Enum(productStatuses),
  revision: Type.Integer({ description: 'Of the stream `product-<sku>`.' }),
});
export type Product = Static<typeof Product>;

export function toProduct(row: ProductRow): Product {
  const { sku, name, description, category, attributes, price, currency, status, revision } = row;
  return { sku, name, description, category, attributes, price: toMoney(price, currency), status, revision };
}
