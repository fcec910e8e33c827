import { type ValuedLine } from '#events/contracts/fields';
import { type Money, money, parseAmount } from '#events/contracts/money';
import { type OrderStatus } from '#events/contracts/order-answers';
import { type OrderEvent, type PaymentMethod } from '#events/contracts/order-events';
import { type OrderToPay } from '../payment/payment.js';
import { withoutUndefined } from '../without-undefined.js';

/** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
export type StoredTime = string;

export interface OrderLine extends ValuedLine {
  readonly shipped: number;
  readonly returned: number;
}

/** An order that was placed: what its rules need, and what its later events must repeat. */
export interface PlacedOrder {
  readonly status: OrderStatus;
  readonly orderId: string;
  readonly customerId?: string;
  readonly currency: string;
  readonly country: string;
  readonly method: PaymentMethod;
  readonly placedAt: string;
  readonly lines: readonly OrderLine[];
  readonly amountDue: Money;
  /** What is to be paid back for all returns so far. */
  readonly refundDue: Money;
  /** Whether the personal data was given up. */
  readonly erased: boolean;
  /** Whether it is kept from being shipped. */
  readonly held: boolean;
}

/** What every event of the order repeats, so that a fold can place it without a query. */
export function orderFacts({ orderId, customerId, currency, country, placedAt }: PlacedOrder) {
  return withoutUndefined({ orderId, customerId, currency, country, placedAt });
}

/** What a payment has to know of the order, also of one that was rejected or is paid otherwise: then no card owes anything for it. */
export function orderToPay({ customerId, method, amountDue }: PlacedOrder): OrderToPay {
  return withoutUndefined({ customerId, owed: method === 'card' ? amountDue : undefined });
}

/** All lines as they were ordered. */
export function orderedLines(order: PlacedOrder): ValuedLine[] {
  return order.lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice }));
}

export type OrderState = { readonly status: 'absent' } | PlacedOrder;

export function initialState(): OrderState {
  return { status: 'absent' };
}

export function evolve(state: OrderState, event: OrderEvent): OrderState {
  if (event.type === 'OrderPlaced') return placed(event.data);
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'OrderConfirmed':
      return { ...state, status: 'confirmed' };
    case 'OrderRejected':
      return { ...state, status: 'rejected', held: false };
    case 'OrderCancelled':
      return { ...state, status: 'cancelled', held: false };
    case 'OrderShipped':
      return {
        ...state,
        status: event.data.complete ? 'shipped' : 'partially-shipped',
        lines: counted(state.lines, 'shipped', event.data.lines),
      };
    case 'OrderDelivered':
      return { ...state, status: 'delivered' };
    case 'OrderLinesReturned':
      return {
        ...state,
        status: event.data.complete ? 'returned' : state.status,
        lines: counted(state.lines, 'returned', event.data.lines),
        refundDue: money(parseAmount(state.refundDue.amount) + parseAmount(event.data.refundDue.amount), state.currency),
      };
    case 'OrderErased':
      return { ...state, erased: true };
    case 'OrderHeld':
      return { ...state, held: true };
    case 'OrderReleased':
      return { ...state, held: false };
    default: {
      const _: never = event;
      return state;
    }
  }
}

function placed(order: Extract<OrderEvent, { type: 'OrderPlaced' }>['data']): PlacedOrder {
  const { orderId, customerId, currency, country, payment, placedAt, amountDue } = order;
  // Names and the address stay behind: no rule needs them, and a cached state holds no personal data.
  const lines = order.lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice, shipped: 0, returned: 0 }));
  return withoutUndefined({
    status: 'placed' as const,
    orderId,
    customerId,
    currency,
    country,
    method: payment.method,
    placedAt,
    lines,
    amountDue,
    refundDue: money(0n, currency),
    erased: false,
    held: false,
  });
}

function counted(lines: readonly OrderLine[], count: 'shipped' | 'returned', moved: readonly ValuedLine[]): readonly OrderLine[] {
  const quantities = new Map<number, number>();
  for (const { line, quantity } of moved) quantities.set(line, (quantities.get(line) ?? 0) + quantity);
  return lines.map((line) => {
    const quantity = quantities.get(line.line);
    return quantity === undefined ? line : { ...line, [count]: line[count] + quantity };
  });
}
