import { describe, expect, it } from 'vitest';
import { type ProductEvent } from '#events/contracts/product-events';
import { gbp } from '../testing/arbitraries.js';
import { fold, given } from '../testing/decider-spec.js';
import { sku, added, free, published, discontinued, add, publish, discontinue, changePrice, revise } from '../testing/teapot.js';
import { productDecider, productFacts, type ProductState } from './product.js';

describe('Adding a product', () => {
  it('makes a draft with a normalised price and without fields that were not given', () => {
    given(productDecider)
      .when(add)
      .then([{ type: 'ProductAdded', data: { sku, name: 'Tea pot', category: 'Kitchen', attributes: {}, price: gbp('12.5') } }]);
  });

  it('keeps description and attributes', () => {
    given(productDecider)
      .when({ ...add, description: 'Holds a litre', attributes: { colour: 'red', litres: 1 } })
      .then([added]);
  });

  it('is allowed at no price', () => {
    given(productDecider)
      .when({ ...add, price: gbp('-0.00') })
      .then([free]);
  });

  it('is refused with a negative price', () => {
    given(productDecider)
      .when({ ...add, price: gbp('-0.0001') })
      .then('price-negative', { field: 'price' });
  });

  it.each([
    ['a draft', [added]],
    ['a discontinued product', [added, discontinued]],
  ])('is refused where the sku is taken by %s', (_, events) => {
    given(productDecider, events)
      .when(add)
      .then('product-exists', { skus: [sku] });
  });
});

describe('A product that was never added', () => {
  it.each([revise({ name: 'Pot' }), changePrice('1'), publish, discontinue])('refuses $type', (command) => {
    given(productDecider)
      .when(command)
      .then('product-not-found', { skus: [sku] });
  });
});

describe('Publishing a product', () => {
  it('makes it orderable', () => {
    given(productDecider, [added]).when(publish).then([published]);
  });

  it('makes no event when it is published', () => {
    given(productDecider, [added, published]).when(publish).then([]);
  });

  it('needs a price, which may be given later', () => {
    given(productDecider, [free])
      .when(publish)
      .then('price-missing', { skus: [sku], field: 'price' });
    const priced: ProductEvent = { type: 'ProductPriceChanged', data: { sku, price: gbp('0.0001'), previousPrice: gbp('0') } };
    given(productDecider, [free, priced]).when(publish).then([published]);
  });

  it('is refused once the product is discontinued', () => {
    given(productDecider, [added, published, discontinued]).when(publish).then('product-discontinued');
  });
});

describe('Discontinuing a product', () => {
  it.each([
    ['a draft', [added]],
    ['a published product', [added, published]],
  ])('ends the sale of %s', (_, events) => {
    given(productDecider, events).when(discontinue).then([discontinued]);
  });

  it('makes no event the second time', () => {
    given(productDecider, [added, discontinued])
      .when({ ...discontinue, reason: 'Out of fashion' })
      .then([]);
  });
});

describe('The facts of a product', () => {
  it('are its name, price and status', () => {
    expect(productFacts(fold(productDecider, [added, published]))).toStrictEqual({
      name: 'Tea pot',
      price: gbp('12.5'),
      status: 'published',
    });
  });

  it('are none when there is no such product', () => {
    expect(productFacts(productDecider.initialState())).toBeUndefined();
  });
});

it('A product’s fold ignores what cannot have happened', () => {
  expect(fold(productDecider, [published, discontinued])).toStrictEqual({ status: 'absent' });
  const draft = fold(productDecider, [added]);
  expect(productDecider.evolve(draft, { type: 'ProductPainted', data: {} } as never)).toBe(draft);
});

it('A product’s rules know no other command', () => {
  const draft: ProductState = fold(productDecider, [added]);
  expect(() => productDecider.decide({ type: 'PaintProduct', sku } as never, draft)).toThrow('Not handled: {"type":"PaintProduct"');
});

it('A product’s stream is named after its sku', () => {
  expect(productDecider.category).toBe('product');
});
