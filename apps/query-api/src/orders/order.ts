import { orderActions } from '#read-models/order-actions';
import { amountDueOf, type OrderRow, orderStatuses, shownPaymentStatus } from '#read-models/orders';
import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';
import { actionsFor, type Audience } from './shown-actions.js';

const Line = Type.Object({
  line: Type.Integer(),
  sku: Type.String(),
  name: Type.String(),
  quantity: Type.Integer(),
  unitPrice: Money,
  lineTotal: Money,
  shipped: Type.Integer(),
  returned: Type.Integer(),
});
const Address = Type.Object({
  name: Type.Optional(Type.String()),
  line1: Type.Optional(Type.String()),
  line2: Type.Optional(Type.String()),
  city: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  postalCode: Type.Optional(Type.String()),
  country: Type.String(),
  erased: Type.Optional(Type.Literal(true, { description: 'There was more, and it is gone for good.' })),
  keyMissing: Type.Optional(
    Type.Literal(true, {
      description: 'There is more, and its key is missing: it was not erased, and is shown again once the keys are put back.',
    }),
  ),
  unreadable: Type.Optional(
    Type.Literal(true, { description: 'In lists: there is more, and it does not open; the order itself answers 500.' }),
  ),
});
const Rejection = Type.Object({ reason: Type.String(), skus: Type.Optional(Type.Array(Type.String())) });

const Hold = Type.Object(
  { reason: Type.String(), since: Type.String({ format: 'date-time' }) },
  { description: 'Why the order is not shipped for now, and since when.' },
);

export const Order = Type.Object({
  orderId: Type.String(),
  customerId: Type.Union([Type.String(), Type.Null()]),
  status: Type.Enum(orderStatuses),
  actions: Type.Array(Type.Enum(orderActions), {
    description:
      'What can be done to the order now, whoever may do it, in the order of its life; a customer is shown only what he may do himself. `refund`: of money that a card paid. Of an order as it was: none.',
  }),
  hold: Type.Union([Hold, Type.Null()]),
  currency: Type.String(),
  lines: Type.Array(Line),
  total: Money,
  amountDue: Money,
  shipTo: Address,
  payment: Type.Object({ method: Type.String(), status: Type.String() }),
  placedAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
  rejection: Type.Optional(Rejection),
  revision: Type.Integer({ description: 'Of the stream `order-<orderId>`.' }),
});
export type Order = Static<typeof Order>;

/** @param shownTo who will see it */
export function toOrder(row: OrderRow, shownTo: Audience, lines: Order['lines'] = [...row.lines]): Order {
  return {
    orderId: row.order_id,
    customerId: row.customer_id,
    status: row.status,
    actions: actionsFor(shownTo, row),
    hold: row.hold_reason === null || row.held_since === null ? null : { reason: row.hold_reason, since: row.held_since },
    currency: row.currency,
    lines,
    total: toMoney(row.total, row.currency),
    amountDue: toMoney(amountDueOf(row).amount, row.currency),
    shipTo: row.ship_to,
    payment: { method: row.payment_method, status: shownPaymentStatus(row.status, row.payment_status) },
    placedAt: row.placed_at,
    updatedAt: row.updated_at,
    ...(row.rejection === null ? {} : { rejection: row.rejection as Static<typeof Rejection> }),
    revision: row.revision,
  };
}
