import { bigint, defineTable, integer, json, nullable, numeric, type RowOf, text, timestamptz, word } from './table.js';

export const orderStatuses = [
  'placed',
  'confirmed',
  'rejected',
  'cancelled',
  'partially-shipped',
  'shipped',
  'delivered',
  'returned',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type PaymentStatus = 'pending' | 'on-account' | 'paid' | 'declined' | 'expired' | 'partially-refunded' | 'refunded';

interface Amount {
  readonly amount: string;
  readonly currency: string;
}

export interface OrderLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Amount;
  readonly lineTotal: Amount;
  readonly shipped: number;
  readonly returned: number;
}

/** What tells who the recipient is and where stays sealed, as in the events; only orders from before that was done have it in plain text. */
export interface OrderAddress {
  readonly name?: string | undefined;
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country: string;
  /** Whether there was more, and it is gone for good. */
  readonly erased?: true | undefined;
}

export interface OrderRejection {
  readonly reason: string;
  readonly skus?: readonly string[] | undefined;
}

/** Order by id; list by customer, status and period. */
export const orders = defineTable({
  name: 'orders',
  columns: {
    order_id: text,
    customer_id: nullable(text),
    status: word<OrderStatus>(),
    currency: text,
    country: text,
    lines: json<readonly OrderLine[]>(),
    total: numeric,
    ship_to: json<OrderAddress>(),
    payment_method: text,
    /** `pending` at first, `on-account` for ever for an order on account. */
    payment_status: word<PaymentStatus>(),
    placed_at: timestamptz,
    updated_at: timestamptz,
    rejection: nullable(json<OrderRejection>()),
    /** Of the stream `order-<orderId>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
  },
  key: ['order_id'],
  indexes: [
    { name: 'placed', columns: ['placed_at', 'order_id'] },
    { name: 'customer', columns: ['customer_id', 'placed_at', 'order_id'] },
    { name: 'status', columns: ['status', 'placed_at', 'order_id'] },
  ],
});

export type OrderRow = RowOf<typeof orders>;
