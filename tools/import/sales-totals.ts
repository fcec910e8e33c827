import { parseAmount } from '#events/contracts/money';
import { CURRENCY } from './commands.js';
import { type PatientHttp } from './patient-http.js';
import { type DayWindow } from './retail-data.js';
import { checkAnswer } from './followers.js';

export interface SalesTotals {
  readonly orders: number;
  readonly units: number;
  /** Ten-thousandths of a pound. */
  readonly gross: bigint;
  readonly credited: bigint;
}

interface SalesPage {
  readonly items: readonly { currency: string; orders: number; units: number; gross: { amount: string }; credited: { amount: string } }[];
  readonly nextCursor: string | null;
}

/** The sums of the sales report over all countries, in the currency of the import. @throws OperatorError when the query API refuses */
export async function readSalesTotals(http: PatientHttp, { from, to }: DayWindow, signal: AbortSignal): Promise<SalesTotals> {
  const totals = { orders: 0, units: 0, gross: 0n, credited: 0n };
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams({ by: 'country', limit: '200' });
    if (from !== undefined) parameters.set('from', from);
    if (to !== undefined) parameters.set('to', to);
    if (cursor !== null) parameters.set('cursor', cursor);
    const answer = await http.send({ method: 'GET', path: `/reports/sales?${parameters.toString()}` }, signal);
    checkAnswer('sales', answer);
    const page = answer.json as SalesPage;
    for (const row of page.items) {
      if (row.currency !== CURRENCY) continue;
      totals.orders += row.orders;
      totals.units += row.units;
      totals.gross += parseAmount(row.gross.amount);
      totals.credited += parseAmount(row.credited.amount);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return totals;
}
