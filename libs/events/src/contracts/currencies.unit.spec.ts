import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, due, isCurrency } from './currencies.js';
import { formatAmount, parseAmount } from './money.js';

const dueOf = (amount: string, currency: string) => formatAmount(due(parseAmount(amount), currency));
const anyUnits = fc.oneof(fc.bigInt(0n, 100_000n), fc.bigInt(0n, parseAmount('999999999999999.9999')));
const anyCurrency = fc.constantFrom(...currencies.keys(), 'ZZZ');

describe('The currencies', () => {
  it.each(['GBP', 'EUR', 'JPY', 'HUF', 'KWD', 'CLF', 'XCG'])('have %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['GPB', 'ZZZ', 'gbp', 'HRK', 'XAU', 'XXX', '', 'toString'])('have no "%s"', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  it('have three letters and up to four decimals, and as many as elsewhere where nobody disagrees', () => {
    // Intl goes by what is usual in a country, which is fewer decimals than the standard has.
    const disagreeing = new Set('AFN ALL COP CRC HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SOS SYP UYW XAD YER'.split(' '));
    for (const [code, decimals] of currencies) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
      if (!disagreeing.has(code)) expect([code, decimals]).toEqual([code, maximumFractionDigits]);
    }
  });
});

describe('What is due', () => {
  it.each([
    ['9.999', 'GBP', '10'],
    ['9.995', 'GBP', '10'],
    ['9.9949', 'GBP', '9.99'],
    ['301.5', 'JPY', '302'],
    ['301.4999', 'JPY', '301'],
    ['0.005', 'HUF', '0.01'],
    ['1.0005', 'KWD', '1.001'],
    ['1.0001', 'CLF', '1.0001'],
    ['0.0049', 'GBP', '0'],
    ['9.999', 'ZZZ', '9.999'],
    ['999999999999999.9999', 'GBP', '999999999999999.99'],
  ])('of %s %s is %s', (amount, currency, expected) => {
    expect(dueOf(amount, currency)).toBe(expected);
  });

  it('is a value that its currency has, at most half of its smallest amount away, and can be written down', () => {
    fc.assert(
      fc.property(anyUnits, anyCurrency, (units, currency) => {
        const amount = due(units, currency);
        expect(due(amount, currency)).toBe(amount);
        const decimals = formatAmount(amount).split('.')[1]?.length ?? 0;
        expect(decimals).toBeLessThanOrEqual(currencies.get(currency) ?? 4);
        expect(parseAmount(formatAmount(amount))).toBe(amount);
        const step = 10n ** BigInt(4 - (currencies.get(currency) ?? 4));
        const away = amount - units;
        if (units < parseAmount('999999999999999')) expect(-step < 2n * away && 2n * away <= step).toBe(true);
      }),
    );
  });

  it('never falls where the value rises', () => {
    fc.assert(
      fc.property(anyUnits, fc.bigInt(0n, 20_000n), anyCurrency, (units, more, currency) => {
        expect(due(units + more, currency)).toBeGreaterThanOrEqual(due(units, currency));
      }),
    );
  });
});
