import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

export function describeFinding(world: World): void {
  describe('GET /products/search finds', () => {
    test('words in any of their forms, in the name first', async () => {
      const lamps = await world.typed('lamp');
      expect([...lamps].sort()).toEqual(['DESK-1', 'GONE', 'LAMP-1', 'LAMP-2']);
      expect(lamps.at(-1)).toBe('DESK-1');
      expect(await world.typed('LAMPS')).toEqual(lamps);
    });

    test('those with all words before those with some', async () => {
      const found = await world.typed('desk lamp');
      expect(found[0]).toBe('LAMP-1');
      expect([...found].sort()).toEqual(['DESK-1', 'GONE', 'LAMP-1', 'LAMP-2']);
    });

    test.each([
      ['usb c', 'USB-C-1'],
      ['usbc', 'USB-C-1'],
      ['usb-c', 'USB-C-1'],
      ['wh1000xm4', 'PHONES'],
      ['wh-1000xm4', 'PHONES'],
      ['WH 1000 XM4', 'PHONES'],
      ['head phones', 'PHONES'],
      ['headphnes', 'PHONES'],
      ['cafe creme', 'CAFE'],
      ['CAFÉ', 'CAFE'],
      ['sony', 'PHONES'],
      ['note book', 'BOOK'],
      ['womens', 'BOOK'],
      ['women’s', 'BOOK'],
      ['500ml', 'BOOK'],
      ['500 ml', 'BOOK'],
    ])('by %s what was meant', async (words, sku) => {
      expect((await world.typed(words))[0]).toBe(sku);
    });

    test('no word with digits that differs by a digit', async () => {
      expect(await world.typed('wh1000xm5')).toEqual([]);
    });

    test.each([
      ['lamp-1', 'LAMP-1'],
      ['LAMP-1', 'LAMP-1'],
      ['0095205603217', 'LAMP-1'],
      ['95205603217', 'LAMP-1'],
      [' 00095205603217 ', 'LAMP-1'],
      ['4006381333931', 'BOOK'],
      ['4006381333948', 'BOOK'],
      ['gone', 'GONE'],
    ])('by the code %s one product first', async (code, sku) => {
      expect((await world.typed(code))[0]).toBe(sku);
    });

    test('everything where nothing is asked for', async () => {
      expect(await world.search('')).toMatchObject({ total: 9, totalIsExact: true, nextCursor: null });
      expect((await world.search('q=%20')).total).toBe(9);
    });

    test('what was found is marked, and nothing else is HTML', async () => {
      const [desk] = (await world.search('q=room')).items;
      expect(desk?.highlights).toEqual({ description: 'A desk with <em>room</em> for a lamp &amp; &lt;more&gt;.' });
      expect((await world.search('q=lamps%20red')).items[0]?.highlights).toEqual({ name: '<em>Red</em> desk <em>lamp</em>' });
      const [poster] = (await world.search('q=poster')).items;
      expect(poster?.highlights['name']).toBe('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; <em>poster</em>');
    });
  });
}
