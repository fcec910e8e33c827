import { parseAmount } from '#events/contracts/money';
import { Catalogue, type CatalogueEntry } from './catalogue.js';
import { type CsvRow } from './csv-rows.js';
import { type DateForm, SlashedDates } from './dates.js';
import { type Invoice, InvoiceBook } from './invoices.js';
import { readLine, type RefusedLine } from './read-line.js';

/** Days of business time, UTC: `from` inclusive, `to` exclusive; an open end where one is missing. */
export interface DayWindow {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whole days, UTC: `from` inclusive, `to` exclusive; undefined where it would be beyond the year 9999. */
export interface Days {
  readonly from: string;
  readonly to: string | undefined;
}

/** Every line of a file, each in exactly one place. */
export interface RetailData {
  /** Lines below the header. */
  readonly lines: number;
  readonly catalogue: readonly CatalogueEntry[];
  readonly orders: readonly Invoice[];
  readonly creditNotes: readonly Invoice[];
  readonly refused: readonly RefusedLine[];
}

/** @throws OperatorError when two stock codes would become one sku, or the dates are written in another form */
export async function gatherRetailData(rows: AsyncIterable<CsvRow> | Iterable<CsvRow>, dates: DateForm = 'iso'): Promise<RetailData> {
  const slashed = new SlashedDates(dates);
  const catalogue = new Catalogue();
  const book = new InvoiceBook();
  const refused: RefusedLine[] = [];
  let lines = 0;
  for await (const row of rows) {
    lines++;
    if (row.expected === undefined) slashed.see(row.line, row.fields[4]?.trim() ?? '');
    const verdict = readLine(row, dates);
    if ('refused' in verdict) {
      refused.push(verdict.refused);
      continue;
    }
    const line = verdict.accepted;
    const objection = book.add(line);
    if (objection === undefined) catalogue.add(line);
    else refused.push({ line: row.line, ...objection, fields: row.fields, day: line.time.slice(0, 10) });
  }
  slashed.check();
  const { invoices } = book;
  const orders = invoices.filter(({ kind }) => kind === 'sale');
  const creditNotes = invoices.filter(({ kind }) => kind === 'credit');
  return { lines, catalogue: catalogue.entries, orders, creditNotes, refused };
}

/**
 * Only the invoices and refused lines of the window; the catalogue stays that of the whole file. An invoice belongs to the day of its
 * earliest line, a refused line to its own day, and one without a readable day to every window.
 */
export function withinWindow(data: RetailData, { from, to }: DayWindow): RetailData {
  const includes = (day: string) => (from === undefined || day >= from) && (to === undefined || day < to);
  const placedWithin = ({ time }: Invoice) => includes(time.slice(0, 10));
  return {
    ...data,
    orders: data.orders.filter(placedWithin),
    creditNotes: data.creditNotes.filter(placedWithin),
    refused: data.refused.filter(({ day }) => day === undefined || includes(day)),
  };
}

/** The days that the invoices span; undefined where there are none. */
export function daysOf(invoices: readonly Invoice[]): Days | undefined {
  let first: string | undefined;
  let last: string | undefined;
  for (const { time } of invoices) {
    if (first === undefined || time < first) first = time;
    if (last === undefined || time > last) last = time;
  }
  if (first === undefined || last === undefined) return undefined;
  const next = new Date(`${last.slice(0, 10)}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return { from: first.slice(0, 10), to: next.getUTCFullYear() > 9999 ? undefined : next.toISOString().slice(0, 10) };
}

interface InvoiceTotals {
  readonly lines: number;
  readonly units: number;
  /** Ten-thousandths of a pound. */
  readonly value: bigint;
}

export function totalsOf(invoices: Iterable<Invoice>): InvoiceTotals {
  let lines = 0;
  let units = 0;
  let value = 0n;
  for (const invoice of invoices) {
    lines += invoice.lines.length;
    for (const { quantity, unitPrice } of invoice.lines) {
      units += quantity;
      value += parseAmount(unitPrice) * BigInt(quantity);
    }
  }
  return { lines, units, value };
}
