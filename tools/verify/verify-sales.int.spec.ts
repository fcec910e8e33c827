import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedApi, startScriptedApi } from '#tools/import/testing/scripted-api';

const csv = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  '1,BANK CHARGES,"Charges, ""bank""",2,2010-12-01 23:59:00,1.125,,EIRE',
  '2,A,Lamp,3,2010-12-02 00:00:00,2.50,17850,France',
  '2,A,Lamp,1,2010-12-02 00:00:00,2.00,17850,France',
  'C3,A,Lamp,-1,2010-12-02 10:00:00,2.50,17850,France',
  'A4,B,Adjust bad debt,1,2010-12-02 10:00:00,11062.06,,France',
  '5,A,Lamp,1,2010-12-02 10:00:00,0.0,,France',
  '6,A,Lamp,1,2010-12-08 00:00:00,2.5,,France',
].join('\n');

const pounds = (amount: string) => ({ amount, currency: 'GBP' });
const row = (key: string, orders: number, units: number, gross: string, credited: string, net: string) => ({
  key,
  currency: 'GBP',
  orders,
  units,
  gross: pounds(gross),
  cancelled: pounds('0'),
  returned: pounds('0'),
  credited: pounds(credited),
  net: pounds(net),
});
type Row = ReturnType<typeof row>;
const truth: Readonly<Record<string, readonly Row[]>> = {
  day: [row('2010-12-01', 1, 2, '2.25', '0', '2.25'), row('2010-12-02', 1, 4, '9.5', '2.5', '7')],
  month: [row('2010-12', 2, 6, '11.75', '2.5', '9.25')],
  country: [row('EIRE', 1, 2, '2.25', '0', '2.25'), row('France', 1, 4, '9.5', '2.5', '7')],
  product: [row('BANK_CHARGES', 1, 2, '2.25', '0', '2.25'), row('A', 1, 4, '9.5', '2.5', '7')],
};

describe('the independent check of the sales reports', () => {
  let folder: string;
  let api: ScriptedApi;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'orderline-verify-'));
    await writeFile(path.join(folder, 'sales.csv'), csv);
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => api[Symbol.asyncDispose]());

  /** One row a page, so that cursors are followed. */
  async function verify(change: (by: string, rows: readonly Row[]) => readonly Row[]) {
    api = await startScriptedApi(({ path: asked }) => {
      const parameters = new URL(asked, 'http://any').searchParams;
      const rows = change(parameters.get('by') ?? '', truth[parameters.get('by') ?? ''] ?? []);
      const at = Number(parameters.get('cursor') ?? 0);
      return { status: 200, json: { items: rows.slice(at, at + 1), nextCursor: at + 1 < rows.length ? String(at + 1) : null } };
    });
    const script = path.resolve('tools/verify/verify-sales.mjs');
    const days = ['--from', '2010-12-01', '--to', '2010-12-08'];
    const args = [script, path.join(folder, 'sales.csv'), ...days, '--url', api.url, '--token', 'secret'];
    return new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(process.execPath, args, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
      );
    });
  }

  it('finds equal reports equal', async () => {
    const { code, output } = await verify((_by, rows) => rows);

    expect(output).toContain('All figures are equal.');
    expect(code).toBe(0);
    expect(api.received.every(({ headers }) => headers.authorization === 'Bearer secret')).toBe(true);
    expect(api.received[0]?.path).toContain('from=2010-12-01&to=2010-12-08');
  });

  it.each([
    [
      'the last decimal',
      'country',
      (rows: readonly Row[]) => rows.map((each) => ({ ...each, gross: pounds('2.2501') })),
      /EIRE: gross is 2\.2501 GBP/,
    ],
    ['a count', 'product', (rows: readonly Row[]) => rows.map((each) => ({ ...each, orders: 2 })), /A: orders is 2, the file says 1/],
    [
      'a currency',
      'day',
      (rows: readonly Row[]) => rows.map((each) => ({ ...each, currency: 'EUR' })),
      /2010-12-01 in EUR: in the report, but not in the file/,
    ],
    ['a missing key', 'day', (rows: readonly Row[]) => rows.slice(1), /by=day 2010-12-01: missing in the report/],
    [
      'a key too many',
      'month',
      (rows: readonly Row[]) => [...rows, row('2011-01', 0, 0, '0', '0', '0')],
      /2011-01: in the report, but not/,
    ],
  ])('fails at a difference in %s', async (_, where, change, sentence) => {
    const { code, output } = await verify((by, rows) => (by === where ? change(rows) : rows));

    expect(output).toMatch(sentence);
    expect(code).toBe(1);
  });
});
