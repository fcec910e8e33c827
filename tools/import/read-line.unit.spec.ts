import { describe, expect, it } from 'vitest';
import { readLine } from './read-line.js';

const lantern = {
  invoice: '536365',
  stockCode: '71053',
  description: 'WHITE METAL LANTERN',
  quantity: '6',
  time: '2010-12-01 08:26:00',
  price: '3.39',
  customer: '17850',
  country: 'United Kingdom',
};

const verdictOn = (changes: Partial<typeof lantern>) => readLine({ line: 7, fields: Object.values({ ...lantern, ...changes }) });

describe('reading a line', () => {
  it('takes a sale as it stands', () => {
    expect(verdictOn({})).toEqual({
      accepted: {
        line: 7,
        kind: 'sale',
        invoice: '536365',
        stockCode: '71053',
        sku: '71053',
        description: 'WHITE METAL LANTERN',
        quantity: 6,
        unitPrice: '3.39',
        time: '2010-12-01T08:26:00.000Z',
        customerId: '17850',
        country: 'United Kingdom',
      },
    });
  });

  it('turns a credit’s minus into its kind', () => {
    expect(verdictOn({ invoice: 'C536379', quantity: '-3' })).toMatchObject({
      accepted: { kind: 'credit', invoice: 'C536379', quantity: 3 },
    });
  });

  it('knows lines without a customer', () => {
    expect(verdictOn({ customer: '' })).toMatchObject({ accepted: { customerId: undefined } });
  });

  it.each([
    ['BANK CHARGES', 'BANK_CHARGES'],
    ['85123a', '85123a'],
    ['85123A', '85123A'],
  ])('makes of the stock code "%s" the sku %s', (stockCode, sku) => {
    expect(verdictOn({ stockCode })).toMatchObject({ accepted: { stockCode, sku } });
  });

  it.each([
    ['2.50', '2.5'],
    ['10.00', '10'],
    ['100', '100'],
    ['0.001', '0.001'],
    ['1.23450', '1.2345'],
  ])('spells the price %s as %s', (price, unitPrice) => {
    expect(verdictOn({ price })).toMatchObject({ accepted: { unitPrice } });
  });

  it.each([
    ['invoice-kind', { invoice: 'A563185', price: '11062.06' }],
    ['invoice-kind', { invoice: '' }],
    ['quantity-not-positive', { quantity: '-6', price: '0.0' }],
    ['quantity-not-positive', { quantity: '0' }],
    ['credit-quantity-not-negative', { invoice: 'C536379', quantity: '3' }],
    ['credit-quantity-not-negative', { invoice: 'C536379', quantity: '0' }],
    ['price-zero', { price: '0.0' }],
    ['price-zero', { price: '-0.00' }],
    ['price-negative', { price: '-11062.06' }],
    ['malformed', { quantity: '1.5' }],
    ['malformed', { quantity: '' }],
    ['malformed', { price: '1.23456' }],
    ['malformed', { price: '1e3' }],
    ['malformed', { price: '' }],
    ['malformed', { time: '12/1/2010 8:26' }],
    ['malformed', { time: '2011-06-31 08:26:00' }],
    ['out-of-limits', { stockCode: '' }],
    ['out-of-limits', { stockCode: 'x'.repeat(41) }],
    ['out-of-limits', { invoice: 'C/1', quantity: '-1' }],
    ['out-of-limits', { customer: 'Ms Smith' }],
    ['out-of-limits', { quantity: '1000000001' }],
    ['out-of-limits', { country: '' }],
  ] as const)('refuses as %s %j', (reason, changes) => {
    expect(verdictOn(changes)).toMatchObject({ refused: { line: 7, reason } });
  });

  it('keeps the raw fields of a refused line, and its day where it has one', () => {
    expect(verdictOn({ price: '0.0' })).toMatchObject({
      refused: { day: '2010-12-01', fields: Object.values({ ...lantern, price: '0.0' }) },
    });
    expect(verdictOn({ time: 'yesterday' })).toMatchObject({ refused: { day: undefined } });
  });

  it('refuses a row with too few fields', () => {
    const verdict = readLine({ line: 8, fields: ['536365', '71053'] });
    expect(verdict).toMatchObject({ refused: { reason: 'malformed', detail: 'The line has 2 fields instead of 8.' } });
  });
});
