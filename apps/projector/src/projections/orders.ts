import { type ValuedLine } from '#events/contracts/fields';
import { money, multiply } from '#events/contracts/money';
import { type OrderLine, orders } from '#read-models/orders';
import { Json } from '../engine/json.js';
import { defineProjection, type FoldRow, type Recorded, rows } from '../engine/projection.js';

type Row = FoldRow<typeof orders>;
const events = [
  'OrderPlaced',
  'OrderConfirmed',
  'OrderRejected',
  'OrderCancelled',
  'OrderShipped',
  'OrderDelivered',
  'OrderLinesReturned',
] as const;
type Event = Recorded<(typeof events)[number]>;

/** Order by id; list by customer, status and period. */
export const ordersProjection = defineProjection({
  name: 'orders',
  version: 1,
  events,
  folds: [rows(orders, { keys: (event: Event) => [[event.data.orderId]], evolve })],
});

function evolve(row: Row | undefined, event: Event): Row | undefined {
  if (event.type === 'OrderPlaced') return placed(event);
  if (row === undefined) return undefined;
  const { revision, position } = event;
  const next = { ...row, revision, position, updated_at: event.occurredAt };
  switch (event.type) {
    case 'OrderConfirmed':
      return { ...next, status: 'confirmed' };
    case 'OrderRejected': {
      const { reason, skus } = event.data;
      return { ...next, status: 'rejected', rejection: Json.of({ reason, skus }) };
    }
    case 'OrderCancelled':
      return { ...next, status: 'cancelled' };
    case 'OrderShipped': {
      const status = event.data.complete ? 'shipped' : 'partially-shipped';
      return { ...next, status, lines: counted(row.lines, 'shipped', event.data.lines) };
    }
    case 'OrderDelivered':
      return { ...next, status: 'delivered' };
    case 'OrderLinesReturned':
      return {
        ...next,
        status: event.data.complete ? 'returned' : row.status,
        lines: counted(row.lines, 'returned', event.data.lines),
      };
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
