import { type ValuedLine } from '#events/contracts/fields';
import { type OrderEvent } from '#events/contracts/order-events';
import { withoutUndefined } from '../without-undefined.js';

export interface OrderLine extends ValuedLine {
  readonly shipped: number;
  readonly returned: number;
}

/** An order that was placed: what its rules need, and what its later events must repeat. */
export interface PlacedOrder {
  readonly status: 'placed' | 'confirmed' | 'rejected' | 'cancelled' | 'partially-shipped' | 'shipped' | 'delivered' | 'returned';
  readonly orderId: string;
  readonly customerId?: string;
  readonly currency: string;
  readonly country: string;
  readonly placedAt: string;
  readonly lines: readonly OrderLine[];
  /** Whether the personal data was given up. */
  readonly erased: boolean;
  /** Whether it is kept from being shipped. */
  readonly held: boolean;
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
  const { orderId, customerId, currency, country, placedAt } = order;
  // Names and the address stay behind: no rule needs them, and a cached state holds no personal data.
  const lines = order.lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice, shipped: 0, returned: 0 }));
  return withoutUndefined({
    status: 'placed' as const,
    orderId,
    customerId,
    currency,
    country,
    placedAt,
    lines,
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
