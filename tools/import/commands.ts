import { type CatalogueEntry } from './catalogue.js';
import { type Invoice } from './invoices.js';

/** One request to the command API. Key and body depend on the file alone, so a later run repeats them exactly. */
export interface Command {
  readonly name: 'AddProduct' | 'PublishProduct' | 'ReceiveStock' | 'PlaceOrder' | 'IssueCreditNote';
  /** The sku, order or credit note. */
  readonly id: string;
  readonly path: string;
  readonly idempotencyKey: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The lines of the file that the command carries. */
  readonly lines: readonly number[];
}

/** Of every amount in the file. */
export const CURRENCY = 'GBP';
const SOURCE = 'online-retail';

const pounds = (amount: string) => ({ amount, currency: CURRENCY });

/** In this order: a product is added before it is published. */
export function productCommands({ sku, name, price }: CatalogueEntry): readonly [Command, Command] {
  return [
    {
      name: 'AddProduct',
      id: sku,
      path: '/products',
      idempotencyKey: `${SOURCE}/add/${sku}`,
      body: { sku, name, category: SOURCE, price: pounds(price) },
      lines: [],
    },
    {
      name: 'PublishProduct',
      id: sku,
      path: `/products/${encodeURIComponent(sku)}/publish`,
      idempotencyKey: `${SOURCE}/publish/${sku}`,
      body: {},
      lines: [],
    },
  ];
}

export function stockCommand({ sku, unitsSold }: CatalogueEntry): Command {
  return {
    name: 'ReceiveStock',
    id: sku,
    path: `/stock/${encodeURIComponent(sku)}/receive`,
    idempotencyKey: `${SOURCE}/receive/${sku}`,
    body: { quantity: unitsSold, reference: SOURCE },
    lines: [],
  };
}

export function orderCommand({ id, customerId, country, time, lines }: Invoice): Command {
  return {
    name: 'PlaceOrder',
    id,
    path: '/orders',
    idempotencyKey: `${SOURCE}/order/${id}`,
    body: {
      orderId: id,
      ...(customerId !== undefined && { customerId }),
      currency: CURRENCY,
      lines: pricedLines(lines),
      shipTo: { country },
      payment: { method: 'on-account' },
      occurredAt: time,
    },
    lines: lines.map(({ line }) => line),
  };
}

export function creditNoteCommand({ id, customerId, country, time, lines }: Invoice): Command {
  return {
    name: 'IssueCreditNote',
    id,
    path: '/credit-notes',
    idempotencyKey: `${SOURCE}/credit-note/${id}`,
    body: {
      creditNoteId: id,
      ...(customerId !== undefined && { customerId }),
      currency: CURRENCY,
      lines: pricedLines(lines),
      country,
      reason: `Cancelled lines of invoice ${id}`,
      occurredAt: time,
    },
    lines: lines.map(({ line }) => line),
  };
}

function pricedLines(lines: Invoice['lines']) {
  return lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice: pounds(unitPrice) }));
}
