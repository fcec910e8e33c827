import { type OrderRow, orders } from '#read-models/orders';
import { type KeyedRows } from '../views/row-by-key.js';
import { Select } from '../views/select.js';

export const ordersById: KeyedRows<OrderRow> = {
  projection: 'orders',
  select: Select.from(orders, 'where order_id = any($1)'),
  keyOf: ({ order_id }) => order_id,
};
