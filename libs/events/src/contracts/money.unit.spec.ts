import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, money, multiply, normalizeMoney, parseAmount, sameMoney, totalOf } from './money.js';

const LARGEST = 9_999_999_999_999_999_999n;
const anyUnits = fc.oneof(fc.bigInt({ min: -LARGEST, max: LARGEST }), fc.bigInt({ min: -100_000n, max: 100_000n }));
const anyDigits = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 999_999_999_999_999 }));
const anySpelling = fc
  .tuple(fc.constantFrom('', '-'), anyDigits, fc.stringMatching(/^[0-9]{0,4}$/))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`);
const gbp = (amount: string) => ({ amount, currency: 'GBP' });

describe('An amount', () => {
  it.each([
    ['0', 0n, '0'],
    ['-0.00', 0n, '0'],
    ['12.5', 125_000n, '12.5'],
    ['12.50', 125_000n, '12.5'],
    ['100', 1_000_000n, '100'],
    ['0.0001', 1n, '0.0001'],
    ['-0.0001', -1n, '-0.0001'],
    ['-0.5', -5_000n, '-0.5'],
    ['999999999999999.9999', LARGEST, '999999999999999.9999'],
    ['-999999999999999.9999', -LARGEST, '-999999999999999.9999'],
  ])('%s is %d ten-thousandths, spelled %s', (amount, units, spelling) => {
    expect(parseAmount(amount)).toBe(units);
    expect(formatAmount(units)).toBe(spelling);
  });

  it('survives being written and read, at any size', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        expect(parseAmount(formatAmount(units))).toBe(units);
      }),
    );
  });

  it('has one spelling, without trailing zeros or a sign on zero', () => {
    fc.assert(
      fc.property(anySpelling, (amount) => {
        const once = normalizeMoney(gbp(amount));
        expect(once.amount).toMatch(/^(0|-?(0\.[0-9]{0,3}[1-9]|[1-9][0-9]*(\.[0-9]{0,3}[1-9])?))$/);
        expect(normalizeMoney(once)).toEqual(once);
        expect(parseAmount(once.amount)).toBe(parseAmount(amount));
      }),
    );
  });

  it('is equal to another exactly when their spellings are', () => {
    const near = fc.bigInt({ min: -20n, max: 20n });
    fc.assert(
      fc.property(near, near, (left, right) => {
        expect(sameMoney(money(left, 'GBP'), money(right, 'GBP'))).toBe(left === right);
        expect(formatAmount(left) === formatAmount(right)).toBe(left === right);
      }),
    );
    expect(sameMoney(gbp('12.50'), gbp('12.5'))).toBe(true);
    expect(sameMoney(gbp('1'), { amount: '1', currency: 'EUR' })).toBe(false);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1\n',
    '+1',
    '.5',
    '1.',
    '01',
    '--1',
    '1.00000',
    '1e3',
    '1,5',
    '1_000',
    '0x10',
    '١',
    'NaN',
    'Infinity',
    '1000000000000000',
  ])('is refused when it is spelled %j', (amount) => {
    expect(() => parseAmount(amount)).toThrow(RangeError);
    expect(() => normalizeMoney(gbp(amount))).toThrow(RangeError);
  });
});

describe('The value of lines', () => {
  it('is exact, whatever the prices and quantities', () => {
    const anyLine = fc.record({ quantity: fc.integer({ min: 1, max: 1_000_000_000 }), units: anyUnits });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 100 }), (lines) => {
        const sum = lines.reduce((total, { quantity, units }) => total + units * BigInt(quantity), 0n);
        expect(totalOf(lines.map(({ quantity, units }) => ({ quantity, unitPrice: money(units, 'GBP') })))).toBe(sum);
      }),
    );
  });

  it('has none of the errors of a binary fraction', () => {
    const lines = [gbp('0.1'), gbp('0.2')].map((unitPrice) => ({ quantity: 1, unitPrice }));
    expect(formatAmount(totalOf(lines))).toBe('0.3');
    expect(formatAmount(multiply(gbp('1.1'), 3))).toBe('3.3');
    expect(totalOf([])).toBe(0n);
  });
});
