import { isLegal, namesPerson, type OrderAction } from '#events/contracts/order-actions';
import { type OrderRow, type PaymentStatus } from './orders.js';

/** In the order of an order's life. */
export const orderActions = [
  'ship',
  'deliver',
  'return',
  'cancel',
  'hold',
  'release',
  'refund',
  'erase',
] as const satisfies readonly OrderAction[];

/**
 * Whether something that a card paid is left to be paid back by hand. What it paid without being asked for that amount does not count: it goes back by
 * itself. What was paid out of a wallet goes back into it by a credit.
 */
const refundable: Readonly<Record<PaymentStatus, boolean>> = {
  pending: false,
  paid: true,
  declined: false,
  expired: false,
  'partially-refunded': true,
  refunded: false,
  'on-account': false,
};

/** What can be done to the order now, whoever may do it: decided by the tables by which the commands are. */
export function actionsOn(order: OrderRow): readonly OrderAction[] {
  const { status, held_since, customer_id, ship_to, payment_method, payment_status } = order;
  const standing = {
    status,
    held: held_since !== null,
    // Looked at last, since whoever lists orders would rather not read them.
    get lines() {
      return order.lines;
    },
    hasCustomer: customer_id !== null,
    isPersonal: namesPerson(ship_to),
    isRefundable: payment_method === 'card' && refundable[payment_status],
  };
  return orderActions.filter((action) => isLegal(action, standing));
}
