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

/** What the shop holds already of what a file is about. */
export interface ShopState {
  /** By sku; only where something was ever received. */
  readonly stock: ReadonlyMap<string, StockLevel>;
  /** By sku, the units of orders that nobody has fulfilled yet, whosever they are: they will take them of what is available. */
  readonly waiting: ReadonlyMap<string, number>;
  /** By id, the orders of the file that exist, and whether they are what the file says. */
  readonly orders: ReadonlyMap<string, 'same' | 'other'>;
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
  invoices: readonly Invoice[],
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
  const waiting = new Map<string, number>();
  for await (const { payment, lines } of readStoredOrders(http, { status: 'placed' }, seen, signal)) {
    // One that waits for its payment has its stock.
    if (payment.method === 'on-account') for (const { sku, quantity } of lines) waiting.set(sku, (waiting.get(sku) ?? 0) + quantity);
  }
  return { stock, waiting, orders: await findOrders(http, invoices, seen, signal) };
}

async function findOrders(
  http: PatientHttp,
  invoices: readonly Invoice[],
  seen: bigint,
  signal: AbortSignal,
): Promise<ShopState['orders']> {
  const found = new Map<string, 'same' | 'other'>();
  const days = daysOf(invoices);
  if (days === undefined) return found;
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  for await (const order of readStoredOrders(http, days, seen, signal)) {
    const invoice = byId.get(order.orderId);
    if (invoice !== undefined) found.set(order.orderId, isSame(order, invoice) ? 'same' : 'other');
  }
  return found;
}
