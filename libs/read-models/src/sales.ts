import { bigint, date, defineTable, numeric, type RowOf, text } from './table.js';

/** Sums of a UTC business day. Amounts are positive; what is net is for the reader to subtract. */
const sums = {
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
  columns: { day: date, country: text, currency: text, ...sums },
  key: ['day', 'country', 'currency'],
  indexes: [],
});

/** Sales by day and sku: `orders` counts the orders that hold the sku, in however many lines. */
export const salesByProduct = defineTable({
  name: 'sales_by_product',
  columns: { day: date, sku: text, currency: text, ...sums },
  key: ['day', 'sku', 'currency'],
  indexes: [],
});

export type SalesByCountryRow = RowOf<typeof salesByCountry>;
export type SalesByProductRow = RowOf<typeof salesByProduct>;
