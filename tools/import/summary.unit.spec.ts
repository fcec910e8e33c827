import { expect, it } from 'vitest';
import { type Comparison } from './compare-totals.js';
import { gatherRetailData } from './retail-data.js';
import { shortcomingsOf, summarize } from './summary.js';
import { Tally } from './tally.js';

const rows = [
  ['1', 'A', 'Lamp', '1500', '2010-12-01 08:26:00', '2.125', '', 'EIRE'],
  ['2', 'A', 'Lamp', '1', '2010-12-01 08:26:00', '2', '', 'EIRE'],
  ['C3', 'A', 'Lamp', '-2', '2010-12-01 08:26:00', '2', '', 'EIRE'],
  ['4', 'A', 'Lamp', '1', '2010-12-01 08:26:00', '0', '', 'EIRE'],
].map((fields, index) => ({ line: index + 2, fields }));

async function imported(refusedOrders = 1) {
  const data = await gatherRetailData(rows);
  const tally = new Tally();
  for (const invoice of [data.orders[0]!, ...data.creditNotes]) tally.acknowledge(invoice, 'new');
  tally.count('PlaceOrder', 'new');
  tally.count('PlaceOrder', 'refused', refusedOrders);
  tally.count('IssueCreditNote', 'already-there');
  return { data, tally };
}
const figures = { orders: 1, units: 1_500, gross: 31_875_000n, credited: 40_000n };
const nothing = { orders: 0, units: 0, gross: 0n, credited: 0n };
const compared = (changes: Partial<Comparison> = {}): Comparison => {
  return { imported: figures, others: nothing, report: figures, differing: [], rejected: [], ...changes };
};
const words = (text: string) => text.split('\n').map((line) => line.trim().split(/\s{2,}/));

it('shows what became of the commands, exact totals beside the report’s, and refusals by reason', async () => {
  const lines = words(summarize({ ...(await imported()), comparison: compared() }, 'report.ndjson'));

  expect(lines).toContainEqual(['orders', '1', '0', '1']);
  expect(lines).toContainEqual(['credit notes', '0', '1', '0']);
  expect(lines).toContainEqual(['units', '1,500', '0', '1,500', 'equal']);
  expect(lines).toContainEqual(['gross, GBP', '3187.5', '0', '3187.5', 'equal']);
  expect(lines).toContainEqual(['credited, GBP', '4', '0', '4', 'equal']);
  expect(lines).toContainEqual(['price-zero', '1']);
  expect(lines).toContainEqual(['refused commands', '1']);
  expect(lines.at(-1)).toEqual(['Each with its reason: report.ndjson']);
});

it('says where the report has other figures', async () => {
  const report = { ...figures, gross: 31_875_001n };
  const text = summarize({ ...(await imported()), comparison: compared({ report, differing: ['gross'] }) }, 'report.ndjson');

  expect(words(text)).toContainEqual(['gross, GBP', '3187.5', '0', '3187.5001', 'differs']);
});

it('says that nothing was compared', async () => {
  expect(summarize({ ...(await imported()), comparison: undefined }, 'r')).toContain('Nothing was compared');
});

it('calls an import a success where only some lines were refused', async () => {
  expect(shortcomingsOf({ ...(await imported(0)), comparison: compared() })).toEqual([]);
});

it('says in a sentence each why it is none', async () => {
  const order = { orderId: '1', customerId: null, status: 'rejected', currency: 'GBP', lines: [], total: { amount: '0' } };
  const rejected = [{ ...order, shipTo: { country: 'EIRE' }, payment: { method: 'on-account' }, placedAt: '2010-12-01T08:26:00.000Z' }];
  expect(shortcomingsOf({ ...(await imported()), comparison: compared({ differing: ['gross', 'units'], rejected }) })).toEqual([
    '1 command was refused.',
    '1 of the orders were rejected by the shop.',
    'The totals differ (gross, units): the sales report does not show what was imported beside the others.',
  ]);
});

it('says why the first line was refused where all were', async () => {
  const data = await gatherRetailData(rows.slice(3));
  expect(shortcomingsOf({ data, tally: new Tally(), comparison: undefined })).toEqual([
    'Every line was refused; the first, line 5: The unit price is 0.',
  ]);
});
