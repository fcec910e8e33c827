import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

export function describeVisibility(world: World): void {
  describe('drafts are there for staff alone', () => {
    test.each(['q=secret', 'q=prototype', 'q=SECRET', 'category=hidden', 'attr.brand=Hush', 'attr.watts=9999', 'attr.watts.min=9000'])(
      'nobody else finds one by ?%s',
      async (query) => {
        for (const role of [undefined, 'customer'] as const) expect(await world.search(query, role)).toMatchObject({ items: [], total: 0 });
      },
    );

    test('or is told of one by a count', async () => {
      const hidden = ['Hush', 'hidden', '9999', 'SECRET', 'prototype'];
      for (const query of ['', 'q=lamp', 'q=secret%20lamp', 'sort=price', 'q=prototyp'])
        for (const word of hidden) expect(JSON.stringify(await world.search(query))).not.toContain(word);
      expect((await world.search('', 'clerk')).total).toBe((await world.search('')).total + 1);
    });

    test('or by a correction, or a suggestion', async () => {
      // "secert" differs from a word that only a draft has.
      expect(await world.typed('secert')).toEqual([]);
      for (const role of [undefined, 'customer', 'clerk'] as const)
        expect((await world.suggest('proto', role)).body).toEqual({ products: [], completions: [] });
    });

    test('staff finds and counts them', async () => {
      expect(await world.typed('secret prototype', 'clerk')).toEqual(['SECRET']);
      expect(await world.typed('SECRET', 'clerk')).toEqual(['SECRET']);
      expect((await world.search('category=hidden', 'clerk')).items).toMatchObject([{ sku: 'SECRET', status: 'draft' }]);
      expect(JSON.stringify((await world.search('', 'clerk')).facets)).toContain('Hush');
    });

    test('discontinued products are there for all', async () => {
      expect((await world.search('q=old')).items).toMatchObject([{ sku: 'GONE', status: 'discontinued' }]);
    });
  });
}
