import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

export function describeSuggestions(world: World): void {
  describe('GET /products/suggest', () => {
    test('completes the last word by words of the catalogue, with products that have all of them', async () => {
      expect((await world.suggest('desk la')).body).toEqual({
        products: [{ sku: 'LAMP-1', name: 'Red desk lamp', highlight: 'Red <em>desk</em> <em>lamp</em>' }],
        completions: ['desk lamp'],
      });
    });

    test.each(['headph', 'HEADPH', 'wh-1000', 'sony hea'])('%s comes to the headphones', async (typed) => {
      expect((await world.suggest(typed)).body).toMatchObject({ products: [{ sku: 'PHONES' }] });
    });

    test('nothing comes of nothing', async () => {
      for (const typed of ['', '   ', '!!', 'zzzzzz']) expect((await world.suggest(typed)).body).toEqual({ products: [], completions: [] });
    });

    test('gives as many as are asked for', async () => {
      const answer = await world.opened.api.get('/products/suggest?q=l&limit=1', { role: undefined });
      expect(answer.body['products']).toHaveLength(1);
      for (const query of ['q=l&limit=0', 'q=l&limit=21', 'limit=2', `q=${'x'.repeat(201)}`, 'q=l&page=2'])
        expect((await world.opened.api.get(`/products/suggest?${query}`, { role: undefined })).status, query).toBe(400);
    });

    test('a name is escaped', async () => {
      const answer = await world.suggest('poster');
      expect(answer.body).toMatchObject({ products: [{ highlight: '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; <em>poster</em>' }] });
    });
  });
}
