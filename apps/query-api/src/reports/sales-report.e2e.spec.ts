import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const shop = useInstallation(async (views) => {
  await views.salesByCountry(
    { day: '2010-12-01', country: 'United Kingdom', orders: '2', units: '10', gross: '20.1000', credited: '0.1' },
    { day: '2010-12-01', country: 'France', orders: '1', units: '3', gross: '9.99', cancelled: '9.99' },
    { day: '2010-12-02', country: 'United Kingdom', orders: '1', units: '1', gross: '0.0001', returned: '0.0001' },
    { day: '2011-01-31', country: 'France', currency: 'EUR', orders: '1', units: '2', gross: '90071992547409.9301' },
    { day: '2011-01-31', country: 'France', currency: 'GBP', orders: '1', units: '1', gross: '1' },
    { day: '2011-02-01', country: 'France', credited: '5.5' },
  );
  await views.salesByProduct(
    { day: '2010-12-01', sku: '85123A', orders: '2', units: '10', gross: '20.1' },
    { day: '2010-12-02', sku: '85123A', orders: '1', units: '1', gross: '2.55' },
    { day: '2010-12-02', sku: '71053', orders: '1', units: '1', gross: '3.39' },
  );
  await views.moveTo('sales', 33);
});
const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const keys = (body: unknown) =>
  (body as { items: { key: string; currency: string }[] }).items.map(({ key, currency }) => `${key} ${currency}`);

describe('GET /reports/sales', () => {
  test('sums a day over its countries, exactly', async () => {
    const answer = await shop.api.get('/reports/sales?by=day&to=2010-12-03', { role: 'clerk' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      items: [
        {
          key: '2010-12-01',
          currency: 'GBP',
          orders: 3,
          units: 13,
          gross: gbp('30.09'),
          cancelled: gbp('9.99'),
          returned: gbp('0'),
          credited: gbp('0.1'),
          net: gbp('20'),
        },
        {
          key: '2010-12-02',
          currency: 'GBP',
          orders: 1,
          units: 1,
          gross: gbp('0.0001'),
          cancelled: gbp('0'),
          returned: gbp('0.0001'),
          credited: gbp('0'),
          net: gbp('0'),
        },
      ],
      nextCursor: null,
    });
    expect(answer.headers.get('event-position')).toBe('33');
  });

  test('has a row for each month and currency', async () => {
    const { body } = await shop.api.get('/reports/sales?by=month');
    expect(keys(body)).toEqual(['2010-12 GBP', '2011-01 EUR', '2011-01 GBP', '2011-02 GBP']);
    expect(body.items[1]?.net).toEqual({ amount: '90071992547409.9301', currency: 'EUR' });
    expect(body.items[3]).toMatchObject({ orders: 0, gross: gbp('0'), credited: gbp('5.5'), net: gbp('-5.5') });
  });

  test('sums by country and by product', async () => {
    expect(keys((await shop.api.get('/reports/sales?by=country')).body)).toEqual(['France EUR', 'France GBP', 'United Kingdom GBP']);
    const { body } = await shop.api.get('/reports/sales?by=product');
    expect(body.items.map((row) => [row.key, row.orders, row.gross])).toEqual([
      ['71053', 1, gbp('3.39')],
      ['85123A', 3, gbp('22.65')],
    ]);
  });

  test('counts the first day of the period and not the last', async () => {
    expect(keys((await shop.api.get('/reports/sales?by=day&from=2010-12-02&to=2011-01-31')).body)).toEqual(['2010-12-02 GBP']);
    expect(keys((await shop.api.get('/reports/sales?by=month&from=2010-12-02&to=2011-02-01')).body)).toEqual([
      '2010-12 GBP',
      '2011-01 EUR',
      '2011-01 GBP',
    ]);
    const none = await shop.api.get('/reports/sales?by=day&from=2012-01-01');
    expect([none.body, none.headers.get('event-position')]).toEqual([{ items: [], nextCursor: null }, '33']);
  });

  test.each(['day', 'month', 'country', 'product'])('by %s goes on page by page, between two currencies of one key too', async (by) => {
    const whole = keys((await shop.api.get(`/reports/sales?by=${by}`)).body);
    const parts: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await shop.api.get(`/reports/sales?by=${by}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      parts.push(...keys(body));
      cursor = body.nextCursor;
    }
    expect(parts).toEqual(whole);
  });

  test('is for clerks and those who act as one', async () => {
    for (const [role, status] of [
      ['clerk', 200],
      ['importer', 200],
      ['admin', 200],
      ['warehouse', 403],
      ['customer', 403],
      [undefined, 401],
    ] as const) {
      expect((await shop.api.get('/reports/sales?by=day', { role })).status).toBe(status);
    }
  });

  test.each([
    ['', 'by'],
    ['by=year', 'by'],
    ['by=toString', 'by'],
    ['by=day&by=month', 'by'],
    ['by=day&from=2010-12-01T00:00:00Z', 'from'],
    ['by=day&from=2010-13-01', 'from'],
    ['by=day&to=0000-01-01', 'to'],
    ['by=day&from=2010-12-01&to=2010-12-01', 'to'],
    ['by=day&currency=GBP', 'currency'],
  ])('refuses ?%s', async (query, path) => {
    const answer = await shop.api.get(`/reports/sales?${query}`);
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
  });
});
