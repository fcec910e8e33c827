import { formatAmount } from '#events/contracts/money';
import { type Command } from './commands.js';
import { formatCount } from './progress.js';
import { totalsOf } from './retail-data.js';
import { type ImportResult } from './run-import.js';

const commandRows: readonly (readonly [Command['name'], string])[] = [
  ['AddProduct', 'products added'],
  ['PublishProduct', 'products published'],
  ['ReceiveStock', 'stock receipts'],
  ['PlaceOrder', 'orders'],
  ['IssueCreditNote', 'credit notes'],
];

/** What the import did and what the query API says of it, for people. */
export function summarize(result: ImportResult, reportFile: string): string {
  return [...countLines(result), '', ...totalLines(result), '', ...refusalLines(result, reportFile)].join('\n');
}

function countLines({ tally }: ImportResult): string[] {
  const counts = commandRows.map(([name, title]) => {
    const { new: written, 'already-there': there, refused } = tally.of(name);
    return row(title, formatCount(written), formatCount(there), formatCount(refused));
  });
  return [row('', 'new', 'already there', 'refused'), ...counts];
}

function totalLines({ tally, sales }: ImportResult): string[] {
  const sold = tally.acknowledged.filter(({ kind }) => kind === 'sale');
  const orders = totalsOf(sold);
  const credits = totalsOf(tally.acknowledged.filter(({ kind }) => kind === 'credit'));
  const pairs = [
    ['orders', formatCount(sold.length), sales && formatCount(sales.orders)],
    ['units', formatCount(orders.units), sales && formatCount(sales.units)],
    ['gross, GBP', formatAmount(orders.value), sales && formatAmount(sales.gross)],
    ['credited, GBP', formatAmount(credits.value), sales && formatAmount(sales.credited)],
  ] as const;
  const lines = [
    row('in these days', 'imported', 'sales report', ''),
    ...pairs.map(([title, own, reported]) => row(title, own, reported ?? '–', comparison(own, reported))),
    row('order lines', formatCount(orders.lines), '', ''),
    row('credit note lines', formatCount(credits.lines), '', ''),
  ];
  if (pairs.every(([, own, reported]) => reported === undefined || own === reported)) return lines;
  return [...lines, 'They differ where the store holds other orders of these days, or where imported ones were rejected.'];
}

function comparison(own: string, reported: string | undefined): string {
  if (reported === undefined) return '';
  return own === reported ? 'equal' : 'differs';
}

function refusalLines({ data, tally }: ImportResult, reportFile: string): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of data.refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([reason, count]) => row(`  ${reason}`, formatCount(count)));
  return [
    row('refused lines', formatCount(data.refused.length)),
    ...reasons,
    row('refused commands', formatCount(tally.refusedCommands)),
    `Each with its reason: ${reportFile}`,
  ];
}

function row(title: string, ...cells: readonly string[]): string {
  return `${title.padEnd(30)}${cells.map((cell) => cell.padStart(16)).join('')}`.trimEnd();
}
