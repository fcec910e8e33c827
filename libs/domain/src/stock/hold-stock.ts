import { type StockEvent } from '#events/contracts/stock-events';
import { checkedQuantity } from '../quantity.js';
import { Refusal } from '../refusal.js';
import { requireCountable } from './count-stock.js';
import { hasMoved } from './movements.js';
import { heldFor } from './reservations.js';
import { type StockState } from './state.js';

/** Holds units for all lines of an order with this sku together. */
export interface ReserveStock {
  readonly type: 'ReserveStock';
  readonly sku: string;
  readonly orderId: string;
  readonly quantity: number;
}

/** Makes all that is still held for the order available again. */
export interface ReleaseStock {
  readonly type: 'ReleaseStock';
  readonly sku: string;
  readonly orderId: string;
}

/** Units held for the order have left with a shipment: the revision of its OrderShipped. The same shipment again is no second one. */
export interface DispatchStock {
  readonly type: 'DispatchStock';
  readonly sku: string;
  readonly orderId: string;
  readonly quantity: number;
  readonly shipment: number;
}

/** Units of the order are on hand again after a return: the revision of its OrderLinesReturned. The same return again is no second one. */
export interface RestockReturn {
  readonly type: 'RestockReturn';
  readonly sku: string;
  readonly orderId: string;
  readonly quantity: number;
  readonly return: number;
}

/** @throws Refusal when less is available */
export function reserveStock(command: ReserveStock, state: StockState): readonly StockEvent[] {
  const { sku, orderId } = command;
  const quantity = checkedQuantity(command.quantity, 'quantity');
  if (heldFor(state.reservations, orderId) > 0) return [];
  const available = state.onHand - state.reserved;
  if (available < quantity) {
    throw new Refusal('stock-insufficient', `${sku} has ${available} available, so ${quantity} cannot be reserved.`, { skus: [sku] });
  }
  return [{ type: 'StockReserved', data: { sku, orderId, quantity } }];
}

export function releaseStock({ sku, orderId }: ReleaseStock, state: StockState): readonly StockEvent[] {
  const quantity = heldFor(state.reservations, orderId);
  return quantity === 0 ? [] : [{ type: 'StockReleased', data: { sku, orderId, quantity } }];
}

/** @throws Refusal when less is held for the order */
export function dispatchStock(command: DispatchStock, state: StockState): readonly StockEvent[] {
  const { sku, orderId, shipment } = command;
  const quantity = checkedQuantity(command.quantity, 'quantity');
  if (hasMoved(state.movements, orderId, shipment)) return [];
  const held = heldFor(state.reservations, orderId);
  if (held < quantity) {
    const message = `${held} of ${sku} are reserved for order ${orderId}, so ${quantity} cannot be dispatched.`;
    throw new Refusal('stock-not-reserved', message, { skus: [sku] });
  }
  return [{ type: 'StockDispatched', data: { sku, orderId, quantity, shipment } }];
}

/** @throws Refusal where units could no longer be counted exactly */
export function restockReturn(command: RestockReturn, state: StockState): readonly StockEvent[] {
  const { sku, orderId } = command;
  const quantity = checkedQuantity(command.quantity, 'quantity');
  if (hasMoved(state.movements, orderId, command.return)) return [];
  requireCountable(sku, state.onHand + quantity);
  return [{ type: 'StockRestocked', data: { sku, orderId, quantity, return: command.return } }];
}
