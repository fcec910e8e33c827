import { cardPaymentStatuses, type PaymentRow } from '#read-models/payments';
import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';

const Id = Type.String({ description: 'The provider’s own id of his event.' });
const ProviderTime = Type.String({ format: 'date-time', description: 'By the provider’s clock.' });
const Time = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });
const Capture = Type.Object({
  id: Id,
  amount: Money,
  at: ProviderTime,
  matches: Type.Boolean({ description: 'Whether it is the amount that was due; any other goes back.' }),
});
const Decline = Type.Object({ id: Id, amount: Money, at: ProviderTime, reason: Type.Optional(Type.String()) });
const Refund = Type.Object({
  id: Type.String(),
  amount: Money,
  at: Type.String({ format: 'date-time' }),
  reason: Type.String(),
  byHand: Type.Boolean({ description: 'Whether a person asked for it.' }),
});

export const Payment = Type.Object({
  orderId: Type.String(),
  customerId: Type.Union([Type.String(), Type.Null()]),
  method: Type.Literal('card'),
  status: Type.Enum(cardPaymentStatuses),
  amountDue: Type.Union([Money, Type.Null()], { description: 'null where the provider was not asked, or not yet.' }),
  requestedAt: Time('When the provider was asked.'),
  dueAt: Time('After this it expires.'),
  expiredAt: Time('When it was no longer waited for.'),
  captures: Type.Array(Capture),
  declines: Type.Array(Decline),
  refunds: Type.Array(Refund),
  revision: Type.Integer({ description: 'Of the stream `payment-<orderId>`.' }),
});
export type Payment = Static<typeof Payment>;

export function toPayment(row: PaymentRow): Payment {
  return {
    orderId: row.order_id,
    customerId: row.customer_id,
    method: 'card',
    status: row.status,
    amountDue: row.amount_due === null || row.currency === null ? null : toMoney(row.amount_due, row.currency),
    requestedAt: row.requested_at,
    dueAt: row.due_at,
    expiredAt: row.expired_at,
    captures: [...row.captures],
    declines: [...row.declines] as Static<typeof Decline>[],
    refunds: [...row.refunds],
    revision: row.revision,
  };
}
