import { formatAmount } from '#events/contracts/money';
import { type Command } from './commands.js';
import { type Comparison } from './compare-totals.js';
import { counted, formatCount } from './progress.js';
import { totalsOf } from './retail-data.js';
import { type ImportResult } from './run-import.js';
import { type SalesTotals } from './sales-totals.js';

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

/** Why the import is no success, in a sentence each. */
export function shortcomingsOf({ data, tally, comparison }: ImportResult): string[] {
  const sentences: string[] = [];
  const [first] = data.refused;
  if (first !== undefined && data.orders.length + data.creditNotes.length === 0) {
    sentences.push(`Every line was refused; the first, line ${first.line}: ${first.detail}`);
  }
  if (tally.refusedCommands > 0)
    sentences.push(`${counted(tally.refusedCommands, 'command')} ${tally.refusedCommands === 1 ? 'was' : 'were'} refused.`);
  if (comparison === undefined) return sentences;
  const { rejected, differing } = comparison;
  if (rejected.length > 0) sentences.push(`${formatCount(rejected.length)} of the orders were rejected by the shop.`);
  if (differing.length > 0) {
    sentences.push(`The totals differ (${differing.join(', ')}): the sales report does not show what was imported beside the others.`);
  }
  return sentences;
}

function countLines({ tally }: ImportResult): string[] {
  const counts = commandRows.map(([name, title]) => {
    const { new: written, 'already-there': there, refused } = tally.of(name);
    return row(title, formatCount(written), formatCount(there), formatCount(refused));
  });
  return [row('', 'new', 'already there', 'refused'), ...counts];
}

const figureRows: readonly (readonly [keyof SalesTotals, string])[] = [
  ['orders', 'orders'],
  ['units', 'units'],
  ['gross', 'gross, GBP'],
  ['credited', 'credited, GBP'],
];

function totalLines({ tally, comparison }: ImportResult): string[] {
  const lines = totalsOf(tally.acknowledged.filter(({ kind }) => kind === 'sale')).lines;
  const creditLines = totalsOf(tally.acknowledged.filter(({ kind }) => kind === 'credit')).lines;
  const compared = comparison === undefined ? ['Nothing was compared with the sales report.'] : comparedLines(comparison);
  return [...compared, row('order lines', formatCount(lines)), row('credit note lines', formatCount(creditLines))];
}

function comparedLines({ imported, others, report, differing }: Comparison): string[] {
  const rows = figureRows.map(([figure, title]) => {
    const cells = [imported, others, report].map((totals) => formatFigure(totals[figure]));
    return row(title, ...cells, differing.includes(figure) ? 'differs' : 'equal');
  });
  return [row('in these days', 'imported', 'others', 'sales report', ''), ...rows];
}

const formatFigure = (figure: number | bigint) => (typeof figure === 'bigint' ? formatAmount(figure) : formatCount(figure));

function refusalLines({ data, tally, comparison }: ImportResult, reportFile: string): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of data.refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([reason, count]) => row(`  ${reason}`, formatCount(count)));
  return [
    row('refused lines', formatCount(data.refused.length)),
    ...reasons,
    row('refused commands', formatCount(tally.refusedCommands)),
    row('rejected orders', formatCount(comparison?.rejected.length ?? 0)),
    `Each with its reason: ${reportFile}`,
  ];
}

function row(title: string, ...cells: readonly string[]): string {
  return `${title.padEnd(30)}${cells.map((cell) => cell.padStart(16)).join('')}`.trimEnd();
}
