import { parseAmount } from '#events/contracts/money';
import { CURRENCY } from './commands.js';
import { type Invoice } from './invoices.js';
import { type PatientHttp } from './patient-http.js';
import { type Days, totalsOf } from './retail-data.js';
import { readSalesTotals, type SalesTotals } from './sales-totals.js';
import { readStoredOrders, type StoredOrder } from './stored-orders.js';
import { type Tally } from './tally.js';

/** What was imported beside what the query API says of the same days. */
export interface Comparison {
  readonly imported: SalesTotals;
  /** Of the other orders and credit notes of these days. */
  readonly others: SalesTotals;
  readonly report: SalesTotals;
  /** Figures of the report that are not those of the imported and the others together. */
  readonly differing: readonly (keyof SalesTotals)[];
  /** Imported orders that the fulfilment rejected, now or before. */
  readonly rejected: readonly StoredOrder[];
}

/** Orders of other people may come in between two reads of these days. */
const MOST_LOOKS = 3;

/**
 * @param creditedBefore what the report said of credits before the first of this run; undefined where nobody looked
 * @param position what is compared holds at least until here
 */
export async function compareTotals(
  http: PatientHttp,
  days: Days,
  tally: Tally,
  creditedBefore: bigint | undefined,
  position: bigint,
  signal: AbortSignal,
): Promise<Comparison> {
  const imported = salesOf(tally.acknowledged);
  const ids = new Set(tally.acknowledged.filter(isSale).map(({ id }) => id));
  const rejected: StoredOrder[] = [];
  for await (const order of readStoredOrders(http, { ...days, status: 'rejected' }, position, signal)) {
    if (ids.has(order.orderId)) rejected.push(order);
  }
  const leastCredited = creditedBefore === undefined ? 0n : creditedBefore + salesOf(tally.written).credited;
  for (let look = 1; ; look++) {
    const report = await readSalesTotals(http, days, position, signal);
    // There is no list of credit notes: whatever is credited beyond ours is others'.
    const credited = report.credited > imported.credited ? report.credited - imported.credited : 0n;
    const placed = sameOrders(report, imported) ? none : await othersOf(http, days, ids, position, signal);
    const others = { ...placed, credited };
    const differing = figures.filter((figure) => BigInt(imported[figure]) + BigInt(others[figure]) !== BigInt(report[figure]));
    if (report.credited < leastCredited) differing.push('credited');
    if (differing.length === 0 || look === MOST_LOOKS) {
      return { imported, others, report, differing: [...new Set(differing)], rejected };
    }
  }
}

const figures: readonly (keyof SalesTotals)[] = ['orders', 'units', 'gross', 'credited'];
const none = { orders: 0, units: 0, gross: 0n };
const isSale = ({ kind }: Invoice) => kind === 'sale';

function sameOrders(report: SalesTotals, imported: SalesTotals): boolean {
  return report.orders === imported.orders && report.units === imported.units && report.gross === imported.gross;
}

function salesOf(invoices: readonly Invoice[]): SalesTotals {
  const sold = invoices.filter(isSale);
  const { units, value } = totalsOf(sold);
  return { orders: sold.length, units, gross: value, credited: totalsOf(invoices.filter((invoice) => !isSale(invoice))).value };
}

/** The orders of these days that this import does not know, as far as the report counts them. */
async function othersOf(http: PatientHttp, days: Days, ids: ReadonlySet<string>, position: bigint, signal: AbortSignal) {
  const totals = { ...none };
  for await (const order of readStoredOrders(http, days, position, signal)) {
    if (ids.has(order.orderId) || order.status === 'rejected' || order.currency !== CURRENCY) continue;
    totals.orders++;
    totals.units += order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    totals.gross += parseAmount(order.total.amount);
  }
  return totals;
}
