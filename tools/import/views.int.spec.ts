import { afterEach, describe, expect, it } from 'vitest';
import { PatientHttp } from './patient-http.js';
import { readSalesTotals } from './sales-totals.js';
import { problem, type Script, type ScriptedApi, startScriptedApi } from './testing/scripted-api.js';
import { waitForViews } from './views.js';

const hurried = { patienceMs: 2_000, firstPauseMs: 1, longestPauseMs: 5, tryMs: 1_000 };
const tokens = { current: () => Promise.resolve('given'), renewed: () => Promise.resolve(undefined) };
const silent = { begin: () => undefined, advance: () => undefined, end: () => undefined, say: () => undefined };
const { signal } = new AbortController();

describe('asking the query API', () => {
  let api: ScriptedApi;
  afterEach(() => api[Symbol.asyncDispose]());

  async function httpTo(script: Script) {
    api = await startScriptedApi(script);
    return new PatientHttp({ name: 'query API', url: api.url, tokens, retries: hurried, onTrouble: () => undefined });
  }

  const page = (position: number) => ({
    status: 200,
    headers: { 'event-position': String(position) },
    json: { items: [], nextCursor: null },
  });

  it('asks every view for the position, and again those that are behind but move', async () => {
    let position = 80;
    const http = await httpTo(({ headers }) => {
      const asked = Number(headers['min-event-position'] ?? 0);
      if (asked <= position) return page(position);
      position += 5;
      return problem(503, 'projection-behind', 'soon', { 'retry-after': '60' });
    });

    await waitForViews(http, 100n, silent, signal);

    const asked = api.received.filter(({ headers }) => headers['min-event-position'] === '100' && headers.prefer === 'wait=30');
    expect(new Set(asked.map(({ path }) => path.split('?')[0]))).toEqual(new Set(['/products', '/stock', '/orders', '/reports/sales']));
    expect(asked).toHaveLength(4 + 4);
  });

  it('says which view stands still, and where', async () => {
    const http = await httpTo(({ path, headers }) =>
      path.startsWith('/orders') && headers['min-event-position'] !== undefined ? problem(503, 'projection-behind') : page(42),
    );

    await expect(waitForViews(http, 100n, silent, signal)).rejects.toThrow(/the view orders stands at position 42 of 100/);
  });

  it('says what the query API refuses', async () => {
    const http = await httpTo(() => problem(400, 'validation-failed', 'limit'));

    await expect(waitForViews(http, 1n, silent, signal)).rejects.toThrow(/view products: 400 validation-failed \(limit\)/);
  });

  it('adds up all pages of the sales report exactly', async () => {
    const row = (orders: number, gross: string, credited: string) => ({
      currency: 'GBP',
      orders,
      units: orders * 2,
      gross: { amount: gross, currency: 'GBP' },
      credited: { amount: credited, currency: 'GBP' },
    });
    const http = await httpTo(({ path }) =>
      path.includes('cursor=next')
        ? { status: 200, json: { items: [{ ...row(9, '9', '9'), currency: 'EUR' }, row(3, '0.2', '0.001')], nextCursor: null } }
        : { status: 200, json: { items: [row(1, '0.1', '0'), row(2, '100', '7.5')], nextCursor: 'next' } },
    );

    const totals = await readSalesTotals(http, { from: '2010-12-01', to: '2010-12-08' }, signal);

    expect(totals).toEqual({ orders: 6, units: 12, gross: 1_003_000n, credited: 75_010n });
    expect(api.received[0]?.path).toBe('/reports/sales?by=country&limit=200&from=2010-12-01&to=2010-12-08');
  });
});
