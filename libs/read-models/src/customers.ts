import { customerStream } from '#events/contracts/customer-events';
import { carrying, type EventOf } from '#events/contracts/define-stream';
import { totalOf } from '#events/contracts/money';
import { orderStream } from '#events/contracts/order-events';
import { type Addition, type FoldRow, ignored, type Recorded, rows, sums } from './fold.js';
import { defineProjection } from './projection.js';
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
type Row = FoldRow<typeof customers>;
const valued = carrying(orderStream, 'lines');

/** Customer by id, with what he has ordered. */
export const customersProjection = defineProjection({
  name: 'customers',
  version: 1,
  folds: [
    rows(customers, [customerStream], {
      keys: ({ data }) => [[data.customerId]],
      evolve: {
        CustomerRegistered: (_row, event) => registered(event),
        ContactDetailsChanged: (row, { data, revision, position }) => {
          if (row === undefined) return undefined;
          const { name = row.name, email = row.email, phone = row.phone, address = row.address, changedAt } = data;
          return { ...row, name, email, phone, address, updated_at: changedAt, revision, position };
        },
        CustomerErased: erased,
        // Nothing to see, but the stream has moved on, and `If-Match` with it.
        EmailClaimLapsed: (row, { revision, position }) => row && { ...row, revision, position },
      },
    }),
    // Many orders feed one row, so it only sums: the same in whatever order they come.
    sums(customerOrders, [valued], {
      OrderPlaced: ordered((value) => ({ orders: 1n, placed: value })),
      OrderRejected: ordered((value) => ({ orders: -1n, rejected: value })),
      OrderCancelled: ordered((value) => ({ cancelled: value })),
      OrderShipped: ignored,
      OrderLinesReturned: ordered((value) => ({ returned: value })),
    }),
  ],
});

function registered({ data, revision, position }: Recorded<'CustomerRegistered'>): Row {
  const { customerId, name, email, phone = null, address = null, registeredAt } = data;
  const times = { registered_at: registeredAt, updated_at: registeredAt };
  return { customer_id: customerId, name, email, phone, address, status: 'registered', ...times, revision, position };
}

function erased(row: Row | undefined, { data, revision, position }: Recorded<'CustomerErased'>): Row {
  const { customerId, erasedAt } = data;
  const nothing = { name: null, email: null, phone: null, address: null };
  const registered_at = row?.registered_at ?? null;
  return { customer_id: customerId, ...nothing, status: 'erased', registered_at, updated_at: erasedAt, revision, position };
}

function ordered(add: (value: bigint) => Addition['add']) {
  return ({ data }: Recorded<EventOf<typeof valued>['type']>): readonly Addition[] => {
    const { customerId, currency, lines } = data;
    return customerId === undefined ? [] : [{ key: [customerId, currency], add: add(totalOf(lines)) }];
  };
}
