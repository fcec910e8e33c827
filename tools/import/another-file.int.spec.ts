import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImportOptions } from './import-options.js';
import { runImport } from './run-import.js';
import { shortcomingsOf } from './summary.js';
import { SmallShop } from './testing/small-shop.js';

const hurried = { patienceMs: 2_000, firstMs: 1, mostMs: 5, tryMs: 1_000 };
const tokens = { current: () => Promise.resolve('given'), renewed: () => Promise.resolve(undefined) };
const silent = { begin: () => undefined, advance: () => undefined, end: () => undefined, say: () => undefined };
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** Invoice, stock code, quantity, day. */
const december = ['920001 LAMP 5 2010-12-01', '920001 VASE 1 2010-12-01', '920002 LAMP 3 2010-12-02'];
const january = ['920003 LAMP 7 2011-01-04', '920004 TRAY 2 2011-01-05'];

let folder: string;
let shop: SmallShop;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'orderline-another-file-'));
  shop = await SmallShop.open();
});
afterEach(async () => {
  await shop[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function importLines(lines: readonly string[], signal = new AbortController().signal, ...args: string[]) {
  const file = path.join(folder, 'sales.csv');
  const rows = lines.map((line) => {
    const [invoice, sku, quantity, day] = line.split(' ');
    return `${invoice},${sku},${sku} of December,${quantity},${day} 10:00:00,2,,EIRE`;
  });
  await writeFile(file, [header, ...rows].join('\n'));
  const options = readImportOptions(['online-retail', file, '--report', path.join(folder, 'report.ndjson'), ...args]);
  const access = { commandApiUrl: shop.url, queryApiUrl: shop.url, tokens, dataDirectory: undefined };
  const result = await runImport(options, access, hurried, silent, signal);
  return { ...result, shortcomings: shortcomingsOf(result) };
}
const received = () => Object.fromEntries([...shop.stock].map(([sku, stock]) => [sku, stock.received]));
const statuses = () => Object.fromEntries([...shop.orders].map(([id, { status }]) => [id, status]));
const allConfirmed = { 920001: 'confirmed', 920002: 'confirmed', 920003: 'confirmed', 920004: 'confirmed' };

describe('another file of the same shop', () => {
  it.each([
    ['that continues the first', december, january],
    ['that extends the first', december, [...december, ...january]],
    ['that overlaps the first', december, [...december.slice(2), ...january]],
    ['that is the first part of the first', [...december, ...january], december],
  ])('%s goes in, and nothing is received twice', async (_, first, second) => {
    await importLines(first);
    const { shortcomings } = await importLines(second);

    expect(statuses()).toEqual(allConfirmed);
    expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
    expect(shortcomings).toEqual([]);
  });

  it('whose rows are sorted otherwise is recognised', async () => {
    await importLines(december);
    const { tally, shortcomings } = await importLines(december.toReversed());

    expect(tally.of('PlaceOrder')).toEqual({ new: 0, 'already-there': 2, refused: 0 });
    expect(received()).toEqual({ LAMP: 8, VASE: 1 });
    expect(shortcomings).toEqual([]);
  });

  it('that says something else of an order is refused there', async () => {
    await importLines(december);
    const { tally, shortcomings } = await importLines(['920002 LAMP 4 2010-12-02', ...january]);

    expect(tally.of('PlaceOrder')).toEqual({ new: 2, 'already-there': 0, refused: 1 });
    expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
    expect(shortcomings).toEqual(['1 command was refused.']);
  });
});

describe('a window', () => {
  it('receives what the whole file needs, once', async () => {
    const all = [...december, ...january];
    await importLines(all, undefined, '--to', '2010-12-02');
    expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
    expect(statuses()).toEqual({ 920001: 'confirmed' });

    await importLines(all);
    expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
    expect(statuses()).toEqual(allConfirmed);
  });

  it('counts what was placed before it as well', async () => {
    await importLines(december);
    await importLines([...december, ...january], undefined, '--from', '2011-01-01');
    expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
    expect(statuses()).toEqual(allConfirmed);
  });
});

it('keeps the stock of orders that nobody has fulfilled yet', async () => {
  shop.fulfils = false;
  await importLines(december);
  await importLines(january);
  const { shortcomings } = await importLines([...december, ...january]);

  expect(Object.values(statuses())).toEqual(Array(4).fill('placed'));
  expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
  expect(shortcomings).toEqual([]);
});

describe('stock that others move', () => {
  it('is received anew where somebody has taken it', async () => {
    const all = [...december, ...january];
    await importLines(all, undefined, '--to', '2010-12-02');
    shop.take('LAMP', 4);
    await importLines(all);

    expect(statuses()).toEqual(allConfirmed);
    expect(received()).toEqual({ LAMP: 19, VASE: 1, TRAY: 2 });
  });

  it('is looked at again where it moved after it was looked at', async () => {
    await importLines(december);
    shop.take('LAMP', -6);
    let receipts = 0;
    shop.onRequest = ({ path }) => {
      if (path === '/stock/LAMP/receive' && ++receipts === 1) shop.take('LAMP', 5);
    };
    const { shortcomings, tally } = await importLines(january);

    expect(statuses()).toEqual(allConfirmed);
    expect(received()).toEqual({ LAMP: 8 + 6, VASE: 1, TRAY: 2 });
    expect(tally.of('ReceiveStock')).toEqual({ new: 2, 'already-there': 0, refused: 0 });
    expect(shortcomings).toEqual([]);
  });

  it('is not received for an order that another import places while the shop is looked at', async () => {
    await importLines(december);
    shop.take('LAMP', -7);
    let looks = 0;
    shop.onRequest = ({ path }) => {
      if (!/^\/(stock\?|orders\?.*from)/.test(path) || ++looks !== 2) return;
      const lines = [{ sku: 'LAMP', quantity: 7, unitPrice: { amount: '2' } }];
      const order = { orderId: '920003', currency: 'GBP', lines, shipTo: { country: 'EIRE' }, payment: { method: 'on-account' } };
      shop.place({ ...order, occurredAt: '2011-01-04T10:00:00.000Z' });
    };
    await importLines(january);

    expect(statuses()).toEqual(allConfirmed);
    expect(received()).toEqual({ LAMP: 8, VASE: 1, TRAY: 2 });
  });

  it('is given up where it moves every time', async () => {
    await importLines(december);
    shop.onRequest = ({ path }) => {
      if (path === '/stock/LAMP/receive') shop.take('LAMP', 0);
    };
    await expect(importLines(january)).rejects.toThrow(/The stock of LAMP changed every time/);
  });
});

it.each([1, 3, 6, 7, 9, 10, 11, 13, 14, 16, 18])(
  'an import that ends after %i requests can be run again, also by a longer file',
  async (most) => {
    const controller = new AbortController();
    let requests = 0;
    shop.onRequest = () => {
      if (++requests === most) controller.abort(new Error('pulled the plug'));
    };
    await importLines(december, controller.signal, '--concurrency', '2').catch((error: unknown) =>
      expect(String(error)).toContain('pulled'),
    );
    const { shortcomings } = await importLines([...december, ...january]);

    expect(statuses()).toEqual(allConfirmed);
    expect(received()).toEqual({ LAMP: 15, VASE: 1, TRAY: 2 });
    expect(shortcomings).toEqual([]);
  },
);

it('says which orders the shop rejected, now or before', async () => {
  let sold = false;
  shop.onRequest = ({ path }) => {
    if (path !== '/orders' || sold) return;
    sold = true;
    shop.take('VASE', 1);
  };
  const reported = async () =>
    (await readFile(path.join(folder, 'report.ndjson'), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row) as object);
  const rejected = '1 of the orders were rejected by the shop.';
  const differ = expect.stringMatching(/^The totals differ \(orders, units, gross\)/) as string;

  expect((await importLines(december)).shortcomings).toEqual([rejected, differ]);
  expect(await reported()).toEqual([{ kind: 'order', id: '920001', status: 'rejected' }]);
  expect((await importLines(december)).shortcomings).toEqual([rejected, differ]);
  expect(received()).toEqual({ LAMP: 8, VASE: 1 });
});

it('takes no offence at the other orders of these days', async () => {
  await importLines(december);
  const { comparison, shortcomings } = await importLines(['930001 LAMP 1 2010-12-01']);

  expect(comparison?.others).toMatchObject({ orders: 1, units: 6 });
  expect(shortcomings).toEqual([]);
});
