import { AMOUNT_PATTERN, parseAmount } from '#events/contracts/money';
import { retailColumns } from './columns.js';
import { type CsvRow } from './csv-rows.js';
import { type DateForm, readTime } from './dates.js';
import { customerFault, idFault, readCustomer, skuFault, withoutFraction } from './ids.js';
import { printable } from './printable.js';

/** A line of an invoice that becomes part of a command. */
export interface RetailLine {
  readonly line: number;
  readonly kind: 'sale' | 'credit';
  readonly invoice: string;
  readonly stockCode: string;
  readonly sku: string;
  readonly description: string;
  /** Whole units, always positive: a credit's minus sign is its kind. */
  readonly quantity: number;
  /** Pounds in their one spelling, above zero. */
  readonly unitPrice: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly customerId: string | undefined;
  readonly country: string;
}

export type RefusalReason =
  | 'malformed'
  | 'invoice-kind'
  | 'quantity-not-positive'
  | 'credit-quantity-not-negative'
  | 'price-zero'
  | 'price-negative'
  | 'out-of-limits'
  | 'differs-from-invoice'
  | 'invoice-full';

export interface RefusedLine {
  readonly line: number;
  readonly reason: RefusalReason;
  /** One sentence for people, with the value that was refused. */
  readonly detail: string;
  readonly fields: readonly string[];
  /** The line's own day; undefined where it cannot be read. */
  readonly day: string | undefined;
}

type Verdict = { readonly accepted: RetailLine } | { readonly refused: RefusedLine };

const amountFormat = new RegExp(AMOUNT_PATTERN);
const MAX_QUANTITY = 1_000_000_000;

/** What a row of the file is: part of a sale, part of a credit, or refused with its reason. */
export function readLine(row: CsvRow, dates: DateForm = 'iso'): Verdict {
  const { line, fields, expected = retailColumns.length } = row;
  const rightLength = row.expected === undefined && fields.length === expected;
  const time = rightLength ? readTime(fields[4]?.trim() ?? '', dates) : undefined;
  const refused = (reason: RefusalReason, detail: string): Verdict => ({
    refused: { line, reason, detail, fields, day: time?.slice(0, 10) },
  });

  if (!rightLength) return refused('malformed', `The line has ${fields.length} fields instead of ${expected}.`);
  if (fields.some((field) => field.includes('\0'))) return refused('malformed', 'The line holds the character U+0000.');
  const [invoiceText, stockCode, description, quantityText, timeText, priceText, customerText, country] = fields.map((field) =>
    field.trim(),
  ) as [...[string, string, string, string, string, string, string, string]];
  if (time === undefined) {
    const why = timeText.startsWith('0000-') ? 'of the year 0, but years begin with 1' : 'no time like 2010-12-01 08:26:00';
    return refused('malformed', `The invoice date "${printable(timeText)}" is ${why}.`);
  }
  if (!/^-?\d{1,15}(\.0+)?$/.test(quantityText)) {
    return refused('malformed', `The quantity "${printable(quantityText)}" is no whole number.`);
  }
  const unitPrice = readPrice(priceText);
  if (unitPrice === undefined) {
    return refused('malformed', `The unit price "${printable(priceText)}" is no decimal with at most 4 decimals.`);
  }

  const invoice = withoutFraction(invoiceText);
  const kind = invoiceKind(invoice);
  if (kind === undefined) {
    return refused('invoice-kind', `Invoice "${printable(invoice)}" is neither a sale (digits) nor a credit (C and digits).`);
  }
  const quantity = kind === 'sale' ? Number(quantityText) : -Number(quantityText);
  if (quantity <= 0) {
    return kind === 'sale'
      ? refused('quantity-not-positive', `A sale needs a quantity above 0, but it is ${quantityText}.`)
      : refused('credit-quantity-not-negative', `A credit needs a quantity below 0, but it is ${quantityText}.`);
  }
  const units = parseAmount(unitPrice);
  if (units === 0n) return refused('price-zero', 'The unit price is 0.');
  if (units < 0n) return refused('price-negative', `The unit price is ${priceText}.`);

  const sku = stockCode.replaceAll(' ', '_');
  const customerId = readCustomer(customerText);
  const accepted = { line, kind, invoice, stockCode, sku, description, quantity, unitPrice, time, customerId, country };
  const beyond = beyondLimits(accepted);
  return beyond === undefined ? { accepted } : refused('out-of-limits', beyond);
}

/** What the APIs do not take, in a sentence. */
function beyondLimits({ sku, stockCode, invoice, customerId, quantity, country }: Omit<RetailLine, 'kind'>): string | undefined {
  const stockFault = skuFault(sku);
  if (stockFault !== undefined) return `The stock code "${printable(stockCode)}" cannot be a sku: ${stockFault}.`;
  const invoiceFault = idFault(invoice);
  if (invoiceFault !== undefined) return `The invoice number "${printable(invoice)}" cannot be an id: ${invoiceFault}.`;
  if (customerId !== undefined) {
    const fault = customerFault(customerId);
    if (fault !== undefined) return `The customer "${printable(customerId)}" cannot be an id: ${fault}.`;
  }
  if (quantity > MAX_QUANTITY) return `The quantity ${quantity} is beyond ${MAX_QUANTITY}.`;
  if (country === '' || country.length > 100) return `The country "${printable(country)}" has not 1 to 100 characters.`;
  return undefined;
}

function invoiceKind(invoice: string): RetailLine['kind'] | undefined {
  if (/^\d+$/.test(invoice)) return 'sale';
  return invoice.startsWith('C') ? 'credit' : undefined;
}

/** The amount in its one spelling: no trailing zeros. */
function readPrice(text: string): string | undefined {
  const shortest = text.includes('.') ? text.replace(/\.?0*$/, '') : text;
  if (!amountFormat.test(shortest)) return undefined;
  return shortest === '-0' ? '0' : shortest;
}
