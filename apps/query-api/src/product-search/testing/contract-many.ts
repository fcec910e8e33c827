import { describe, expect, test } from 'vitest';
import { type SearchableProduct } from '../../testing/read-models.js';
import { type World } from './world.js';

const MANY = 10_050;

/** More than are counted, all with one word, and more attributes and values than are shown. */
export const manyProducts: readonly Partial<SearchableProduct>[] = Array.from({ length: MANY }, (_, index) => ({
  sku: `W-${String(index).padStart(5, '0')}`,
  name: `Widget ${index % 7 === 0 ? 'deluxe ' : ''}number ${index}`,
  category: `kind ${index % 10}`,
  price: String(1 + (index % 100)),
  attributes: {
    colour: `colour ${index % 25}`,
    ...(index < 300 ? Object.fromEntries(Array.from({ length: 30 }, (_each, name) => [`property ${name}`, `value ${index % 2}`])) : {}),
  },
}));

/** @param world with {@link manyProducts} */
export function describeManyHits(world: World): void {
  describe('more hits than are counted', () => {
    test('are said to be more', async () => {
      for (const query of ['q=widget', '', 'sort=price', 'q=widget&sort=name']) {
        const found = await world.search(query);
        expect([found.total, found.totalIsExact, found.items.length]).toEqual([10_000, false, 50]);
        expect(found.facets.category.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
      }
    });

    test('up to there the counts are exact', async () => {
      const found = await world.search('q=deluxe');
      const deluxe = Math.ceil(MANY / 7);
      expect([found.total, found.totalIsExact]).toEqual([deluxe, true]);
      expect(found.facets.category.reduce((sum, { count }) => sum + count, 0)).toBe(deluxe);
      expect(found.facets.price?.ranges.reduce((sum, { count }) => sum + count, 0)).toBe(deluxe);
    });

    test('of attributes and values those are shown that most of the hits have', async () => {
      const { attributes } = (await world.search('q=deluxe')).facets;
      expect(Object.keys(attributes)).toHaveLength(20);
      expect(Object.keys(attributes)[0]).toBe('colour');
      const values = attributes['colour'] as readonly { readonly value: string; readonly count: number }[];
      expect(values).toHaveLength(20);
      expect(values.map(({ count }) => count)).toEqual(values.map(({ count }) => count).sort((left, right) => right - left));
    });

    test.each(['price', 'relevance'])('%s: as many can be paged through, and no more', { timeout: 120_000 }, async (sort) => {
      const skus = await world.paged(`q=widget&sort=${sort}`, 200);
      expect(new Set(skus).size).toBe(10_000);
      expect(skus).toHaveLength(10_000);
    });
  });
}
