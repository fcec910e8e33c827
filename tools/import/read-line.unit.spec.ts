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

  it.each(['', '  ', 'nan', 'NaN', 'NULL', 'null', 'None', 'N/A', '<NA>'])('knows a line without a customer by "%s"', (customer) => {
    expect(verdictOn({ customer })).toMatchObject({ accepted: { customerId: undefined } });
  });

  it.each(['17850', '17850.0', '17850.00', ' 17850 '])('knows customer 17850 as "%s"', (customer) => {
    expect(verdictOn({ customer })).toMatchObject({ accepted: { customerId: '17850' } });
  });

  it.each([
    ['invoice', '536365.0'],
    ['quantity', '6.0'],
    ['stockCode', '71053 '],
    ['country', ' United Kingdom'],
  ])('reads the %s "%s" as it is meant', (field, text) => {
    expect(verdictOn({ [field]: text })).toEqual(verdictOn({}));
  });

  it.each([
    ['2010-12-01T08:26:00', '2010-12-01T08:26:00.000Z'],
    ['2010-12-01T08:26', '2010-12-01T08:26:00.000Z'],
    ['2010-12-01 08:26', '2010-12-01T08:26:00.000Z'],
    ['2010-12-01', '2010-12-01T00:00:00.000Z'],
    ['2010-12-01T08:26:00.000Z', '2010-12-01T08:26:00.000Z'],
  ])('reads the date %s', (text, time) => {
    expect(verdictOn({ time: text })).toMatchObject({ accepted: { time } });
  });

  it.each([
    ['12/1/2010 8:26', '2010-12-01T08:26:00.000Z'],
    ['12/13/2010 20:26', '2010-12-13T20:26:00.000Z'],
    ['12/01/2010', '2010-12-01T00:00:00.000Z'],
    ['12/1/10 8:26', '2010-12-01T08:26:00.000Z'],
    ['12/1/2010 12:26:05 AM', '2010-12-01T00:26:05.000Z'],
    ['12/1/2010 8:26 pm', '2010-12-01T20:26:00.000Z'],
    ['2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
  ])('reads the date %s with the month first', (text, time) => {
    expect(readLine({ line: 7, fields: Object.values({ ...lantern, time: text }) }, 'us')).toMatchObject({ accepted: { time } });
  });

  it.each(['13/12/2010 8:26', '2/30/2010', '12/1/2010 13:26 PM', '12/1/2010 0:26 AM', '12/1/2010 24:00'])('refuses the date %s', (text) => {
    const verdict = readLine({ line: 7, fields: Object.values({ ...lantern, time: text }) }, 'us');
    expect(verdict).toMatchObject({ refused: { reason: 'malformed', day: undefined } });
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
    ['malformed', { time: '0000-01-01 00:00:00' }],
    ['malformed', { description: 'LAN\0TERN' }],
    ['out-of-limits', { stockCode: '..' }],
    ['out-of-limits', { stockCode: 'search' }],
    ['out-of-limits', { stockCode: 'suggest' }],
    ['out-of-limits', { customer: '.' }],
    ['out-of-limits', { customer: 'search' }],
    ['out-of-limits', { customer: '1.785E+04' }],
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

  it('says what is wrong with an id', () => {
    const detailOf = (changes: Partial<typeof lantern>) => {
      const verdict = verdictOn(changes);
      return 'refused' in verdict ? verdict.refused.detail : undefined;
    };
    expect(detailOf({ stockCode: '..' })).toBe('The stock code ".." cannot be a sku: it has only dots.');
    expect(detailOf({ stockCode: 'search' })).toBe('The stock code "search" cannot be a sku: it is a route.');
    expect(detailOf({ time: '0000-01-01' })).toBe('The invoice date "0000-01-01" is of the year 0, but years begin with 1.');
  });

  it('refuses a row that has not as many fields as its header, also where that has more columns than are read', () => {
    const verdict = readLine({ line: 8, fields: Object.values(lantern), expected: 9 });
    expect(verdict).toMatchObject({ refused: { reason: 'malformed', detail: 'The line has 8 fields instead of 9.' } });
  });

  it('refuses a row with too few fields', () => {
    const verdict = readLine({ line: 8, fields: ['536365', '71053'] });
    expect(verdict).toMatchObject({ refused: { reason: 'malformed', detail: 'The line has 2 fields instead of 8.' } });
  });
});
