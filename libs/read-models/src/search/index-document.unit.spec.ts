import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Json } from '../json.js';
import { type IndexedProduct } from '../product-index.js';
import { numberKey, numberOfKey, priceKey, priceOfKey, toDocument, toRow } from './index-document.js';

const lamp: IndexedProduct = {
  sku: 'LAMP-1',
  status: 'published',
  name: 'Red desk lamp',
  description: null,
  category: 'lights/desk',
  attributes: Json.of({ brand: 'Lumo', watts: 40, dimmable: true, ean: '0095205603217', constructor: 'steel' }),
  price: '20.5',
  currency: 'GBP',
  added_at: '2020-01-01T00:00:00.000Z',
  revision: 3,
  position: 9_007_199_254_740_993n,
};

describe('a product as a document', () => {
  test('holds what it is found, counted and sorted by', () => {
    expect(toDocument(lamp)).toMatchObject({
      brand: 'Lumo',
      attribute_text: 'lights/desk / 40 /  / steel',
      codes: ['lamp-1', '95205603217'],
      category_paths: ['lights', 'lights/desk'],
      amount: 20.5,
      attribute_names: ['=brand', '=dimmable', '=constructor', '#watts'],
      facets: { brand: 'Lumo', dimmable: 'true', constructor: 'steel' },
      numbers: { watts: numberKey(40) },
      spellings: ['red', 'desk', 'lamp', 'lumo'],
      position: '9007199254740993',
    });
  });

  test('gives the row back, through JSON', () => {
    const stored = JSON.parse(JSON.stringify(toDocument(lamp))) as ReturnType<typeof toDocument>;
    const row = toRow(stored);
    expect({ ...row, attributes: row?.attributes.value }).toEqual({ ...lamp, attributes: lamp.attributes.value });
    expect(toRow({ kind: 'deleted', sku: 'LAMP-1', position: '9' })).toBeUndefined();
  });
});

describe('keys sort as what they stand for', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (each === 0 ? 0 : each));
  const amount = fc
    .tuple(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), fc.integer({ min: 0, max: 9_999 }))
    .map(([whole, parts]) => (parts === 0 ? `${whole}` : `${whole}.${String(parts).padStart(4, '0').replace(/0+$/, '')}`));

  test('numbers', () => {
    fc.assert(
      fc.property(number, number, (left, right) => {
        expect(numberOfKey(numberKey(left))).toBe(left);
        expect(numberKey(left) < numberKey(right)).toBe(left < right);
      }),
    );
    expect(numberKey(-0)).toBe(numberKey(0));
  });

  test('amounts', () => {
    fc.assert(
      fc.property(amount, (each) => {
        expect(priceOfKey(priceKey(each))).toBe(each);
        expect(priceKey(each) < priceKey('999999999999999.9999')).toBe(true);
      }),
    );
    const rising = ['-999999999999999.9999', '-2', '-1.5', '0', '0.0001', '2', '10', '999999999999999.9999'].map(priceKey);
    expect([...rising].sort()).toEqual(rising);
  });
});
