import { parseAmount } from '#events/contracts/money';
import { CURRENCY } from './commands.js';
import { type Invoice } from './invoices.js';
import { readList } from './lists.js';
import { type PatientHttp } from './patient-http.js';
import { type Days } from './retail-data.js';

/** An order as the query API shows it; the part that the import reads. */
export interface StoredOrder {
  readonly orderId: string;
  readonly customerId: string | null;
  readonly status: string;
  readonly currency: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: { readonly amount: string } }[];
  readonly total: { readonly amount: string };
  readonly shipTo: { readonly country: string };
  readonly payment: { readonly method: string };
  readonly placedAt: string;
  readonly rejection?: { readonly reason: string; readonly skus?: readonly string[] };
}

/** Orders, of some days or all, of some status or any. @throws OperatorError when the query API refuses */
export async function* readStoredOrders(
  http: PatientHttp,
  { from, to, status }: Partial<Days> & { readonly status?: string },
  atLeast: bigint,
  signal: AbortSignal,
): AsyncGenerator<StoredOrder> {
  for await (const { items } of readList<StoredOrder>(http, 'orders', { from, to, status }, atLeast, signal)) yield* items;
}

/** Whether the order is what the invoice says, in whatever order its lines stand. */
export function isSame(order: StoredOrder, invoice: Invoice): boolean {
  const { customerId, currency, placedAt, shipTo } = order;
  return (
    (customerId ?? undefined) === invoice.customerId &&
    currency === CURRENCY &&
    placedAt === invoice.time &&
    shipTo.country === invoice.country &&
    spelled(order.lines.map(({ unitPrice, ...line }) => ({ ...line, unitPrice: unitPrice.amount }))) === spelled(invoice.lines)
  );
}

function spelled(lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: string }[]): string {
  return lines
    .map(({ sku, quantity, unitPrice }) => `${sku} ${quantity} ${parseAmount(unitPrice)}`)
    .sort()
    .join();
}
