import { type Invoice } from './invoices.js';
import { readList } from './lists.js';
import { type PatientHttp } from './patient-http.js';
import { type Progress } from './progress.js';
import { daysOf } from './retail-data.js';
import { isSame, readStoredOrders } from './stored-orders.js';
import { waitForViews } from './views.js';

export interface StockLevel {
  readonly available: number;
  readonly revision: number;
}

/** What became of an invoice of the file before this import. */
export interface KnownOrder {
  /** Whether it is what the file says. */
  readonly same: boolean;
  /** Whether it still waits for its stock. */
  readonly waiting: boolean;
}

/** What the shop holds already of what a file is about. */
export interface ShopState {
  /** By sku; only where something was ever received. */
  readonly stock: ReadonlyMap<string, StockLevel>;
  /** By order id; only those of the file that exist. */
  readonly orders: ReadonlyMap<string, KnownOrder>;
}

/**
 * Looks once the fulfilment has nothing left to do, so that whatever was placed before has its stock. Stock is read first: an order that reserves
 * some between the two has moved that stock's revision on, and a receipt for the revision that was read is refused.
 *
 * @param sent what must be seen at least
 * @throws OperatorError when the query API cannot be used, or a follower of the log stands still
 */
export async function lookAtShop(
  http: PatientHttp,
  orders: readonly Invoice[],
  sent: bigint,
  progress: Progress,
  signal: AbortSignal,
): Promise<ShopState> {
  let seen = await waitForViews(http, sent, progress, signal);
  const stock = new Map<string, StockLevel>();
  for await (const { items, position } of readList<StockLevel & { readonly sku: string }>(http, 'stock', {}, seen, signal)) {
    for (const { sku, available, revision } of items) stock.set(sku, { available, revision });
    if (position > seen) seen = position;
  }
  const known = new Map<string, KnownOrder>();
  const invoices = new Map(orders.map((invoice) => [invoice.id, invoice]));
  const days = daysOf(orders);
  if (days === undefined) return { stock, orders: known };
  for await (const order of readStoredOrders(http, days, seen, signal)) {
    const invoice = invoices.get(order.orderId);
    if (invoice === undefined) continue;
    const waiting = order.status === 'placed' && order.payment.method === 'on-account';
    known.set(order.orderId, { same: isSame(order, invoice), waiting });
  }
  return { stock, orders: known };
}
