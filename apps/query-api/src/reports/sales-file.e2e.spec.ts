import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { type Asking } from '../testing/running-query-api.js';
import { MOST_ROWS } from './export-sales.js';

const shop = useInstallation(async (views) => {
  await views.salesByCountry(
    { day: '2010-12-01', country: 'Bonaire, Saba', orders: '2', units: '10', gross: '20.1000', credited: '30.2' },
    { day: '2010-12-02', country: '=cmd|"/C calc"!A0', orders: '1', units: '3', gross: '9.99', cancelled: '9.99' },
    { day: '2010-12-03', country: 'Österreich', currency: 'EUR', orders: '1', units: '2', gross: '90071992547409.9301' },
  );
  await views.salesByProduct({ day: '2010-12-01', sku: '-85123A', orders: '2', units: '10', gross: '20.1' });
  await views.moveTo('sales', 33);
});
const clerk: Asking = { role: 'clerk', headers: { Accept: 'text/csv' } };
const file = (query: string, asking: Asking = clerk) => shop.api.get(`/reports/sales?${query}`, asking);
const lines = (text: string) => text.split('\r\n').slice(0, -1);

describe('GET /reports/sales as CSV', () => {
  test('is the whole report of the period, exactly, and a file by its name', async () => {
    const { status, headers, text } = await file('by=day&from=2010-12-01&to=2011-01-01');
    expect(status).toBe(200);
    expect(text).toBe(
      [
        'day,currency,orders,units,gross,cancelled,returned,credited,net',
        '2010-12-01,GBP,2,10,20.1,0,0,30.2,-10.1',
        '2010-12-02,GBP,1,3,9.99,9.99,0,0,0',
        '2010-12-03,EUR,1,2,90071992547409.9301,0,0,0,90071992547409.9301',
        '',
      ].join('\r\n'),
    );
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="sales-by-day-from-2010-12-01-to-2011-01-01.csv"');
    expect(headers.get('event-position')).toBe('33');
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test('has no text that a spreadsheet would run, and every other as it is', async () => {
    expect(lines((await file('by=country')).text).map((line) => line.slice(0, line.indexOf(',GBP')))).toEqual([
      'country,currency,orders,units,gross,cancelled,returned,credited,ne',
      `"'=cmd|""/C calc""!A0"`,
      '"Bonaire, Saba"',
      'Österreich,EUR,1,2,90071992547409.9301,0,0,0,90071992547409.930',
    ]);
    expect(lines((await file('by=product')).text)[1]).toBe(`"'-85123A",GBP,2,10,20.1,0,0,0,20.1`);
  });

  test('has a header also where there is nothing', async () => {
    const { text, headers } = await file('by=month&from=2020-01-01');
    expect(lines(text)).toEqual(['month,currency,orders,units,gross,cancelled,returned,credited,net']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="sales-by-month-from-2020-01-01.csv"');
  });

  test('is another answer than that in JSON: to caches, under its own tag, and not asked for by the way', async () => {
    const answer = await file('by=day');
    const json = await shop.api.get('/reports/sales?by=day', { role: 'clerk', headers: { Accept: 'application/json, text/csv' } });
    expect([answer, json].map(({ headers }) => headers.get('vary'))).toEqual(Array(2).fill('Accept, Authorization, Accept-Encoding'));
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const tag = answer.headers.get('etag') ?? '';
    expect(json.headers.get('etag')).not.toBe(tag);
    const again = await file('by=day', { ...clerk, headers: { Accept: 'text/csv', 'If-None-Match': tag } });
    expect([again.status, again.text, again.headers.get('vary')]).toEqual([304, '', 'Accept, Authorization']);
  });

  test.each(['cursor=abc', 'limit=50'])('refuses ?%s, which is of pages', async (parameter) => {
    const { status, body } = await file(`by=day&${parameter}`);
    expect([status, body.errors[0]?.path, body.code]).toEqual([400, parameter.split('=')[0], 'validation-failed']);
  });

  test('is refused in JSON like any other question', async () => {
    expect((await file('by=year')).body.errors[0]?.path).toBe('by');
    expect((await file('by=day&from=2010-12-02&to=2010-12-01')).body.errors[0]?.path).toBe('to');
    expect((await file('by=day', { ...clerk, role: 'warehouse' })).status).toBe(403);
  });

  test('is compressed, and never cut short: more rows than a file holds are refused', async () => {
    const add = (count: number, from: number) =>
      shop.views.run(
        `insert into read_models.sales_by_country_g1 (day, country, currency, orders, units, gross, cancelled, returned, credited)
          select '2012-01-01', 'C' || n, 'GBP', 1, 1, 1, 0, 0, 0 from generate_series($2::integer + 1, $2::integer + $1::integer) n`,
        [count, from],
      );
    await add(MOST_ROWS, 0);
    const whole = await file('by=country&from=2012-01-01', { role: 'clerk', headers: { Accept: 'text/csv', 'Accept-Encoding': 'br' } });
    expect([whole.status, whole.headers.get('content-encoding'), lines(whole.text).length]).toEqual([200, 'br', MOST_ROWS + 1]);
    await add(1, MOST_ROWS);
    const { status, body } = await file('by=country&from=2012-01-01');
    expect([status, body.errors[0]?.path, body.errors[0]?.message]).toEqual([400, 'from', expect.stringContaining('shorter period')]);
  });
});
