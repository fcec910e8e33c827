import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { until } from '../../testing/until.js';
import { type World } from './world.js';

/** @param file that the search under test reads, and that is not there yet */
export function describeSynonyms(world: World, file: string): void {
  describe('synonyms', () => {
    const found = (text: string, sku: string) => until(async () => (await world.typed(text)).includes(sku), 15_000);

    test('come from a file, and follow it without a restart', { timeout: 90_000 }, async () => {
      expect(await world.typed('luminaire')).toEqual([]);

      await writeFile(file, '# what people say\nluminaire, lamp\nnoise cancelling => headphones\nescritoire => oak desk\n');
      await found('luminaire', 'LAMP-2');
      await found('noise cancelling', 'PHONES');
      expect((await world.typed('escritoire'))[0]).toBe('DESK-1');
      expect(await world.typed('headphones')).toEqual(['PHONES']);

      // A file that says nothing sensible changes nothing.
      await writeFile(file, 'luminaire\n');
      await found('luminaire', 'LAMP-2');

      await writeFile(file, 'luminaire, cable\n');
      await found('luminaire', 'USB-C-1');
      expect(await world.typed('noise cancelling')).toEqual([]);

      await rm(file);
    });
  });
}
