import { type ProductEvent } from '#events/contracts/product-events';
import { type ProductCommand } from '../product/product.js';
import { gbp } from './arbitraries.js';

// The product of the examples: what happened to it, and what is asked of it.

export const sku = 'TEAPOT';
export const added: ProductEvent = {
  type: 'ProductAdded',
  data: {
    sku,
    name: 'Tea pot',
    description: 'Holds a litre',
    category: 'Kitchen',
    attributes: { colour: 'red', litres: 1 },
    price: gbp('12.5'),
  },
};
export const free: ProductEvent = {
  type: 'ProductAdded',
  data: { sku, name: 'Tea pot', category: 'Kitchen', attributes: {}, price: gbp('0') },
};
export const published: ProductEvent = { type: 'ProductPublished', data: { sku } };
export const discontinued: ProductEvent = { type: 'ProductDiscontinued', data: { sku, reason: 'Mould broke' } };

export const add: Extract<ProductCommand, { type: 'AddProduct' }> = {
  type: 'AddProduct',
  sku,
  name: 'Tea pot',
  category: 'Kitchen',
  price: gbp('12.50'),
};
export const publish: ProductCommand = { type: 'PublishProduct', sku };
export const discontinue: Extract<ProductCommand, { type: 'DiscontinueProduct' }> = {
  type: 'DiscontinueProduct',
  sku,
  reason: 'Mould broke',
};
export const changePrice = (amount: string, currency = 'GBP'): ProductCommand => ({
  type: 'ChangePrice',
  sku,
  price: { amount, currency },
});
export const revise = (changes: object): ProductCommand => ({ type: 'ReviseProduct', sku, ...changes });
