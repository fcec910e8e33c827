import { expect, it } from 'vitest';
import { gatherRetailData } from './retail-data.js';
import { summarize } from './summary.js';
import { Tally } from './tally.js';

const rows = [
  ['1', 'A', 'Lamp', '1500', '2010-12-01 08:26:00', '2.125', '', 'EIRE'],
  ['2', 'A', 'Lamp', '1', '2010-12-01 08:26:00', '2', '', 'EIRE'],
  ['C3', 'A', 'Lamp', '-2', '2010-12-01 08:26:00', '2', '', 'EIRE'],
  ['4', 'A', 'Lamp', '1', '2010-12-01 08:26:00', '0', '', 'EIRE'],
].map((fields, index) => ({ line: index + 2, fields }));

async function imported() {
  const data = await gatherRetailData(rows);
  const tally = new Tally();
  for (const invoice of [data.orders[0]!, ...data.creditNotes]) tally.acknowledged.push(invoice);
  tally.count('PlaceOrder', 'new');
  tally.count('PlaceOrder', 'refused');
  tally.count('IssueCreditNote', 'already-there');
  return { data, tally };
}
const words = (text: string) => text.split('\n').map((line) => line.trim().split(/\s{2,}/));

it('shows what became of the commands, exact totals beside the report’s, and refusals by reason', async () => {
  const sales = { orders: 1, units: 1_500, gross: 31_875_000n, credited: 40_000n };

  const lines = words(summarize({ ...(await imported()), sales }, 'report.ndjson'));

  expect(lines).toContainEqual(['orders', '1', '0', '1']);
  expect(lines).toContainEqual(['credit notes', '0', '1', '0']);
  expect(lines).toContainEqual(['units', '1,500', '1,500', 'equal']);
  expect(lines).toContainEqual(['gross, GBP', '3187.5', '3187.5', 'equal']);
  expect(lines).toContainEqual(['credited, GBP', '4', '4', 'equal']);
  expect(lines).toContainEqual(['price-zero', '1']);
  expect(lines).toContainEqual(['refused commands', '1']);
  expect(lines.at(-1)).toEqual(['Each with its reason: report.ndjson']);
});

it('says where the report has other figures', async () => {
  const sales = { orders: 1, units: 1_500, gross: 31_875_001n, credited: 40_000n };

  const text = summarize({ ...(await imported()), sales }, 'report.ndjson');

  expect(words(text)).toContainEqual(['gross, GBP', '3187.5', '3187.5001', 'differs']);
  expect(text).toContain('They differ where');
});

it('leaves the report’s column open where nothing was asked', async () => {
  expect(words(summarize({ ...(await imported()), sales: undefined }, 'r'))).toContainEqual(['gross, GBP', '3187.5', '–']);
});
