import { describe, it } from 'vitest';
import { type ProductEvent } from '#events/contracts/product-events';
import { gbp } from '../testing/arbitraries.js';
import { given } from '../testing/decider-spec.js';
import { sku, added, published, discontinued, changePrice, revise } from '../testing/teapot.js';
import { productDecider } from './product.js';

describe('Revising a product', () => {
  it.each([
    ['name', { name: 'Big tea pot' }],
    ['description', { description: '' }],
    ['category', { category: 'Tea' }],
    ['an attribute’s value', { attributes: { colour: 'blue', litres: 1 } }],
    ['an attribute’s type', { attributes: { colour: 'red', litres: '1' } }],
    ['fewer attributes', { attributes: { colour: 'red' } }],
    ['more attributes', { attributes: { colour: 'red', litres: 1, lid: true } }],
    ['another attribute', { attributes: { colour: 'red', lid: true } }],
  ])('tells what differs: %s', (_, changes) => {
    const same = { name: 'Tea pot', description: 'Holds a litre', category: 'Kitchen', attributes: { litres: 1, colour: 'red' } };
    given(productDecider, [added])
      .when(revise({ ...same, ...changes }))
      .then([{ type: 'ProductRevised', data: { sku, ...changes } }]);
  });

  it('makes no event when nothing differs, in whatever order the attributes come', () => {
    given(productDecider, [added])
      .when(revise({ name: 'Tea pot', attributes: { litres: 1, colour: 'red' } }))
      .then([]);
  });

  it('makes no event when nothing is given', () => {
    given(productDecider, [added]).when(revise({})).then([]);
  });

  it('counts from the last revision', () => {
    const renamed: ProductEvent = { type: 'ProductRevised', data: { sku, name: 'Pot' } };
    given(productDecider, [added, renamed])
      .when(revise({ name: 'Pot' }))
      .then([]);
    given(productDecider, [added, renamed])
      .when(revise({ name: 'Tea pot' }))
      .then([{ type: 'ProductRevised', data: { sku, name: 'Tea pot' } }]);
  });

  it('is refused once the product is discontinued', () => {
    given(productDecider, [added, discontinued])
      .when(revise({ name: 'Pot' }))
      .then('product-discontinued', { skus: [sku] });
  });
});

describe('Changing a price', () => {
  it('tells the new price and the one before', () => {
    given(productDecider, [added, published])
      .when(changePrice('13.0'))
      .then([{ type: 'ProductPriceChanged', data: { sku, price: gbp('13'), previousPrice: gbp('12.5') } }]);
  });

  it('may change the currency', () => {
    const price = { amount: '12.5', currency: 'EUR' };
    given(productDecider, [added])
      .when(changePrice('12.5', 'EUR'))
      .then([{ type: 'ProductPriceChanged', data: { sku, price, previousPrice: gbp('12.5') } }]);
  });

  it('makes no event for the same price in another spelling', () => {
    given(productDecider, [added]).when(changePrice('12.5000')).then([]);
  });

  it('is refused below zero', () => {
    given(productDecider, [added]).when(changePrice('-1')).then('price-negative', { field: 'price' });
  });

  it('may take the price from a draft, but not from a published product', () => {
    given(productDecider, [added])
      .when(changePrice('0'))
      .then([{ type: 'ProductPriceChanged', data: { sku, price: gbp('0'), previousPrice: gbp('12.5') } }]);
    given(productDecider, [added, published])
      .when(changePrice('0'))
      .then('price-missing', { skus: [sku], field: 'price' });
  });

  it('is refused once the product is discontinued', () => {
    given(productDecider, [added, discontinued]).when(changePrice('12.5')).then('product-discontinued');
  });
});
