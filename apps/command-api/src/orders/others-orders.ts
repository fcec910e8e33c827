import { type OrderState } from '#domain/order/state';
import { type CommandContext } from '../http/command-context.js';

/** Whether an order is hidden from who asks: a customer sees his own orders only. */
export const isOthers =
  ({ principal }: CommandContext) =>
  (order: OrderState): boolean =>
    !principal.acts.has('clerk') && order.status !== 'absent' && order.customerId !== principal.subject;
