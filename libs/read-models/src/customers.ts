import { bigint, defineTable, integer, nullable, numeric, type RowOf, text, timestamptz, word } from './table.js';

export const customerStatuses = ['registered', 'erased'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

/** Customer by id. What tells who it is stays sealed here as in the events, and is gone once the customer is erased. */
export const customers = defineTable({
  name: 'customers',
  columns: {
    customer_id: text,
    name: nullable(text),
    email: nullable(text),
    phone: nullable(text),
    /** JSON inside. */
    address: nullable(text),
    status: word<CustomerStatus>(),
    /** null for one who was erased without ever having registered. */
    registered_at: nullable(timestamptz),
    updated_at: timestamptz,
    /** Of the stream `customer-<customerId>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
  },
  key: ['customer_id'],
  indexes: [],
});

/** What a customer, registered or not, has ordered: positive sums. The value of a life is placed − rejected − cancelled − returned. */
export const customerOrders = defineTable({
  name: 'customer_orders',
  columns: {
    customer_id: text,
    currency: text,
    /** Orders placed, rejected ones taken out. */
    orders: bigint,
    placed: numeric,
    rejected: numeric,
    cancelled: numeric,
    returned: numeric,
  },
  key: ['customer_id', 'currency'],
  indexes: [],
});

export type CustomerRow = RowOf<typeof customers>;
export type CustomerOrdersRow = RowOf<typeof customerOrders>;
