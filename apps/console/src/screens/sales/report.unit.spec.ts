import { expect, it } from 'vitest';
import { type SalesRow } from '../../desk/shapes.js';
import { currenciesIn, drawnRows, readSoFar, reportQuery } from './report.js';

function row(key: string, net: string, currency = 'GBP'): SalesRow {
  const money = { amount: net, currency };
  return { key, currency, orders: 1, units: 1, gross: money, cancelled: money, returned: money, credited: money, net: money };
}

it('the currency with most rows comes first', () => {
  expect(currenciesIn([row('a', '1', 'EUR'), row('a', '1'), row('b', '1')])).toEqual(['GBP', 'EUR']);
});

it('drawn are the latest days, or the products with most', () => {
  const days = Array.from({ length: 40 }, (_, day) => row(String(day), '1'));
  expect([drawnRows(days, 'day').length, drawnRows(days, 'day').at(-1)?.key]).toEqual([31, '39']);
  expect(drawnRows([row('few', '9'), row('many', '10')], 'product').map(({ key }) => key)).toEqual(['many', 'few']);
});

it('drawn is the whole report, which is read to its end unless that is far', () => {
  expect([readSoFar(200, false), readSoFar(20_000, false)]).toEqual(['part', 'too long']);
  expect([readSoFar(0, true), readSoFar(20_100, true)]).toEqual(['whole', 'whole']);
});

it('a period that is not chosen is not asked for', () => {
  expect(reportQuery({ by: 'day', from: '', to: '2026-01-01' })).toEqual({ by: 'day', to: '2026-01-01' });
});
