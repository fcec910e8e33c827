import { totalOf } from '#events/contracts/money';
import { customerOrders, customers } from '#read-models/customers';
import { type Addition, defineProjection, type FoldRow, type Recorded, rows, sums } from '../engine/projection.js';

type Row = FoldRow<typeof customers>;
const customerEvents = ['CustomerRegistered', 'ContactDetailsChanged', 'CustomerErased', 'EmailClaimLapsed'] as const;
const orderEvents = ['OrderPlaced', 'OrderRejected', 'OrderCancelled', 'OrderLinesReturned'] as const;
const events = [...customerEvents, ...orderEvents] as const;
type CustomerEvent = Recorded<(typeof customerEvents)[number]>;
type OrderEvent = Recorded<(typeof orderEvents)[number]>;
type Event = CustomerEvent | OrderEvent;

/** Customer by id, with what he has ordered. */
export const customersProjection = defineProjection({
  name: 'customers',
  version: 1,
  events,
  folds: [
    rows(customers, { keys: (event: Event) => (isOfOrder(event) ? [] : [[event.data.customerId]]), evolve }),
    sums(customerOrders, ordered),
  ],
});

function isOfOrder(event: Event): event is OrderEvent {
  return (orderEvents as readonly string[]).includes(event.type);
}

function evolve(row: Row | undefined, event: Event): Row | undefined {
  if (isOfOrder(event)) return row;
  const { revision, position } = event;
  switch (event.type) {
    case 'CustomerRegistered': {
      const { customerId, name, email, phone = null, address = null, registeredAt } = event.data;
      const contact = { name, email, phone, address };
      return {
        customer_id: customerId,
        ...contact,
        status: 'registered',
        registered_at: registeredAt,
        updated_at: registeredAt,
        revision,
        position,
      };
    }
    case 'ContactDetailsChanged': {
      if (row === undefined) return undefined;
      const { name = row.name, email = row.email, phone = row.phone, address = row.address, changedAt } = event.data;
      return { ...row, name, email, phone, address, updated_at: changedAt, revision, position };
    }
    case 'CustomerErased': {
      const { customerId, erasedAt } = event.data;
      const nothing = { name: null, email: null, phone: null, address: null };
      const registered_at = row?.registered_at ?? null;
      return { customer_id: customerId, ...nothing, status: 'erased', registered_at, updated_at: erasedAt, revision, position };
    }
    case 'EmailClaimLapsed':
      // Nothing to see, but the stream has moved on, and `If-Match` with it.
      return row && { ...row, revision, position };
    default: {
      const _: never = event;
      return row;
    }
  }
}

/** Many orders feed one row, so it only sums: the same in whatever order they come. */
function ordered(event: Event): readonly Addition[] {
  if (!isOfOrder(event) || event.data.customerId === undefined) return [];
  const { customerId, currency, lines } = event.data;
  const value = totalOf(lines);
  const add = (sums: Addition['add']) => [{ key: [customerId, currency], add: sums }];
  switch (event.type) {
    case 'OrderPlaced':
      return add({ orders: 1n, placed: value });
    case 'OrderRejected':
      return add({ orders: -1n, rejected: value });
    case 'OrderCancelled':
      return add({ cancelled: value });
    case 'OrderLinesReturned':
      return add({ returned: value });
    default: {
      const _: never = event;
      return [];
    }
  }
}
