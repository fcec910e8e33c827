import { type Money } from '#events/contracts/money';
import { paymentStream } from '#events/contracts/payment-events';
import { type FoldRow, type Recorded, rows } from './fold.js';
import { Json } from './json.js';
import { defineProjection } from './projection.js';
import { bigint, defineTable, integer, json, nullable, numeric, type RowOf, text, timestamptz, word } from './table.js';

export const cardPaymentStatuses = ['pending', 'paid', 'declined', 'expired', 'partially-refunded', 'refunded'] as const;
export type CardPaymentStatus = (typeof cardPaymentStatuses)[number];

export interface Capture {
  /** Of the provider's event. */
  readonly id: string;
  readonly amount: Money;
  /** By the provider's clock. */
  readonly at: string;
  /** Whether it is the amount that was asked for. */
  readonly matches: boolean;
}

export interface Decline extends Omit<Capture, 'matches'> {
  readonly reason?: string | undefined;
}

/** Of more than one amount can say, or of several currencies, one for each part. */
export interface Refund {
  readonly id: string;
  readonly amount: Money;
  readonly at: string;
  readonly reason: string;
  readonly byHand: boolean;
}

/** What was asked of the payment provider for an order, and what he reported, asked or not. */
export const payments = defineTable({
  name: 'payments',
  columns: {
    order_id: text,
    customer_id: nullable(text),
    status: word<CardPaymentStatus>(),
    /** null until the provider was asked, as are the times. */
    amount_due: nullable(numeric),
    currency: nullable(text),
    requested_at: nullable(timestamptz),
    due_at: nullable(timestamptz),
    expired_at: nullable(timestamptz),
    captures: json<readonly Capture[]>(),
    declines: json<readonly Decline[]>(),
    refunds: json<readonly Refund[]>(),
    /** Of the stream `payment-<orderId>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
  },
  key: ['order_id'],
  indexes: [],
});

export type PaymentRow = RowOf<typeof payments>;
type Row = FoldRow<typeof payments>;

/** How a payment by card stands after an event, wherever it is shown. */
export const cardPaymentStatusAfter = {
  // Another amount than was asked for pays nothing: it goes back.
  PaymentCaptured: (status: CardPaymentStatus, { data }: Recorded<'PaymentCaptured'>) => (data.matches ? 'paid' : status),
  PaymentDeclined: (status: CardPaymentStatus) => (status === 'pending' ? 'declined' : status),
  PaymentExpired: (status: CardPaymentStatus) => (status === 'pending' ? 'expired' : status),
  PaymentRefunded: (_status: CardPaymentStatus, { data }: Recorded<'PaymentRefunded'>) =>
    data.complete ? 'refunded' : 'partially-refunded',
} as const;

/** Payment by card of an order, by the order's id. */
export const paymentsProjection = defineProjection({
  name: 'payments',
  version: 1,
  folds: [
    rows(payments, [paymentStream], {
      keys: ({ data }) => [[data.orderId]],
      evolve: {
        PaymentRequested: changed(({ data: { amountDue, requestedAt, dueAt } }) => ({
          amount_due: amountDue.amount,
          currency: amountDue.currency,
          requested_at: requestedAt,
          due_at: dueAt,
        })),
        PaymentCaptured: changed((event, row) => {
          const { providerEventId: id, amount, capturedAt: at, matches } = event.data;
          const status = cardPaymentStatusAfter.PaymentCaptured(row.status, event);
          return { status, captures: appended(row.captures, { id, amount, at, matches }) };
        }),
        PaymentDeclined: changed((event, row) => {
          const { providerEventId: id, amount, declinedAt: at, reason } = event.data;
          const status = cardPaymentStatusAfter.PaymentDeclined(row.status);
          return { status, declines: appended(row.declines, { id, amount, at, reason }) };
        }),
        PaymentExpired: changed((event, row) => ({
          status: cardPaymentStatusAfter.PaymentExpired(row.status),
          expired_at: event.occurredAt,
        })),
        PaymentRefunded: changed((event, row) => {
          const { refundId: id, amount, reason, byHand } = event.data;
          const status = cardPaymentStatusAfter.PaymentRefunded(row.status, event);
          return { status, refunds: appended(row.refunds, { id, amount, at: event.occurredAt, reason, byHand }) };
        }),
      },
    }),
  ],
});

function changed<Event extends Recorded<(typeof paymentStream)['events'][number]['type']>>(
  changes: (event: Event, row: Row) => Partial<Row>,
) {
  return (known: Row | undefined, event: Event): Row => {
    const row = known ?? begun(event);
    const { revision, position } = event;
    return { ...row, ...changes(event, row), revision, position };
  };
}

function begun({ data, revision, position }: Recorded<(typeof paymentStream)['events'][number]['type']>): Row {
  const { orderId, customerId = null } = data;
  return {
    order_id: orderId,
    customer_id: customerId,
    status: 'pending',
    amount_due: null,
    currency: null,
    requested_at: null,
    due_at: null,
    expired_at: null,
    captures: Json.of([]),
    declines: Json.of([]),
    refunds: Json.of([]),
    revision,
    position,
  };
}

function appended<Item>(list: Json<readonly Item[]>, item: Item): Json<readonly Item[]> {
  return Json.of([...list.value, item]);
}
