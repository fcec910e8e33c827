import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

const sorts = ['relevance', 'price', '-price', 'name', 'newest'] as const;

export function describePaging(world: World): void {
  describe('GET /products/search sorts', () => {
    test('by its own columns, by sku where they are the same', async () => {
      expect(await world.skus('sort=price')).toEqual(['GONE', 'USB-C-1', 'BOOK', 'SCRIPT', 'LAMP-1', 'LAMP-2', 'PHONES', 'DESK-1']);
      const falling = await world.skus('sort=-price');
      expect(falling).toEqual(['DESK-1', 'PHONES', 'LAMP-2', 'LAMP-1', ...falling.slice(4, 6), 'USB-C-1', 'GONE']);
      expect([...falling.slice(4, 6)].sort()).toEqual(['BOOK', 'SCRIPT']);
      expect((await world.skus('sort=newest'))[0]).toBe('LAMP-2');
      expect(await world.skus('q=lamp&sort=name')).toEqual(['LAMP-2', 'DESK-1', 'GONE', 'LAMP-1']);
    });

    test.each(sorts.flatMap((sort) => ['', 'q=lamp', 'q=lamp&attr.brand=Lumo', 'category=lights'].map((asked) => [sort, asked] as const)))(
      'by %s page by page, nothing twice and nothing left out: %s',
      async (sort, asked) => {
        const query = `${asked}&sort=${sort}`;
        expect(await world.paged(query, 2)).toEqual(await world.skus(query));
      },
    );

    test('and says with each page how many there are', async () => {
      const first = await world.search('q=lamp&limit=1');
      const second = await world.search(`q=lamp&limit=1&cursor=${first.nextCursor}`);
      expect([first.total, second.total]).toEqual([4, 4]);
      expect(second.facets).toEqual(first.facets);
    });

    test('a cursor is good for its own question and asker alone', async () => {
      const { nextCursor } = await world.search('q=lamp&limit=1');
      for (const query of [
        `q=desk&cursor=${nextCursor}`,
        `q=lamp&sort=price&cursor=${nextCursor}`,
        `q=lamp&category=lights&cursor=${nextCursor}`,
      ])
        expect((await world.ask(`${query}&limit=1`)).body).toMatchObject({ status: 400, errors: [{ path: 'cursor' }] });
      expect((await world.ask(`q=lamp&limit=1&cursor=${nextCursor}`, { role: 'clerk' })).status).toBe(400);
      expect((await world.ask(`q=lamp&limit=3&cursor=${nextCursor}`)).status).toBe(200);
    });
  });
}
