import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

export function describeNarrowing(world: World): void {
  describe('GET /products/search narrows', () => {
    test.each([
      ['category=lights', ['GONE', 'LAMP-1', 'LAMP-2']],
      ['category=lights/desk', ['LAMP-1']],
      ['category=light', []],
      ['attr.colour=red&attr.colour=blue', ['LAMP-1', 'LAMP-2']],
      ['attr.colour=red&attr.brand=Sony', []],
      ['attr.watts.min=50', ['LAMP-2']],
      ['attr.watts.min=40&attr.watts.max=50', ['LAMP-1']],
      ['attr.watts=60', ['LAMP-2']],
      ['attr.watts=60&attr.watts=40', ['LAMP-1', 'LAMP-2']],
      ['attr.dimmable=true', ['LAMP-2']],
      ['attr.dimmable=false', []],
      ['minPrice=20&maxPrice=80', ['LAMP-1', 'LAMP-2']],
      ['minPrice=7&maxPrice=7.0', ['BOOK', 'SCRIPT']],
      ['currency=EUR&minPrice=0', ['CAFE']],
      ['currency=USD&minPrice=0', []],
      ["attr.colour=re'd", []],
      ['attr.__proto__=x', []],
      ['attr.constructor=x', []],
      ['q=lamp&category=furniture', ['DESK-1']],
      ['q=lamp&minPrice=50&maxPrice=100', ['LAMP-2']],
    ])('down by %s', async (query, expected) => {
      const found = await world.search(query);
      expect(found.items.map(({ sku }) => sku).sort()).toEqual(expected);
      expect(found.total).toBe(expected.length);
    });

    test('each facet is counted under the other filters alone', async () => {
      const { items, facets } = await world.search('q=lamp&attr.colour=red');
      expect(items.map(({ sku }) => sku)).toEqual(['LAMP-1']);
      expect(facets.attributes['colour']).toEqual([
        { value: 'blue', count: 1 },
        { value: 'oak', count: 1 },
        { value: 'red', count: 1 },
      ]);
      expect(facets.attributes['brand']).toEqual([{ value: 'Lumo', count: 1 }]);
      expect(facets.attributes['watts']).toEqual({ min: 40, max: 40 });
      expect(facets.category).toEqual([{ value: 'lights/desk', count: 1 }]);
      expect(facets.price).toMatchObject({ currency: 'GBP', min: '20', max: '20' });
    });

    test('who fails two filters is counted for neither', async () => {
      const { facets } = await world.search('q=lamp&attr.colour=red&attr.brand=Sony');
      expect(facets.attributes['colour']).toBeUndefined();
      expect(facets.attributes['brand']).toEqual([{ value: 'Lumo', count: 1 }]);
    });

    test('prices are looked at in one currency alone', async () => {
      const pounds = await world.search('');
      expect(pounds.facets.price).toMatchObject({ currency: 'GBP', min: '1', max: '300' });
      const ranges = pounds.facets.price?.ranges ?? [];
      expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe(8);
      expect([ranges[0]?.from, ranges.at(-1)?.to]).toEqual([null, null]);
      for (const [index, { to }] of ranges.slice(0, -1).entries()) expect(ranges[index + 1]?.from).toBe(to);
      expect((await world.search('currency=EUR')).facets.price).toMatchObject({ currency: 'EUR', min: '12', max: '12' });
      expect((await world.search('currency=USD')).facets.price).toBeNull();
      expect(await world.skus('currency=EUR&sort=price')).toEqual(['CAFE']);
    });

    test.each([
      ['sort=best', 'sort'],
      ['currency=XXX1', 'currency'],
      ['currency=gbp', 'currency'],
      ['minPrice=a', 'minPrice'],
      ['minPrice=2&maxPrice=1', 'minPrice'],
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['attr.=x', 'attr.'],
      ['attr.watts.min=many', 'attr.watts.min'],
      ['attr.watts.min=1&attr.watts.min=2', 'attr.watts.min'],
      ['attr.a%00=1', 'attr.a\0'],
      ['q=a%00', 'q'],
      ['page=2', 'page'],
      ['q=a&q=b', 'q'],
      ['cursor=nonsense', 'cursor'],
      ['q=wordthatstandsnowhere&cursor=nonsense', 'cursor'],
      ['q=%26&cursor=', 'cursor'],
      [Array.from({ length: 11 }, (_, index) => `attr.a${index}=1`).join('&'), 'attr'],
      [Array.from({ length: 200 }, (_, index) => `attr.a${index}=1`).join('&'), 'attr'],
    ])('and refuses ?%s', async (query, path) => {
      const answer = await world.ask(query);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'validation-failed', errors: [{ path }] });
    });
  });
}
