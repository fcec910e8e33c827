import { customerStream } from '#events/contracts/customer-events';
import { carrying, typesOf } from '#events/contracts/define-stream';
import { type ValuedLine } from '#events/contracts/fields';
import { type Money, money, multiply, parseAmount, sameMoney } from '#events/contracts/money';
import { namesPerson } from '#events/contracts/order-actions';
import { orderStream, payable, type PaymentMethod } from '#events/contracts/order-events';
import { paymentStream } from '#events/contracts/payment-events';
import { walletStream } from '#events/contracts/wallet-events';
import { type FoldRow, type Key, type Recorded, rows, type RowsWhere } from './fold.js';
import { Json } from './json.js';
import { type CardPaymentStatus, cardPaymentStatusAfter } from './payments.js';
import { defineProjection, sequenceOf, type UnreadEvent } from './projection.js';
import { added, bigint, defineTable, integer, json, nullable, numeric, type RowOf, text, timestamptz, word } from './table.js';

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

export type PaymentStatus = CardPaymentStatus | 'on-account';

/**
 * How the payment of an order stands for those who look at it: nobody waits for one of an order that is over. The row keeps `pending`, for money that
 * comes all the same is told by its own events.
 */
export function shownPaymentStatus(status: OrderStatus, payment: PaymentStatus): PaymentStatus | 'voided' {
  return payment === 'pending' && isCalledOff(status) ? 'voided' : payment;
}

export interface OrderLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly lineTotal: Money;
  readonly shipped: number;
  readonly returned: number;
}

/** What tells who the recipient is and where stays sealed, as in the events; only orders from before that was done have it in plain text. */
export interface OrderAddress {
  readonly name?: string | undefined;
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
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
    payment_method: word<PaymentMethod>(),
    /** `pending` at first, `on-account` for ever for an order on account. */
    payment_status: word<PaymentStatus>(),
    placed_at: timestamptz,
    updated_at: timestamptz,
    rejection: nullable(json<OrderRejection>()),
    /** Of the stream `order-<orderId>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
    /** Why it is kept from being shipped, and since when; null where it is not. */
    hold_reason: added(nullable(text)),
    held_since: added(nullable(timestamptz)),
    /** Null where it is what {@link payable} makes of the total, so that rows from before there was the column are the same as new ones. */
    amount_due: added(nullable(numeric)),
  },
  key: ['order_id'],
  indexes: [
    { name: 'placed', columns: ['placed_at', 'order_id'] },
    { name: 'customer', columns: ['customer_id', 'placed_at', 'order_id'] },
    { name: 'status', columns: ['status', 'placed_at', 'order_id'] },
    { name: 'held', columns: ['placed_at', 'order_id', 'held_since'] },
  ],
});

export type OrderRow = RowOf<typeof orders>;
type Row = FoldRow<typeof orders>;

/** What is to be paid for the order, as it was fixed at its placing; it is the same for rows from before orders said so. */
export function amountDueOf({ total, currency, payment_method, amount_due }: OrderRow): Money {
  return amount_due === null ? payable({ amount: total, currency }, payment_method) : { amount: amount_due, currency };
}

/** Not held. */
const free = { hold_reason: null, held_since: null } as const;

/** Events of an order, its payment and its wallet come in any order among each other, and the row is the same. */
export const ordersProjection = defineProjection({
  name: 'orders',
  version: 1,
  folds: [
    rows(orders, [orderStream, paymentStream, walletStream, carrying(customerStream, 'erasedAt')], {
      keys: (event): readonly (Key | RowsWhere)[] => {
        if (event.type === 'CustomerErased') return [{ column: 'customer_id', equals: event.data.customerId }];
        return event.data.orderId === undefined ? [] : [[event.data.orderId]];
      },
      evolve: {
        OrderPlaced: (_row, event) => placed(event),
        OrderConfirmed: ofOrder(() => ({ status: 'confirmed' })),
        OrderRejected: ofOrder(({ data: { reason, skus } }) => ({ status: 'rejected', rejection: Json.of({ reason, skus }), ...free })),
        OrderCancelled: ofOrder(() => ({ status: 'cancelled', ...free })),
        OrderShipped: ofOrder(({ data }, row) => ({
          status: data.complete ? 'shipped' : 'partially-shipped',
          lines: counted(row.lines, 'shipped', data.lines),
        })),
        OrderDelivered: ofOrder(() => ({ status: 'delivered' })),
        OrderLinesReturned: ofOrder(({ data }, row) => ({
          status: data.complete ? 'returned' : row.status,
          lines: counted(row.lines, 'returned', data.lines),
        })),
        OrderErased: ofOrder((_event, row) => ({ ship_to: withoutPerson(row.ship_to) })),
        OrderHeld: ofOrder(({ data }) => ({ hold_reason: data.reason, held_since: data.heldAt })),
        OrderReleased: ofOrder(() => free),
        PaymentRequested: ofCard((status) => status),
        PaymentCaptured: ofCard(cardPaymentStatusAfter.PaymentCaptured),
        PaymentDeclined: ofCard(cardPaymentStatusAfter.PaymentDeclined),
        PaymentExpired: ofCard(cardPaymentStatusAfter.PaymentExpired),
        PaymentRefunded: ofCard(cardPaymentStatusAfter.PaymentRefunded),
        WalletDebited: ofMoney((status) => (status === 'pending' ? 'paid' : status)),
        WalletCredited: ofMoney((_status, _event, row) => paidBack(row)),
        CustomerErased: (row, event) => {
          if (row === undefined) return undefined;
          const ship_to = withoutPerson(row.ship_to);
          return ship_to === row.ship_to ? row : { ...row, position: event.position, updated_at: laterOf(row, event), ship_to };
        },
      },
    }),
  ],
  sequence,
});

const walletTypes: ReadonlySet<string> = new Set(typesOf(walletStream));

/** What a wallet says of an order waits behind that order, not behind its customer. */
function sequence(event: UnreadEvent): string {
  const { orderId } = event.data as { readonly orderId?: unknown };
  return walletTypes.has(event.type) && typeof orderId === 'string' ? orderId : sequenceOf(event);
}

/** What was paid back from the wallet before may turn out to be all once the order has moved on. */
function ofOrder<Event extends Recorded>(changes: (event: Event, row: Row) => Partial<Row>) {
  return (row: Row | undefined, event: Event): Row | undefined => {
    if (row === undefined) return undefined;
    const { revision, position } = event;
    const next = { ...row, ...changes(event, row), revision, position, updated_at: laterOf(row, event) };
    const isOpen = next.payment_method === 'wallet' && next.payment_status === 'partially-refunded';
    return isOpen ? { ...next, payment_status: paidBack(next) } : next;
  };
}

/** What a card paid for an order that is paid otherwise was not owed, and goes back: it says nothing of how that order is paid. */
function ofCard<Event extends Recorded>(statusAfter: (status: CardPaymentStatus, event: Event) => CardPaymentStatus) {
  return ofMoney<Event>((status, event, row) =>
    row.payment_method === 'card' && status !== 'on-account' ? statusAfter(status, event) : status,
  );
}

/** A payment by card depends on no event of the order, so its facts may come in between as they like. */
function ofMoney<Event extends Recorded>(statusAfter: (status: PaymentStatus, event: Event, row: Row) => PaymentStatus) {
  return (row: Row | undefined, event: Event): Row | undefined => {
    if (row === undefined) return undefined;
    const payment_status = statusAfter(row.payment_status, event, row);
    return { ...row, position: event.position, updated_at: laterOf(row, event), payment_status };
  };
}

function laterOf({ updated_at }: Row, { occurredAt }: Recorded): string {
  return Date.parse(occurredAt) > Date.parse(updated_at) ? occurredAt : updated_at;
}

/**
 * A credit does not say whether it was the last one. The order does, whichever of the two comes first: everything goes back once it is
 * called off, or once all that had a price is returned.
 */
function paidBack({ status, lines }: Row): PaymentStatus {
  return isCalledOff(status) || lines.value.every(isPaidBack) ? 'refunded' : 'partially-refunded';
}

function isCalledOff(status: OrderStatus): boolean {
  return status === 'cancelled' || status === 'rejected';
}

function isPaidBack({ quantity, returned, unitPrice }: OrderLine): boolean {
  return returned >= quantity || parseAmount(unitPrice.amount) === 0n;
}

function placed(event: Recorded<'OrderPlaced'>): Row {
  const { orderId, customerId = null, currency, country, lines, total, amountDue, shipTo, payment, placedAt } = event.data;
  return {
    order_id: orderId,
    customer_id: customerId,
    status: 'placed',
    currency,
    country,
    lines: Json.of(lines.map(orderLine)),
    total: total.amount,
    ship_to: Json.of(shipTo),
    payment_method: payment.method,
    payment_status: payment.method === 'on-account' ? 'on-account' : 'pending',
    placed_at: placedAt,
    updated_at: placedAt,
    rejection: null,
    revision: event.revision,
    position: event.position,
    ...free,
    amount_due: sameMoney(amountDue, payable(total, payment.method)) ? null : amountDue.amount,
  };
}

function orderLine(sold: Recorded<'OrderPlaced'>['data']['lines'][number]): OrderLine {
  const { line, sku, name, quantity, unitPrice } = sold;
  const lineTotal = money(multiply(unitPrice, quantity), unitPrice.currency);
  return { line, sku, name, quantity, unitPrice, lineTotal, shipped: 0, returned: 0 };
}

function counted(lines: Row['lines'], count: 'shipped' | 'returned', moved: readonly ValuedLine[]): Row['lines'] {
  const quantities = new Map<number, number>();
  for (const { line, quantity } of moved) quantities.set(line, (quantities.get(line) ?? 0) + quantity);
  return Json.of(
    lines.value.map((line) => {
      const quantity = quantities.get(line.line);
      return quantity === undefined ? line : { ...line, [count]: line[count] + quantity };
    }),
  );
}

/** The same where there was nothing personal. */
function withoutPerson(shipTo: Json<OrderAddress>): Json<OrderAddress> {
  return namesPerson(shipTo.value) ? Json.of({ country: shipTo.value.country, erased: true }) : shipTo;
}
