import { invalid } from '#platform/problems/problem';
import { type Answer } from '../answers/answer.js';
import { type CsvFile, writeCsv } from '../answers/csv.js';
import { type Sources } from '../ask.js';
import { checkPeriod } from '../parameters/period.js';
import { type Asked } from '../views/freshness.js';
import { type ReportSalesParameters, salesQuestion } from './report-sales.js';
import { toSalesRow } from './sales-row.js';

/** A file holds so many rows at most, and is never cut short without a word. */
export const MOST_ROWS = 50_000;

/**
 * The whole report of the period as a file, of one moment; each row names the currency of its amounts.
 * @throws Problem for more rows than a file holds
 */
export async function exportSales(
  { views }: Sources,
  { parameters, freshness }: Asked<{ parameters: ReportSalesParameters }>,
): Promise<Answer<CsvFile>> {
  checkPeriod(parameters);
  const { by, from, to } = parameters;
  const { rows, position } = await views.read(salesQuestion(parameters, MOST_ROWS + 1), freshness);
  if (rows.length > MOST_ROWS)
    throw invalid('from', `leaves more than ${MOST_ROWS} rows, and a file holds no more: ask for a shorter period`);
  const name = ['sales-by', by, ...(from === undefined ? [] : ['from', from]), ...(to === undefined ? [] : ['to', to])].join('-');
  const header = [by === 'product' ? 'sku' : by, 'currency', 'orders', 'units', 'gross', 'cancelled', 'returned', 'credited', 'net'];
  const body = await writeCsv(`${name}.csv`, header, rows, (sums) => {
    const { key, currency, orders, units, gross, cancelled, returned, credited, net } = toSalesRow(sums);
    const numbers = [orders, units, ...[gross, cancelled, returned, credited, net].map(({ amount }) => amount)];
    return [key, currency, ...numbers.map((number) => ({ number }))];
  });
  return { body, position };
}
