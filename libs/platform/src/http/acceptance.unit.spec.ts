import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsEmail, IsString, validateSync } from 'class-validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdField, IntegerField, NestedField, NestedListField, SkuField, TextField } from '../fields/fields.js';
import { isSurelyGood } from './acceptance.js';

class Price {
  @TextField(1, 5) amount: string;
}
class Body {
  @IdField() id: string;
  @SkuField({ optional: true }) sku?: string;
  @IntegerField(1, 9, { optional: true }) count?: number;
  @NestedField(() => Price) price: Price;
  @NestedListField(() => Price, 1, 3, { optional: true }) prices?: Price[];
}
class Mails {
  @IsEmail({}, { each: true }) to: string[];
}
class Nothing {}

const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true };
const looked = (type: new () => object, fields: object) => {
  const made = plainToInstance(type, fields);
  return { sure: isSurelyGood(made), good: validateSync(made, options).length === 0 };
};

const junk = fc.oneof(
  fc.constantFrom(undefined, null, '', 'a', 'LANTERN', 'a b', 0, 1, 9, 10, 1.5, true),
  fc.array(fc.string(), { maxLength: 2 }),
);
const price = fc.record({ amount: junk, more: junk }, { requiredKeys: [] });
const good = fc.record({ amount: fc.constantFrom('1', '12.5') });
const prices = fc.array(fc.oneof(good, good, price, junk), { maxLength: 4 });
const bodies = fc.record(
  {
    id: fc.oneof(fc.constant('a'), junk),
    sku: junk,
    count: junk,
    price: fc.oneof(good, junk, price),
    prices: fc.oneof(prices, junk, price),
    more: fc.oneof(fc.constant(undefined), junk),
  },
  { requiredKeys: [] },
);

test('what is surely good is what class-validator finds nothing wrong with, and nothing else', () => {
  fc.assert(
    fc.property(bodies, (fields) => {
      const { sure, good } = looked(Body, fields);
      expect(sure).toBe(good);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [{ id: 'a', price: { amount: '1' } }, true],
  [{ id: 'a', sku: 'MUG', count: 3, price: { amount: '1' } }, true],
  [{ id: 'a', price: { amount: '1' }, prices: [{ amount: '1' }, { amount: '2' }] }, true],
  [{ id: 'a', price: { amount: '1' }, prices: [{ amount: '1' }, { amount: '' }] }, false],
  [{ id: 'a', price: { amount: '1' }, prices: [] }, false],
  [{ id: 'a', price: { amount: '1', more: 1 } }, false],
  [{ id: 'a', price: { amount: '123456' } }, false],
  [{ id: 'a', price: '1' }, false],
  [{ id: 'a' }, false],
  [{ id: 'a', price: { amount: '1' }, more: 1 }, false],
])('%j: %s', (fields, good) => {
  expect(looked(Body, fields)).toEqual({ sure: good, good });
});

test('of rules that it does not know it says nothing', () => {
  expect(looked(Mails, { to: ['anna@example.org'] })).toEqual({ sure: false, good: true });
});

test('a class without rules takes nothing, as for class-validator', () => {
  expect(looked(Nothing, {})).toEqual({ sure: false, good: false });
});

test('rules of a class that another one extends count too', () => {
  class More extends Body {
    @IsString() note: string;
  }
  expect(looked(More, { id: 'a', price: { amount: '1' }, note: 'x' })).toEqual({ sure: true, good: true });
  expect(looked(More, { id: 'a b', price: { amount: '1' }, note: 'x' })).toEqual({ sure: false, good: false });
});
