import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CreditNoteEvent } from '#events/contracts/credit-note-events';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type CatalogueEntry } from '#tools/import/catalogue';
import { readCsvRows } from '#tools/import/csv-rows';
import { type Invoice } from '#tools/import/invoices';
import { gatherRetailData } from '#tools/import/retail-data';
import { type Fact } from './fact.js';
import { CURRENCY, orderPlaced, type Placing, pounds, totalIn, valuedLines } from './placed-order.js';

/** Where the real data lie; they are no part of the project. */
export const retailFile = path.resolve(process.env.ONLINE_RETAIL_FILE || '../shared/data/online-retail/online_retail.csv.gz');

export interface ImportedYear {
  /** Added, published and received, for each product. */
  readonly catalogue: readonly Fact[];
  /** Orders and credit notes in the order of their times. */
  readonly invoices: readonly Fact[];
}

/** The events that an import writes, made without the command API. @param limit read no more lines than this @returns undefined where the data are absent */
export async function readImportedYear(limit = Number.POSITIVE_INFINITY, file = retailFile): Promise<ImportedYear | undefined> {
  if (!existsSync(file)) return undefined;
  const { catalogue, orders, creditNotes } = await gatherRetailData(atMost(limit, readCsvRows(file)));
  const names = new Map(catalogue.map(({ sku, name }) => [sku, name]));
  const invoices = [...orders, ...creditNotes].sort((left, right) => (left.time < right.time ? -1 : left.time > right.time ? 1 : 0));
  return { catalogue: catalogue.flatMap(productFacts), invoices: invoices.map((invoice) => invoiceFact(invoice, names)) };
}

async function* atMost<Item>(limit: number, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of items) {
    if (++count > limit) return;
    yield item;
  }
}

function productFacts({ sku, name, price, unitsSold }: CatalogueEntry): Fact[] {
  const occurredAt = '2010-12-01T00:00:00.000Z';
  const added = { sku, name, category: 'online-retail', attributes: {}, price: pounds(price) };
  return [
    { stream: `product-${sku}`, revision: 0, event: { type: 'ProductAdded', data: added }, occurredAt },
    { stream: `product-${sku}`, revision: 1, event: { type: 'ProductPublished', data: { sku } }, occurredAt },
    { stream: `stock-${sku}`, revision: 0, event: { type: 'StockReceived', data: { sku, quantity: unitsSold } }, occurredAt },
  ];
}

function invoiceFact(invoice: Invoice, names: ReadonlyMap<string, string>): Fact {
  const { id, kind, customerId, country, time } = invoice;
  const lines = invoice.lines.map(({ sku, quantity, unitPrice }, index) => {
    return { line: index + 1, sku, name: names.get(sku) ?? sku, quantity, unitPrice: pounds(unitPrice) };
  });
  const first = (stream: string, event: OrderlineEvent): Fact => ({ stream, revision: 0, event, occurredAt: time });
  if (kind === 'sale') return first(`order-${id}`, orderPlaced({ orderId: id, customerId, country, placedAt: time, lines }));
  return first(`credit-note-${id}`, creditNote(id, { customerId, country, lines }, time));
}

function creditNote(
  id: string,
  { customerId, country, lines }: Pick<Placing, 'customerId' | 'country' | 'lines'>,
  issuedAt: string,
): CreditNoteEvent {
  const data = {
    creditNoteId: id,
    ...(customerId !== undefined && { customerId }),
    currency: CURRENCY,
    country,
    lines: valuedLines(lines),
    total: totalIn(lines),
    reason: `Cancelled lines of invoice ${id}`,
    issuedAt,
  };
  return { type: 'CreditNoteIssued', data };
}
