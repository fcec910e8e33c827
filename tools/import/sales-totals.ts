import { parseAmount } from '#events/contracts/money';
import { CURRENCY } from './commands.js';
import { readList } from './lists.js';
import { type PatientHttp } from './patient-http.js';
import { type Days } from './retail-data.js';

export interface SalesTotals {
  readonly orders: number;
  readonly units: number;
  /** Ten-thousandths of a pound. */
  readonly gross: bigint;
  readonly credited: bigint;
}

interface SalesRow {
  readonly currency: string;
  readonly orders: number;
  readonly units: number;
  readonly gross: { readonly amount: string };
  readonly credited: { readonly amount: string };
}

/** The sums of the sales report over all countries, in the currency of the import. @throws OperatorError when the query API refuses */
export async function readSalesTotals(http: PatientHttp, { from, to }: Days, atLeast: bigint, signal: AbortSignal): Promise<SalesTotals> {
  const totals = { orders: 0, units: 0, gross: 0n, credited: 0n };
  for await (const { items } of readList<SalesRow>(http, 'reports/sales', { by: 'country', from, to }, atLeast, signal)) {
    for (const row of items) {
      if (row.currency !== CURRENCY) continue;
      totals.orders += row.orders;
      totals.units += row.units;
      totals.gross += parseAmount(row.gross.amount);
      totals.credited += parseAmount(row.credited.amount);
    }
  }
  return totals;
}
