import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetsOf } from './facets.js';
import { codeOf, productTerms, type SearchedProduct } from './product-terms.js';

const lamp: SearchedProduct = {
  sku: 'LAMP-1',
  name: 'Red lamps',
  description: 'For the garden.',
  category: 'lights/lamps',
  attributes: { watts: 40, brand: 'Lumo', dimmable: true, colour: 'deep red', ean: '0095205603217' },
};
const termsOf = (product: Partial<SearchedProduct>) => productTerms({ ...lamp, ...product }, 'english');

describe('what a product can be found by', () => {
  it('is its words by field and place, the words of its name, and its codes', () => {
    expect(termsOf({})).toEqual({
      terms:
        "'red':1A,9C 'lamp':2A,7C 'lumo':4B 'light':6C 'deep':8C '40':10C 'lightslamp':10C 'for':12D 'the':13D 'garden':14D '#lamp-1' '#95205603217' '^red' '^lamps' '^lamp' ",
      name_words: 2,
      brand_words: 1,
      attribute_words: 5,
      text_words: 3,
      spellings: 'red lamps lumo',
      facets: facetsOf(lamp.attributes),
    });
  });

  it('does not depend on the order in which attributes come: a database keeps another one', () => {
    const attribute = fc.oneof(fc.string({ maxLength: 20 }), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string({ maxLength: 20 }), attribute), { selector: ([name]) => name }), (entries) => {
        const there = productTerms({ ...lamp, attributes: Object.fromEntries(entries) }, 'english');
        expect(productTerms({ ...lamp, attributes: Object.fromEntries(entries.toReversed()) }, 'english')).toEqual(there);
      }),
    );
  });

  it.each([
    ['0095205603217', '95205603217'],
    ['00000000', '0'],
    ['LAMP-1', 'lamp-1'],
    ['12345', '12345'],
    [' 4006381333931 ', '4006381333931'],
  ])('compares the code %s as %s', (written, compared) => expect(codeOf(written)).toBe(compared));

  it('has the codes of several EANs, as text or as a number', () => {
    expect(termsOf({ attributes: { ean: '4006381333931, 0036000291452' } }).terms).toContain("'#4006381333931' '#36000291452'");
    expect(termsOf({ attributes: { ean: 4_006_381_333_931 } }).terms).toContain("'#4006381333931'");
  });

  it('names a word only as often as PostgreSQL keeps its places', () => {
    const { terms, text_words } = termsOf({ description: 'many '.repeat(2_000) });
    expect(text_words).toBe(2_000);
    expect(terms.match(/'mani':(\S+)/)?.[1]?.split(',')).toHaveLength(255);
  });
});
