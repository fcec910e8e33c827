import { afterEach, describe, expect, it } from 'vitest';
import { compareTotals } from './compare-totals.js';
import { PatientHttp } from './patient-http.js';
import { gatherRetailData } from './retail-data.js';
import { Tally } from './tally.js';
import { type ScriptedApi, startScriptedApi } from './testing/scripted-api.js';

const retries = { patienceMs: 2_000, firstMs: 1, mostMs: 5, tryMs: 1_000 };
const tokens = { current: () => Promise.resolve('given'), renewed: () => Promise.resolve(undefined) };
const days = { from: '2010-12-01', to: '2010-12-02' };
const { signal } = new AbortController();

/** One order of 20 pounds and one credit note of 4. */
const rows = [
  ['1', 'A', 'Lamp', '10', '2010-12-01 08:26:00', '2', '', 'EIRE'],
  ['C2', 'A', 'Lamp', '-2', '2010-12-01 08:26:00', '2', '', 'EIRE'],
].map((fields, index) => ({ line: index + 2, fields }));

const sales = (orders: number, units: number, gross: string, credited: string) => {
  return { currency: 'GBP', orders, units, gross: { amount: gross }, credited: { amount: credited } };
};
const ours = sales(1, 10, '20', '4');
const order = (orderId: string, status = 'confirmed', currency = 'GBP') => {
  return { orderId, status, currency, lines: [{ sku: 'A', quantity: 3, unitPrice: { amount: '1.5' } }], total: { amount: '4.5' } };
};

describe('comparing what was imported with the sales report', () => {
  let api: ScriptedApi;
  afterEach(() => api[Symbol.asyncDispose]());

  async function compare(reports: readonly object[], orders: readonly ReturnType<typeof order>[], creditedBefore?: bigint) {
    let looks = 0;
    api = await startScriptedApi(({ path }) => {
      const { pathname, searchParams } = new URL(path, 'http://shop');
      const status = searchParams.get('status');
      const items =
        pathname === '/reports/sales'
          ? [reports[looks++] ?? reports.at(-1)]
          : orders.filter((each) => status === null || each.status === status);
      return { status: 200, json: { items, nextCursor: null } };
    });
    const http = new PatientHttp({ name: 'query API', url: api.url, tokens, retries, onTrouble: () => undefined });
    const data = await gatherRetailData(rows);
    const tally = new Tally();
    for (const invoice of [...data.orders, ...data.creditNotes]) tally.acknowledge(invoice, 'new');
    return compareTotals(http, days, tally, creditedBefore, 5n, signal);
  }
  const listed = () => api.received.filter(({ path }) => path.startsWith('/orders') && !path.includes('status=')).length;

  it('needs no list of orders where they are equal', async () => {
    expect(await compare([ours], [])).toMatchObject({ differing: [], rejected: [], others: { orders: 0, credited: 0n } });
    expect(listed()).toBe(0);
  });

  it('takes the other orders of these days into account, as far as the report does', async () => {
    const orders = [order('1'), order('7'), order('8', 'rejected'), order('9', 'confirmed', 'EUR')];
    expect(await compare([sales(2, 13, '24.5', '4')], orders)).toMatchObject({
      differing: [],
      others: { orders: 1, units: 3, gross: 45_000n },
    });
  });

  it('looks again where orders come in meanwhile', async () => {
    expect(await compare([sales(3, 16, '29', '4'), sales(2, 13, '24.5', '4')], [order('1'), order('7')])).toMatchObject({ differing: [] });
  });

  it.each([
    ['less', sales(0, 0, '0', '4'), ['orders', 'units', 'gross']],
    ['more', sales(2, 20, '40', '4'), ['orders', 'units', 'gross']],
    ['another value', sales(1, 10, '20.0001', '4'), ['gross']],
    ['fewer credits', sales(1, 10, '20', '3.9999'), ['credited']],
  ])('finds that the report says %s than was imported', async (_, report, differing) => {
    expect(await compare([report], [order('1')])).toMatchObject({ differing });
  });

  it('misses credits of this import behind those of others', async () => {
    expect(await compare([sales(1, 10, '20', '9')], [], 50_000n)).toMatchObject({ differing: [], others: { credited: 50_000n } });
    await api[Symbol.asyncDispose]();
    expect(await compare([sales(1, 10, '20', '5')], [], 50_000n)).toMatchObject({ differing: ['credited'] });
  });

  it('names the imported orders that were rejected, and no others', async () => {
    const { rejected } = await compare([sales(0, 0, '0', '4')], [order('1', 'rejected'), order('7', 'rejected')]);
    expect(rejected.map(({ orderId }) => orderId)).toEqual(['1']);
  });
});
