import { type ValuedLine } from '#events/contracts/fields';
import { money, multiply } from '#events/contracts/money';
import { type StoredEvent } from '#event-store/event-store';
import { type OrderAddress, type OrderLine, orders } from '#read-models/orders';
import { Json } from '../engine/json.js';
import { defineProjection, type FoldRow, type Key, type Recorded, rows, type RowsWhere, sequenceOf } from '../engine/projection.js';
import { cardStatus, paymentEvents, walletEvents, walletStatus, walletStatusNow } from './order-payment.js';

type Row = FoldRow<typeof orders>;
const orderEvents = [
  'OrderPlaced',
  'OrderConfirmed',
  'OrderRejected',
  'OrderCancelled',
  'OrderShipped',
  'OrderDelivered',
  'OrderLinesReturned',
  'OrderErased',
] as const;
const events = [...orderEvents, ...paymentEvents, ...walletEvents, 'CustomerErased'] as const;
type Event = Recorded<(typeof events)[number]>;
type LaterOrderEvent = Recorded<Exclude<(typeof orderEvents)[number], 'OrderPlaced'>>;

/** Order by id; list by customer, status and period. */
export const ordersProjection = defineProjection({
  name: 'orders',
  version: 1,
  events,
  folds: [rows(orders, { keys, evolve })],
  sequence,
});

function keys(event: Event): readonly (Key | RowsWhere)[] {
  if (event.type === 'CustomerErased') return [{ column: 'customer_id', equals: event.data.customerId }];
  return event.data.orderId === undefined ? [] : [[event.data.orderId]];
}

/** What a wallet says of an order waits behind that order, not behind its customer. */
function sequence(event: StoredEvent): string {
  const { orderId } = event.data as { readonly orderId?: unknown };
  return (walletEvents as readonly string[]).includes(event.type) && typeof orderId === 'string' ? orderId : sequenceOf(event);
}

/** Events of an order, its payment and its wallet come in any order among each other, and the row is the same. */
function evolve(row: Row | undefined, event: Event): Row | undefined {
  if (event.type === 'OrderPlaced') return placed(event);
  if (row === undefined) return undefined;
  const { position } = event;
  const updated_at = Date.parse(event.occurredAt) > Date.parse(row.updated_at) ? event.occurredAt : row.updated_at;
  switch (event.type) {
    case 'PaymentRequested':
    case 'PaymentCaptured':
    case 'PaymentDeclined':
    case 'PaymentExpired':
    case 'PaymentRefunded':
      return { ...row, position, updated_at, payment_status: cardStatus(row.payment_status, event) };
    case 'WalletDebited':
    case 'WalletCredited':
      return { ...row, position, updated_at, payment_status: walletStatus(row.payment_status, event, row) };
    case 'CustomerErased': {
      const ship_to = withoutPerson(row.ship_to);
      return ship_to === row.ship_to ? row : { ...row, position, updated_at, ship_to };
    }
    default: {
      const next = { ...changed(row, event), revision: event.revision, position, updated_at };
      return next.payment_method === 'wallet' ? { ...next, payment_status: walletStatusNow(next.payment_status, next) } : next;
    }
  }
}

function changed(row: Row, event: LaterOrderEvent): Row {
  switch (event.type) {
    case 'OrderConfirmed':
      return { ...row, status: 'confirmed' };
    case 'OrderRejected': {
      const { reason, skus } = event.data;
      return { ...row, status: 'rejected', rejection: Json.of({ reason, skus }) };
    }
    case 'OrderCancelled':
      return { ...row, status: 'cancelled' };
    case 'OrderShipped': {
      const status = event.data.complete ? 'shipped' : 'partially-shipped';
      return { ...row, status, lines: counted(row.lines, 'shipped', event.data.lines) };
    }
    case 'OrderDelivered':
      return { ...row, status: 'delivered' };
    case 'OrderLinesReturned': {
      const status = event.data.complete ? 'returned' : row.status;
      return { ...row, status, lines: counted(row.lines, 'returned', event.data.lines) };
    }
    case 'OrderErased':
      return { ...row, ship_to: withoutPerson(row.ship_to) };
    default: {
      const _: never = event;
      return row;
    }
  }
}

function placed(event: Recorded<'OrderPlaced'>): Row {
  const { orderId, customerId = null, currency, country, lines, total, shipTo, payment, placedAt } = event.data;
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
  const { country, erased: _, ...personal } = shipTo.value;
  return Object.keys(personal).length === 0 ? shipTo : Json.of({ country, erased: true });
}
