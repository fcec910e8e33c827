import { afterAll, beforeAll, expect, test } from 'vitest';
import { productsProjection } from '#read-models/products';
import { gbp, productAdded } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

test('given a product, it is a draft with the fields of its event', async () => {
  expect(await trial.given(productsProjection, productAdded('MUG', 'Mug "Élan" \\ \u{1F375}'))).toEqual({
    products: [
      {
        sku: 'MUG',
        name: 'Mug "Élan" \\ \u{1F375}',
        description: null,
        category: 'kitchen',
        attributes: { colour: 'red', "o'clock": true },
        price: '1.25',
        currency: 'GBP',
        status: 'draft',
        revision: 0,
        position: '1',
      },
    ],
  });
});

test('given changes, the row has what was given and keeps what was not', async () => {
  const { products } = await trial.given(
    productsProjection,
    productAdded(),
    { type: 'ProductRevised', data: { sku: 'MUG', description: 'Holds tea.' } },
    { type: 'ProductRevised', data: { sku: 'MUG', name: 'Big mug', attributes: { size: 3 } } },
    { type: 'ProductPriceChanged', data: { sku: 'MUG', price: gbp('2'), previousPrice: gbp('1.25') } },
    { type: 'ProductPublished', data: { sku: 'MUG' } },
  );

  expect(products).toMatchObject([
    {
      name: 'Big mug',
      description: 'Holds tea.',
      category: 'kitchen',
      attributes: { size: 3 },
      price: '2',
      status: 'published',
      revision: 4,
      position: '5',
    },
  ]);
});

test('given a discontinued product, its row says so; given events of an unknown one, there is none', async () => {
  const { products } = await trial.given(
    productsProjection,
    productAdded(),
    { type: 'ProductDiscontinued', data: { sku: 'MUG', reason: 'sold out' } },
    { type: 'ProductPublished', data: { sku: 'CUP' } },
  );

  expect(products).toMatchObject([{ sku: 'MUG', status: 'discontinued' }]);
});
