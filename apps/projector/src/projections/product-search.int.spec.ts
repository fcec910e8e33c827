import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { productSearchProjection } from '#read-models/product-search';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => {
  trial = await ProjectionTrial.open();
});
afterAll(() => trial[Symbol.asyncDispose]());

const price = (amount: string) => ({ amount, currency: 'GBP' });
const added = (sku: string, name: string, more: object = {}): OrderlineEvent => ({
  type: 'ProductAdded',
  data: { sku, name, category: 'lights/lamps', attributes: {}, price: price('2.55'), ...more },
});
const published = (sku: string): OrderlineEvent => ({ type: 'ProductPublished', data: { sku } });

describe('the index of products', () => {
  test('counts the words of what anybody may see, and no others, whatever changes', async () => {
    const { product_search, product_search_lexemes, product_search_spellings } = await trial.given(
      productSearchProjection('english'),
      added('A', 'Red lamps', { attributes: { brand: 'Lumo', watts: 40, dimmable: true, ean: '0095205603217' } }),
      added('B', 'Blue lamp'),
      added('C', 'Secret lamp'),
      published('A'),
      published('B'),
      { type: 'ProductRevised', data: { sku: 'B', name: 'Green lamp', description: 'For the garden.' } },
      { type: 'ProductPriceChanged', data: { sku: 'A', price: price('3'), previousPrice: price('2.55') } },
      { type: 'ProductDiscontinued', data: { sku: 'B', reason: 'sold out' } },
    );

    expect(product_search).toMatchObject([
      { sku: 'A', status: 'published', name_words: 2, brand_words: 1, spellings: 'red lamps lumo' },
      { sku: 'B', status: 'discontinued', name: 'Green lamp', text_words: 3 },
      { sku: 'C', status: 'draft' },
    ]);
    const counts: Record<string, number> = Object.fromEntries(
      (product_search_lexemes ?? []).map(({ key, count }) => [String(key), Number(count)] as const),
    );
    expect(counts).toMatchObject({
      '*': 2,
      '*name': 4,
      '*text': 3,
      lamp: 2,
      red: 1,
      green: 1,
      '^lamps': 1,
      '^lamp': 2,
      garden: 1,
      lumo: 1,
    });
    expect(Object.keys(counts).filter((key) => ['blue', 'secret', '#a'].includes(key))).toEqual([]);
    expect(product_search_spellings).toEqual(
      [
        ['green', 1],
        ['lamp', 1],
        ['lamps', 1],
        ['lumo', 1],
        ['red', 1],
      ].map(([key, count]) => ({ key, count: String(count) })),
    );
  });
});
