import { type StockEvent } from '#events/contracts/stock-events';
import { type StockCommand } from '../stock/stock.js';

// The stock of the examples: what happened to it, and what is asked of it.

export const sku = 'TEAPOT';
const orderId = '536365';

export const received = (quantity: number): StockEvent => ({ type: 'StockReceived', data: { sku, quantity } });
export const adjusted = (delta: number): StockEvent => ({ type: 'StockAdjusted', data: { sku, delta, reason: 'Count' } });
export const reserved = (quantity: number, order = orderId): StockEvent => ({
  type: 'StockReserved',
  data: { sku, orderId: order, quantity },
});
export const released = (quantity: number, order = orderId): StockEvent => ({
  type: 'StockReleased',
  data: { sku, orderId: order, quantity },
});
export const dispatched = (quantity: number, shipment: number, order = orderId): StockEvent => ({
  type: 'StockDispatched',
  data: { sku, orderId: order, quantity, shipment },
});
export const restocked = (quantity: number, revision: number, order = orderId): StockEvent => ({
  type: 'StockRestocked',
  data: { sku, orderId: order, quantity, return: revision },
});

export const receive = (quantity: number): StockCommand => ({ type: 'ReceiveStock', sku, quantity });
export const adjust = (delta: number): StockCommand => ({ type: 'AdjustStock', sku, delta, reason: 'Count' });
export const reserve = (quantity: number, order = orderId): StockCommand => ({ type: 'ReserveStock', sku, orderId: order, quantity });
export const release = (order = orderId): StockCommand => ({ type: 'ReleaseStock', sku, orderId: order });
export const dispatch = (quantity: number, shipment: number, order = orderId): StockCommand => ({
  type: 'DispatchStock',
  sku,
  orderId: order,
  quantity,
  shipment,
});
export const restock = (quantity: number, revision: number, order = orderId): StockCommand => ({
  type: 'RestockReturn',
  sku,
  orderId: order,
  quantity,
  return: revision,
});
