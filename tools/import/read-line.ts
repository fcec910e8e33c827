import { ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';
import { AMOUNT_PATTERN, parseAmount } from '#events/contracts/money';
import { type CsvRow, retailColumns } from './csv-rows.js';

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

const idFormat = new RegExp(ID_PATTERN);
const skuFormat = new RegExp(SKU_PATTERN);
const amountFormat = new RegExp(AMOUNT_PATTERN);
const MAX_QUANTITY = 1_000_000_000;

/** What a row of the file is: part of a sale, part of a credit, or refused with its reason. */
export function readLine(row: CsvRow): Verdict {
  const { line, fields } = row;
  const time = readTime(fields[4] ?? '');
  const refused = (reason: RefusalReason, detail: string): Verdict => ({
    refused: { line, reason, detail, fields, day: time?.slice(0, 10) },
  });

  if (fields.length !== retailColumns.length) {
    return refused('malformed', `The line has ${fields.length} fields instead of ${retailColumns.length}.`);
  }
  const [invoice, stockCode, description, quantityText, timeText, priceText, customer, country] = fields as [
    ...[string, string, string, string, string, string, string, string],
  ];
  if (time === undefined) return refused('malformed', `The invoice date "${timeText}" is no time like 2010-12-01 08:26:00.`);
  if (!/^-?\d{1,15}$/.test(quantityText)) return refused('malformed', `The quantity "${quantityText}" is no whole number.`);
  const unitPrice = readPrice(priceText);
  if (unitPrice === undefined) return refused('malformed', `The unit price "${priceText}" is no decimal with at most 4 decimals.`);

  const kind = invoiceKind(invoice);
  if (kind === undefined) return refused('invoice-kind', `Invoice "${invoice}" is neither a sale (digits) nor a credit (C and digits).`);
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
  if (!skuFormat.test(sku)) return refused('out-of-limits', `The stock code "${stockCode}" cannot be a sku.`);
  if (!idFormat.test(invoice)) return refused('out-of-limits', `The invoice number "${invoice}" cannot be an id.`);
  if (customer !== '' && !idFormat.test(customer)) return refused('out-of-limits', `The customer "${customer}" cannot be an id.`);
  if (quantity > MAX_QUANTITY) return refused('out-of-limits', `The quantity ${quantityText} is beyond ${MAX_QUANTITY}.`);
  if (country === '' || country.length > 100) return refused('out-of-limits', `The country "${country}" has not 1 to 100 characters.`);
  const customerId = customer === '' ? undefined : customer;
  return { accepted: { line, kind, invoice, stockCode, sku, description, quantity, unitPrice, time, customerId, country } };
}

function invoiceKind(invoice: string): RetailLine['kind'] | undefined {
  if (/^\d+$/.test(invoice)) return 'sale';
  return invoice.startsWith('C') ? 'credit' : undefined;
}

/** "2010-12-01 08:26:00", which names no zone, is taken as UTC. */
function readTime(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const time = `${text.replace(' ', 'T')}.000Z`;
  const instant = new Date(time);
  // The 31st of June would silently become the 1st of July.
  return Number.isNaN(instant.getTime()) || instant.toISOString() !== time ? undefined : time;
}

/** The amount in its one spelling: no trailing zeros. */
function readPrice(text: string): string | undefined {
  const shortest = text.includes('.') ? text.replace(/\.?0*$/, '') : text;
  if (!amountFormat.test(shortest)) return undefined;
  return shortest === '-0' ? '0' : shortest;
}
