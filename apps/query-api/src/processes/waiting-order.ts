import { orders, type OrderRow, orderStatuses } from '#read-models/orders';
import Type, { type Static } from 'typebox';
import { ProjectionStatus } from '../projections/projection-status.js';

const waitsFor = ['payment', 'confirmation', 'shipment', 'release'] as const;

const Timer = Type.Object({
  process: Type.String(),
  id: Type.String({ description: 'Of the order.' }),
  key: Type.String({ description: 'What it is for, such as `payment-deadline`.' }),
  dueAt: Type.String({ format: 'date-time' }),
  overdueSeconds: Type.Number({ description: '0 while it is not due.' }),
});
export type Timer = Static<typeof Timer>;

export const WaitingOrder = Type.Object({
  orderId: Type.String(),
  status: Type.Enum(orderStatuses),
  waitsFor: Type.Enum(waitsFor, {
    description:
      '`release` of its hold; `payment`; `confirmation`, by the fulfilment, which reserves the stock and takes what a wallet pays; `shipment`.',
  }),
  since: Type.String({ format: 'date-time', description: 'Business time of what has happened last.' }),
  waitedSeconds: Type.Number(),
  timers: Type.Array(Timer, { description: 'Of its fulfilment.' }),
});
export type WaitingOrder = Static<typeof WaitingOrder>;

/** What stands beside the orders, on every page. */
export const besideOrders = {
  processes: Type.Array(ProjectionStatus, { description: 'The process managers.' }),
  timersDue: Type.Integer({ description: 'Timers whose time has come and that have not gone off, for as long as was asked.' }),
  timers: Type.Array(Timer, { description: 'The first hundred of them, the longest due first.' }),
};

const { order_id, status, payment_method, payment_status, placed_at, updated_at, held_since } = orders.columns;
export const waitingColumns = { order_id, status, payment_method, payment_status, placed_at, updated_at, held_since };
export type WaitingRow = Pick<OrderRow, keyof typeof waitingColumns>;

/** @param now for all orders of a page alike */
export function toWaitingOrder(row: WaitingRow, timers: readonly Timer[], now: number): WaitingOrder {
  const since = row.held_since ?? row.updated_at;
  return {
    orderId: row.order_id,
    status: row.status,
    waitsFor: reasonOf(row),
    since,
    waitedSeconds: Math.max(0, Math.round((now - Date.parse(since)) / 1_000)),
    timers: [...timers],
  };
}

function reasonOf({ status, payment_method, payment_status, held_since }: WaitingRow): WaitingOrder['waitsFor'] {
  if (held_since !== null) return 'release';
  if (status !== 'placed') return 'shipment';
  return payment_method === 'card' && payment_status !== 'paid' ? 'payment' : 'confirmation';
}
