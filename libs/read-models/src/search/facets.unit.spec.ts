import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetName, facetOf, facetsOf, NAME_LETTERS, numberFacet } from './facets.js';

const name = fc.string({ unit: 'grapheme', maxLength: 100 });

describe('the letters of a facet', () => {
  it('begin with those of its name, are as many as any, and the same every time', () => {
    fc.assert(
      fc.property(name, fc.oneof(name, fc.boolean()), (attribute, value) => {
        const facet = facetOf(attribute, value);
        expect(facet).toMatch(/^[\w.-]{11}$/);
        expect(facet.slice(0, NAME_LETTERS)).toBe(facetName(attribute));
        expect(facetOf(attribute, value)).toBe(facet);
      }),
    );
  });

  it('stay what they were: rows hold them', () => {
    expect([facetName('colour'), facetOf('colour', 'red'), facetOf('dimmable', true), numberFacet('watts', 40)]).toEqual([
      'QrUH8',
      'QrUH8GJTe-D',
      'akKkLNGTWHv',
      'rJM3X=40',
    ]);
  });

  it('tell a hundred thousand values apart', () => {
    const facets = new Set(Array.from({ length: 100_000 }, (_, value) => facetOf(`size ${value % 500}`, `${value} mm`)));
    expect(facets.size).toBe(100_000);
  });

  it('do not mistake one name and value for another that reads the same when they are joined', () => {
    expect(facetOf('a', 'bc')).not.toBe(facetOf('ab', 'c'));
  });
});

describe('what can be chosen of attributes', () => {
  it('does not depend on their order, and holds each number as it is', () => {
    const value = fc.oneof(name, fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([attribute]) => attribute }), (entries) => {
        const facets = facetsOf(Object.fromEntries(entries));
        expect(facetsOf(Object.fromEntries(entries.toReversed()))).toBe(facets);
        for (const [attribute, number] of entries) {
          if (typeof number !== 'number') continue;
          expect(facets).toContain(` ${numberFacet(attribute, number)} `);
          expect(Number(numberFacet(attribute, number).slice(NAME_LETTERS + 1)) + 0).toBe(number + 0);
        }
      }),
    );
  });

  it('is nothing that is long, empty or a code', () => {
    expect(facetsOf({ note: 'x'.repeat(101), none: '', ean: '4006381333931' })).toBe('');
  });
});
