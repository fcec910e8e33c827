import { type ValuedLine } from '#events/contracts/fields';
import { type OrderEvent } from '#events/contracts/order-events';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { type CancelOrder, cancelOrder } from './cancel-order.js';
import { type ConfirmOrder, confirmOrder } from './confirm-order.js';
import { type DeliverOrder, deliverOrder } from './deliver-order.js';
import { type EraseOrder, eraseOrder } from './erase-order.js';
import { type PlaceOrder, placeOrder } from './place-order.js';
import { type RejectOrder, rejectOrder } from './reject-order.js';
import { type ReturnLines, returnLines } from './return-lines.js';
import { type ShipOrder, shipOrder } from './ship-order.js';

const category = 'order';

export type OrderCommand = PlaceOrder | ConfirmOrder | RejectOrder | CancelOrder | ShipOrder | DeliverOrder | ReturnLines | EraseOrder;

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
}

export type OrderState = { readonly status: 'absent' } | PlacedOrder;

function evolve(state: OrderState, event: OrderEvent): OrderState {
  if (event.type === 'OrderPlaced') return placed(event.data);
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'OrderConfirmed':
      return { ...state, status: 'confirmed' };
    case 'OrderRejected':
      return { ...state, status: 'rejected' };
    case 'OrderCancelled':
      return { ...state, status: 'cancelled' };
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
  return withoutUndefined({ status: 'placed' as const, orderId, customerId, currency, country, placedAt, lines, erased: false });
}

function counted(lines: readonly OrderLine[], count: 'shipped' | 'returned', moved: readonly ValuedLine[]): readonly OrderLine[] {
  const quantities = new Map<number, number>();
  for (const { line, quantity } of moved) quantities.set(line, (quantities.get(line) ?? 0) + quantity);
  return lines.map((line) => {
    const quantity = quantities.get(line.line);
    return quantity === undefined ? line : { ...line, [count]: line[count] + quantity };
  });
}

function decide(command: OrderCommand, state: OrderState): readonly OrderEvent[] {
  if (command.type === 'PlaceOrder') return placeOrder(command, state);
  if (state.status === 'absent') throw new Refusal('order-not-found', `There is no order ${command.orderId}.`);
  switch (command.type) {
    case 'ConfirmOrder':
      return confirmOrder(command, state);
    case 'RejectOrder':
      return rejectOrder(command, state);
    case 'CancelOrder':
      return cancelOrder(command, state);
    case 'ShipOrder':
      return shipOrder(command, state);
    case 'DeliverOrder':
      return deliverOrder(command, state);
    case 'ReturnLines':
      return returnLines(command, state);
    case 'EraseOrder':
      return eraseOrder(command, state);
    default:
      return unreachable(command);
  }
}

export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent> = {
  category,
  initialState: () => ({ status: 'absent' }),
  decide,
  evolve,
};
