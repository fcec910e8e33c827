import { type CatalogueEntry } from './catalogue.js';
import { type Invoice } from './invoices.js';

/** One request to the command API. All but a receipt's depends on the file alone, so a later run repeats it exactly. */
export interface Command {
  readonly name: 'AddProduct' | 'ReviseProduct' | 'ChangePrice' | 'PublishProduct' | 'ReceiveStock' | 'PlaceOrder' | 'IssueCreditNote';
  /** The sku, order or credit note. */
  readonly id: string;
  readonly path: string;
  readonly idempotencyKey: string;
  /** The revision of the stream that it was decided on. */
  readonly ifMatch?: number | undefined;
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

/** @param revision of the stock that the quantity was reckoned from; undefined where there is none. It is in the key, so that no two receipts rest on one look. */
export function stockCommand(sku: string, quantity: number, revision: number | undefined): Command {
  return {
    name: 'ReceiveStock',
    id: sku,
    path: `/stock/${encodeURIComponent(sku)}/receive`,
    idempotencyKey: `${SOURCE}/receive/${sku}/${revision ?? 'first'}`,
    ifMatch: revision,
    body: { quantity, reference: SOURCE },
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

/** @param sameLines in the order in which the command names them; by default one that does not depend on how a file sorts its rows */
export function creditNoteCommand(invoice: Invoice, sameLines = [...invoice.lines].sort(byContent)): Command {
  const { id, customerId, country, time, lines } = invoice;
  return {
    name: 'IssueCreditNote',
    id,
    path: '/credit-notes',
    idempotencyKey: `${SOURCE}/credit-note/${id}`,
    body: {
      creditNoteId: id,
      ...(customerId !== undefined && { customerId }),
      currency: CURRENCY,
      lines: pricedLines(sameLines),
      country,
      reason: `Cancelled lines of invoice ${id}`,
      occurredAt: time,
    },
    lines: lines.map(({ line }) => line),
  };
}

const contentOf = ({ sku, quantity, unitPrice }: Invoice['lines'][number]) => `${sku} ${quantity} ${unitPrice}`;

function byContent(left: Invoice['lines'][number], right: Invoice['lines'][number]): number {
  return contentOf(left) < contentOf(right) ? -1 : contentOf(left) > contentOf(right) ? 1 : 0;
}

function pricedLines(lines: Invoice['lines']) {
  return lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice: pounds(unitPrice) }));
}
