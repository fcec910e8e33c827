import { answerByHold, orderAnswers } from '#events/contracts/order-answers';
import { type OrderEvent, orderStream } from '#events/contracts/order-events';
import { answerTo, type AnswersByStatus } from '../answers-by-status.js';
import { type Decider } from '../decider.js';
import { type RefusalCode } from '#events/contracts/refusals';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { type CancelOrder, cancelOrder } from './cancel-order.js';
import { type ConfirmOrder, confirmOrder } from './confirm-order.js';
import { type DeliverOrder, deliverOrder } from './deliver-order.js';
import { type EraseOrder, eraseOrder } from './erase-order.js';
import { holdOrder, type HoldOrder, releaseOrder, type ReleaseOrder } from './hold-order.js';
import { type PlaceOrder, placeOrder } from './place-order.js';
import { type RejectOrder, rejectOrder } from './reject-order.js';
import { type ReturnLines, returnLines } from './return-lines.js';
import { type ShipOrder, shipOrder } from './ship-order.js';
import { evolve, initialState, type OrderState, type PlacedOrder } from './state.js';

export type OrderCommand = PlaceOrder | OrderChange;
/** A command on an order that was placed. */
type OrderChange =
  ConfirmOrder | RejectOrder | CancelOrder | ShipOrder | DeliverOrder | ReturnLines | EraseOrder | HoldOrder | ReleaseOrder;

/** What the order cannot be any more, or not yet. */
const participles: Readonly<Record<OrderChange['type'], string>> = {
  ConfirmOrder: 'confirmed',
  RejectOrder: 'rejected',
  CancelOrder: 'cancelled',
  ShipOrder: 'shipped',
  DeliverOrder: 'delivered',
  ReturnLines: 'returned',
  EraseOrder: 'erased',
  HoldOrder: 'held',
  ReleaseOrder: 'released',
};

/** Why not. */
const reasons = {
  'order-rejected': 'was rejected',
  'order-cancelled': 'was cancelled',
  'order-confirmed': 'is confirmed',
  'order-shipped': 'has been shipped',
  'order-not-confirmed': 'is not confirmed yet',
  'order-not-shipped': 'is not wholly shipped',
  'order-on-hold': 'is on hold',
} as const satisfies Partial<Record<RefusalCode, string>>;

const answers: AnswersByStatus<OrderChange['type'], PlacedOrder['status'], keyof typeof reasons> = orderAnswers;

function decide(command: OrderCommand, state: OrderState): readonly OrderEvent[] {
  if (command.type === 'PlaceOrder') return placeOrder(command, state);
  if (state.status === 'absent') throw new Refusal('order-not-found', `There is no order ${command.orderId}.`);
  const byStatus = answerTo(answers, command, state.status);
  const answer = byStatus === 'yes' ? answerByHold(command.type, state.held) : byStatus;
  if (answer === 'nothing') return [];
  if (answer !== 'yes') throw new Refusal(answer, sentence(command, answer));
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
    case 'HoldOrder':
      return holdOrder(command, state);
    case 'ReleaseOrder':
      return releaseOrder(command, state);
    default:
      return unreachable(command);
  }
}

function sentence({ type, orderId }: OrderChange, code: keyof typeof reasons): string {
  if (type === 'ReturnLines') return `Nothing of order ${orderId} has been shipped, so nothing can be returned.`;
  return `Order ${orderId} ${reasons[code]} and cannot be ${participles[type]}.`;
}

export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent> = {
  category: orderStream.category,
  begins: ({ type }) => type === 'PlaceOrder',
  initialState,
  decide,
  evolve,
};
