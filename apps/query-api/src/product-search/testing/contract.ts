import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SearchLanguage } from '#read-models/search/languages';
import { type SearchableProduct } from '../../testing/read-models.js';
import { describeFinding } from './contract-finding.js';
import { describeFreshness } from './contract-freshness.js';
import { describeHostileQueries } from './contract-hostile.js';
import { describeLanguages, germanProducts } from './contract-languages.js';
import { describeManyHits, manyProducts } from './contract-many.js';
import { describeNarrowing } from './contract-narrowing.js';
import { describePaging } from './contract-paging.js';
import { describeSuggestions } from './contract-suggestions.js';
import { describeSynonyms } from './contract-synonyms.js';
import { describeVisibility } from './contract-visibility.js';
import { shop } from './shop.js';
import { type OpenSearch, World } from './world.js';

const POSITION = 9;

/** What every product search promises over HTTP. */
export function describeProductSearchContract(name: string, open: OpenSearch): void {
  describe(`product search, kept by ${name}`, () => {
    describe('in a small shop', () => {
      const world = useWorld(open, shop);
      describeFinding(world);
      describeNarrowing(world);
      describePaging(world);
      describeVisibility(world);
      describeSuggestions(world);
      describeHostileQueries(world);
      describeFreshness(world, POSITION);

      test('what came in is found', async () => {
        await world.opened.put(POSITION + 1, [{ sku: 'NEW', name: 'Zeppelin lantern' }]);
        const answer = await world.ask('q=zeppelin', { role: undefined, headers: { 'min-event-position': String(POSITION + 1) } });
        expect(answer.body).toMatchObject({ items: [{ sku: 'NEW' }], total: 1 });
      });
    });

    describe('in a large one', () => describeManyHits(useWorld(open, manyProducts)));
    describe('in another language', () =>
      describeLanguages(useWorld(open, germanProducts, { language: 'german', variables: { SHOP_CURRENCY: 'EUR' } })));

    describe('with a file of synonyms', () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'orderline-synonyms-'));
      const file = path.join(folder, 'synonyms.txt');
      afterAll(() => rm(folder, { recursive: true }));
      describeSynonyms(useWorld(open, shop, { variables: { SEARCH_SYNONYMS_FILE: file } }), file);
    });

    test('an empty catalogue answers with nothing', async () => {
      const search = await open({ language: 'english', variables: {} });
      try {
        for (const query of ['', 'q=lamp', 'sort=price']) {
          const { body } = await search.api.get(`/products/search?${query}`, { role: undefined });
          expect(body).toMatchObject({ items: [], total: 0, totalIsExact: true, nextCursor: null });
        }
        expect((await search.api.get('/products/suggest?q=a', { role: undefined })).body).toEqual({ products: [], completions: [] });
      } finally {
        await search.close();
      }
    });
  });
}

function useWorld(
  open: OpenSearch,
  products: readonly Partial<SearchableProduct>[],
  { language = 'english', variables = {} }: { language?: SearchLanguage; variables?: NodeJS.ProcessEnv } = {},
): World {
  const world = new World();
  beforeAll(async () => {
    const search = await open({ language, variables });
    world.begin(search);
    await search.put(POSITION, products);
  }, 120_000);
  afterAll(() => world.end());
  return world;
}
