import { type OrderEvent } from '#events/contracts/order-events';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { type CancelOrder, cancelOrder } from './cancel-order.js';
import { type ConfirmOrder, confirmOrder } from './confirm-order.js';
import { type DeliverOrder, deliverOrder } from './deliver-order.js';
import { type EraseOrder, eraseOrder } from './erase-order.js';
import { type PlaceOrder, placeOrder } from './place-order.js';
import { type RejectOrder, rejectOrder } from './reject-order.js';
import { type ReturnLines, returnLines } from './return-lines.js';
import { type ShipOrder, shipOrder } from './ship-order.js';
import { evolve, initialState, type OrderState } from './state.js';

const category = 'order';

export type OrderCommand = PlaceOrder | ConfirmOrder | RejectOrder | CancelOrder | ShipOrder | DeliverOrder | ReturnLines | EraseOrder;

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
  initialState,
  decide,
  evolve,
};
