import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../free-port.js';
import { readJson } from '../json-file.js';

const data = path.resolve('../shared/data');
const cases = path.join(data, 'import-cases');
const year = path.join(data, 'online-retail', 'online_retail.csv.gz');
const present = existsSync(cases) && existsSync(year);
if (!present) console.warn(`Skipped: ${cases} or ${year} is absent.`);

interface Order {
  readonly orderId: string;
  readonly status: string;
  readonly customerId: string | null;
}

describe.skipIf(!present)('an import into a running installation', { timeout: 180_000 }, () => {
  let dataDirectory: string;
  let environment: NodeJS.ProcessEnv;
  let installation: ChildProcess;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'orderline-import-'));
    const ports = { COMMAND_API_PORT: `${await freePort()}`, QUERY_API_PORT: `${await freePort()}`, PROJECTOR_PORT: `${await freePort()}` };
    const metrics = { COMMAND_API_METRICS_PORT: '0', QUERY_API_METRICS_PORT: '0', PROJECTOR_METRICS_PORT: '0' };
    environment = { ...process.env, ...ports, ...metrics, DATA_DIR: dataDirectory, NODE_ENV: '', JWT_SECRET: '' };
    installation = spawn(process.execPath, ['tools/run.mjs', 'start'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    installation.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    await vi.waitFor(() => expect(output).toMatch(/^ready /m), { timeout: 120_000, interval: 100 });
  });

  afterAll(async () => {
    const ended = new Promise((resolve) => installation.once('close', resolve));
    installation.kill('SIGTERM');
    await ended;
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8', env: environment });
  const report = () => path.join(dataDirectory, 'report.ndjson');
  function importFile(file: string, ...args: string[]) {
    const { status, stdout, stderr } = run('tools/run.mjs', 'import', 'online-retail', file, '--report', report(), ...args);
    return { status, stdout, stderr };
  }
  async function ask<Item>(question: string): Promise<readonly Item[]> {
    const { queryApiUrl } = (await readJson(path.join(dataDirectory, 'runtime.json'))) as { queryApiUrl: string };
    const response = await fetch(`${queryApiUrl}/${question}`, { headers: { authorization: `Bearer ${token()}` } });
    return ((await response.json()) as { items: readonly Item[] }).items;
  }
  const token = () => run('tools/run.mjs', 'token', '--role', 'clerk').stdout.trim();
  async function ordersFrom(id: string) {
    const orders = (await ask<Order>('orders?limit=200')).filter(({ orderId }) => orderId.startsWith(id));
    return orders.map(({ orderId, status, customerId }) => [orderId, status, customerId]).sort();
  }

  test('refuses a line of the year 0, and takes the others', async () => {
    expect(importFile(path.join(cases, '01-year-zero.csv'))).toMatchObject({ status: 0 });
    expect(await ordersFrom('9100')).toEqual([['910002', 'confirmed', '17850']]);
    expect(readFileSync(report(), 'utf8')).toMatch(/"line":2,.*of the year 0/);
  });

  test.each([
    ['continues', 'december.csv', 'january.csv', '920', 'SF1'],
    ['extends', 'to-december.csv', 'to-january.csv', '921', 'SF2'],
  ])('takes a second file that %s the first, and receives nothing twice', async (_, first, second, invoices, sku) => {
    expect(importFile(path.join(cases, 'second-file', first))).toMatchObject({ status: 0 });
    expect(importFile(path.join(cases, 'second-file', second))).toMatchObject({ status: 0 });
    expect(importFile(path.join(cases, 'second-file', first))).toMatchObject({ status: 0 });

    expect(await ordersFrom(invoices)).toEqual([
      [`${invoices}001`, 'confirmed', '17850'],
      [`${invoices}002`, 'confirmed', '13047'],
    ]);
    expect(await ask('stock')).toContainEqual({ sku, onHand: 12, reserved: 12, available: 0, revision: 3 });
  });

  test('knows customers by what tools make of them', async () => {
    expect(importFile(path.join(cases, '03-pandas-customer.csv'))).toMatchObject({ status: 0 });
    expect((await ordersFrom('9300')).map(([, , customer]) => customer)).toEqual(['17850', null, null]);
  });

  test('reads dates with the month first only where that is said', async () => {
    const file = path.join(cases, '04-us-dates.csv');
    expect(importFile(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('say --dates us') as string });
    expect(await ordersFrom('9400')).toEqual([]);
    expect(importFile(file, '--dates', 'us')).toMatchObject({ status: 0 });
    expect(await ordersFrom('9400')).toEqual([['940001', 'confirmed', '17850']]);
  });

  test('reads Latin-1 only where that is said', async () => {
    const file = path.join(cases, '05-latin1.csv');
    expect(importFile(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('say --encoding latin1') as string });
    expect(importFile(file, '--encoding', 'latin1')).toMatchObject({ status: 0 });
    expect(await ask('products?limit=200')).toContainEqual(expect.objectContaining({ sku: 'LA1', name: 'GIFT VOUCHER £40.00' }));
  });

  test('fails where every line is refused, and leaves the report as it was where the file cannot be read', () => {
    const file = path.join(dataDirectory, 'refused.csv');
    const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
    writeFileSync(file, `${header}\n950001,A,LAMP,0,2010-12-01,1,,UK\n`);
    expect(importFile(file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Every line was refused; the first, line 2') as string,
    });
    const before = readFileSync(report(), 'utf8');
    expect(before).toContain('quantity-not-positive');

    writeFileSync(file, 'Number\n1\n');
    expect(importFile(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('--map InvoiceNo=<its name>') as string });
    expect(readFileSync(report(), 'utf8')).toBe(before);
  });

  test('takes another day in the form of the second edition after a first one, with exact totals', () => {
    const [first, second] = [path.join(dataDirectory, 'first.csv'), path.join(dataDirectory, 'second.csv')];
    const [header, ...lines] = gunzipSync(readFileSync(year)).toString().split('\n');
    writeFileSync(first, [header, ...lines.filter((line) => line.includes(',2010-12-23 '))].join('\n'));
    const form = ['--encoding', 'latin1', '--dates', 'us'];
    expect(run('lab/second-edition/write-second-edition.mjs', year, '2011-01-05', second, ...form)).toMatchObject({ status: 0 });

    expect(importFile(first)).toMatchObject({ status: 0 });
    expect(importFile(second, ...form)).toMatchObject({ status: 0 });

    for (const [from, to] of [
      ['2010-12-23', '2010-12-24'],
      ['2011-01-05', '2011-01-06'],
    ] as const) {
      const api = ['--url', `http://127.0.0.1:${environment.QUERY_API_PORT}`, '--token', token()];
      expect(run('tools/verify/verify-sales.mjs', year, '--from', from, '--to', to, ...api)).toMatchObject({ status: 0 });
    }
  });
});
