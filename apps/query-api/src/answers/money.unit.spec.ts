import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMoney } from './money.js';

test.each([
  ['0', '0'],
  ['0.0000', '0'],
  ['12.5000', '12.5'],
  ['100', '100'],
  ['100.00', '100'],
  ['-5.50', '-5.5'],
  ['0.0001', '0.0001'],
  ['900719925474099.9301', '900719925474099.9301'],
])('%s is written as %s', (decimal, amount) => {
  expect(toMoney(decimal, 'GBP')).toEqual({ amount, currency: 'GBP' });
});

test('one value has one spelling, however many zeros PostgreSQL writes', () => {
  const digits = fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n });
  fc.assert(
    fc.property(digits, fc.nat({ max: 6 }), (units, zeros) => {
      const sign = units < 0n ? '-' : '';
      const text = (units < 0n ? -units : units).toString().padStart(5, '0');
      const decimal = `${sign}${text.slice(0, -4)}.${text.slice(-4)}`;
      const { amount } = toMoney(decimal + '0'.repeat(zeros), 'GBP');
      expect(amount).toBe(toMoney(decimal, 'GBP').amount);
      expect(amount).toMatch(/^-?\d+(\.\d*[1-9])?$/);
    }),
  );
});
