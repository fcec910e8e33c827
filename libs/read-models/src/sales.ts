import { creditNoteStream } from '#events/contracts/credit-note-events';
import { carrying } from '#events/contracts/define-stream';
import { type Money, multiply, totalOf } from '#events/contracts/money';
import { orderStream } from '#events/contracts/order-events';
import { type Addition, ignored, type SumAnswers, sums } from './fold.js';
import { defineProjection } from './projection.js';
import { bigint, date, defineTable, numeric, type RowOf, text } from './table.js';

/** Sums of a UTC business day. Amounts are positive; what is net is for the reader to subtract. */
const measures = {
  /** Orders placed on the day, rejected ones taken out. */
  orders: bigint,
  /** Units of those orders. */
  units: bigint,
  /** Value of those orders. */
  gross: numeric,
  /** Value of orders cancelled on the day. */
  cancelled: numeric,
  /** Value of lines returned on the day. */
  returned: numeric,
  /** Value of credit notes issued on the day. */
  credited: numeric,
};

/** Sales by day and country. A credit note that names no country counts for the country `unknown`. */
export const salesByCountry = defineTable({
  name: 'sales_by_country',
  columns: { day: date, country: text, currency: text, ...measures },
  key: ['day', 'country', 'currency'],
  indexes: [],
});

/** Sales by day and sku: `orders` counts the orders that hold the sku, in however many lines. */
export const salesByProduct = defineTable({
  name: 'sales_by_product',
  columns: { day: date, sku: text, currency: text, ...measures },
  key: ['day', 'sku', 'currency'],
  // A page of the report is a few skus over all days: without it the whole table is summed up for each. No sum is in it, so that it costs only new rows.
  indexes: [{ name: 'product', columns: ['sku', 'currency', 'day'] }],
});

export type SalesByCountryRow = RowOf<typeof salesByCountry>;
export type SalesByProductRow = RowOf<typeof salesByProduct>;
const streams = [carrying(orderStream, 'lines'), creditNoteStream] as const;

/** Revenue and units by business day and country or product. An order counts on the day of its placing, every other fact on its own day. */
export const salesProjection = defineProjection({
  name: 'sales',
  version: 1,
  folds: [sums(salesByCountry, streams, counted(byCountry)), sums(salesByProduct, streams, counted(byProduct))],
});

type Measure = 'placed' | 'rejected' | 'cancelled' | 'returned' | 'credited';
interface Sold {
  readonly country?: string;
  readonly currency: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: Money }[];
}
type Count = (measure: Measure, time: string, sold: Sold) => readonly Addition[];

function counted(count: Count): SumAnswers<typeof streams> {
  return {
    OrderPlaced: ({ data }) => count('placed', data.placedAt, data),
    OrderRejected: ({ data }) => count('rejected', data.placedAt, data),
    OrderCancelled: ({ data }) => count('cancelled', data.cancelledAt, data),
    OrderShipped: ignored,
    OrderLinesReturned: ({ data }) => count('returned', data.returnedAt, data),
    CreditNoteIssued: ({ data }) => count('credited', data.issuedAt, data),
  };
}

function byCountry(measure: Measure, time: string, { country = 'unknown', currency, lines }: Sold): readonly Addition[] {
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  return [{ key: [dayOf(time), country, currency], add: added(measure, units, totalOf(lines)) }];
}

function byProduct(measure: Measure, time: string, { currency, lines }: Sold): readonly Addition[] {
  const day = dayOf(time);
  const products = new Map<string, { units: number; value: bigint }>();
  for (const { sku, quantity, unitPrice } of lines) {
    const product = products.get(sku);
    const value = multiply(unitPrice, quantity);
    if (product === undefined) products.set(sku, { units: quantity, value });
    else {
      product.units += quantity;
      product.value += value;
    }
  }
  return [...products].map(([sku, { units, value }]) => ({ key: [day, sku, currency], add: added(measure, units, value) }));
}

function added(measure: Measure, units: number, value: bigint): Addition['add'] {
  if (measure === 'placed') return { orders: 1n, units: BigInt(units), gross: value };
  if (measure === 'rejected') return { orders: -1n, units: BigInt(-units), gross: -value };
  return { [measure]: value };
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
