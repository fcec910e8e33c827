import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '#events/contracts/money';
import { readCsvRows } from './csv-rows.js';
import { gatherRetailData, totalsOf, withinWindow } from './retail-data.js';

const folder = path.resolve('../shared/data/online-retail');
const file = path.join(folder, 'online_retail.csv.gz');
const present = existsSync(file);
if (!present) console.warn(`Skipped: ${file} is absent.`);

interface Oracle {
  readonly lines: number;
  readonly sale_invoices: number;
  readonly sale_units: number;
  readonly sale_revenue_gross: string;
  readonly cancelled_invoices: number;
  readonly cancelled_lines: number;
  readonly cancel_value: string;
}

describe.skipIf(!present)('the whole year of the online-retail set', { timeout: 300_000 }, () => {
  it('agrees with the figures that came with it', async () => {
    const oracle = JSON.parse(readFileSync(path.join(folder, 'oracle.json'), 'utf8')) as Oracle;
    const data = await gatherRetailData(readCsvRows(file));
    const sold = totalsOf(data.orders);
    const credited = totalsOf(data.creditNotes);

    expect(data.lines).toBe(oracle.lines);
    expect(data.orders).toHaveLength(oracle.sale_invoices);
    expect(sold).toMatchObject({ lines: 530_103, units: oracle.sale_units, value: parseAmount('10655622.484') });
    expect(formatAmount(sold.value)).toBe(oracle.sale_revenue_gross);
    expect(data.creditNotes).toHaveLength(oracle.cancelled_invoices);
    expect(credited.lines).toBe(oracle.cancelled_lines);
    expect(formatAmount(-credited.value)).toBe(oracle.cancel_value);

    expect(data.catalogue).toHaveLength(3_921);
    expect(data.catalogue.reduce((sum, { unitsSold }) => sum + unitsSold, 0)).toBe(oracle.sale_units);
    expect(data.catalogue.find(({ sku }) => sku === 'BANK_CHARGES')).toBeDefined();

    const reasons = Object.groupBy(data.refused, ({ reason }) => reason);
    expect(Object.fromEntries(Object.entries(reasons).map(([reason, lines]) => [reason, lines.length]))).toEqual({
      'quantity-not-positive': 1_336,
      'price-zero': 1_179,
      'invoice-kind': 3,
    });

    const week = withinWindow(data, { from: '2010-12-01', to: '2010-12-08' });
    expect(week.orders).toHaveLength(611);
    expect(week.creditNotes).toHaveLength(79);
    expect(week.catalogue).toBe(data.catalogue);
  });
});
