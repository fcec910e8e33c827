import { type RefusalReason, type RetailLine } from './read-line.js';

interface InvoiceLine {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: string;
}

/** One order, or one credit note. */
export interface Invoice {
  readonly id: string;
  readonly kind: RetailLine['kind'];
  readonly customerId: string | undefined;
  readonly country: string;
  /** The earliest of its lines: 43 invoices of the data were written over more than a minute. */
  readonly time: string;
  /** In file order. */
  readonly lines: readonly InvoiceLine[];
}

interface OpenInvoice extends Invoice {
  time: string;
  lines: InvoiceLine[];
}

const MAX_LINES = 2_000;

/** Gathers lines into invoices. An invoice's lines need not stand together in the file. */
export class InvoiceBook {
  readonly #invoices = new Map<string, OpenInvoice>();

  /** In the order of their first lines. */
  get invoices(): readonly Invoice[] {
    return [...this.#invoices.values()];
  }

  /** Why the line cannot be part of its invoice; undefined when it now is. */
  add(line: RetailLine): { readonly reason: RefusalReason; readonly detail: string } | undefined {
    const { invoice: id, kind, customerId, country, time } = line;
    let invoice = this.#invoices.get(id);
    if (invoice === undefined) {
      invoice = { id, kind, customerId, country, time, lines: [] };
      this.#invoices.set(id, invoice);
    }
    if (invoice.customerId !== customerId || invoice.country !== country) {
      const first = `${invoice.customerId ?? 'no customer'} in ${invoice.country}`;
      return { reason: 'differs-from-invoice', detail: `Invoice ${id} began with ${first}, this line has another customer or country.` };
    }
    if (invoice.lines.length >= MAX_LINES) {
      return { reason: 'invoice-full', detail: `An order has at most ${MAX_LINES} lines, and invoice ${id} has them already.` };
    }
    if (time < invoice.time) invoice.time = time;
    invoice.lines.push({ line: line.line, sku: line.sku, quantity: line.quantity, unitPrice: line.unitPrice });
    return undefined;
  }
}
