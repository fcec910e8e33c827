import { type OrderEvent } from '#events/contracts/order-events';
import { orderFacts } from './order-facts.js';
import { type PlacedOrder } from './state.js';

export interface ConfirmOrder {
  readonly type: 'ConfirmOrder';
  readonly orderId: string;
}

export function confirmOrder(_command: ConfirmOrder, order: PlacedOrder): readonly OrderEvent[] {
  return [{ type: 'OrderConfirmed', data: orderFacts(order) }];
}
