import { type RefusalCode } from './refusals.js';

export type OrderStatus = 'placed' | 'confirmed' | 'rejected' | 'cancelled' | 'partially-shipped' | 'shipped' | 'delivered' | 'returned';

type Answers = Readonly<Record<OrderStatus, 'yes' | 'nothing' | RefusalCode>>;

const closed = { rejected: 'order-rejected', cancelled: 'order-cancelled' } as const;

/** The same from the first shipment on. */
function onceShipped<Answer extends string>(answer: Answer) {
  return { 'partially-shipped': answer, shipped: answer, delivered: answer, returned: answer };
}

/**
 * What the status of an order alone makes of each command on it: `yes` goes on to the command's own rules, `nothing` is the answer where the fact holds
 * already, a code refuses. The rules decide by it, and whoever shows an order tells by it what can be done.
 */
export const orderAnswers = {
  ConfirmOrder: { placed: 'yes', confirmed: 'nothing', ...closed, ...onceShipped('nothing') },
  RejectOrder: { placed: 'yes', confirmed: 'order-confirmed', ...closed, rejected: 'nothing', ...onceShipped('order-confirmed') },
  CancelOrder: { placed: 'yes', confirmed: 'yes', ...closed, cancelled: 'nothing', ...onceShipped('order-shipped') },
  ShipOrder: { placed: 'order-not-confirmed', confirmed: 'yes', ...closed, ...onceShipped('yes') },
  DeliverOrder: {
    placed: 'order-not-shipped',
    confirmed: 'order-not-shipped',
    ...closed,
    'partially-shipped': 'order-not-shipped',
    shipped: 'yes',
    delivered: 'nothing',
    returned: 'nothing',
  },
  ReturnLines: {
    placed: 'order-not-shipped',
    confirmed: 'order-not-shipped',
    rejected: 'order-not-shipped',
    cancelled: 'order-not-shipped',
    ...onceShipped('yes'),
  },
  EraseOrder: { placed: 'yes', confirmed: 'yes', rejected: 'yes', cancelled: 'yes', ...onceShipped('yes') },
  HoldOrder: { placed: 'yes', confirmed: 'yes', ...closed, ...onceShipped('order-shipped'), 'partially-shipped': 'yes' },
  ReleaseOrder: { placed: 'yes', confirmed: 'yes', rejected: 'nothing', cancelled: 'nothing', ...onceShipped('yes') },
} as const satisfies Readonly<Record<string, Answers>>;

export type OrderChangeType = keyof typeof orderAnswers;

/** What the hold makes of a command that the status lets on; all else goes on whether the order is held or not. */
export function answerByHold(command: OrderChangeType, held: boolean): 'yes' | 'nothing' | 'order-on-hold' {
  if (command === 'ShipOrder') return held ? 'order-on-hold' : 'yes';
  if (command === 'HoldOrder') return held ? 'nothing' : 'yes';
  if (command === 'ReleaseOrder') return held ? 'yes' : 'nothing';
  return 'yes';
}
