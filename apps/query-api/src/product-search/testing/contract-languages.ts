import { describe, expect, test } from 'vitest';
import { type SearchableProduct } from '../../testing/read-models.js';
import { type World } from './world.js';

/** What a shop in Germany may have. */
export const germanProducts: readonly Partial<SearchableProduct>[] = [
  { sku: 'S-1', name: 'Gläser mit Deckel', category: 'küche', currency: 'EUR' },
  { sku: 'S-2', name: 'Straßenlampe', category: 'licht', currency: 'EUR' },
  { sku: 'S-3', name: 'Bücherregal aus Eiche', category: 'möbel', currency: 'EUR' },
];

/** @param world with {@link germanProducts}, in an index of that language */
export function describeLanguages(world: World): void {
  describe('a catalogue in another language', () => {
    test.each([
      ['glaser', 'S-1'],
      ['GLÄSERN', 'S-1'],
      ['deckels', 'S-1'],
      ['strassenlampen', 'S-2'],
      ['straßenlampe', 'S-2'],
      ['bücherregale', 'S-3'],
      ['bucher regal', 'S-3'],
    ])('%s', async (typed, sku) => {
      expect((await world.typed(typed))[0]).toBe(sku);
    });
  });
}
