import { type StockEvent } from '#events/contracts/stock-events';
import { checkedQuantity } from '../quantity.js';
import { Refusal } from '../refusal.js';
import { withoutUndefined } from '../without-undefined.js';
import { type StockState } from './state.js';

export interface ReceiveStock {
  readonly type: 'ReceiveStock';
  readonly sku: string;
  readonly quantity: number;
  readonly reference?: string;
}

export interface AdjustStock {
  readonly type: 'AdjustStock';
  readonly sku: string;
  readonly delta: number;
  readonly reason: string;
}

/** @throws Refusal where units could no longer be counted exactly */
export function receiveStock(command: ReceiveStock, state: StockState): readonly StockEvent[] {
  const { sku, reference } = command;
  const quantity = checkedQuantity(command.quantity, 'quantity');
  requireCountable(sku, state.onHand + quantity);
  return [{ type: 'StockReceived', data: withoutUndefined({ sku, quantity, reference }) }];
}

/** @throws Refusal where nothing was ever received, or when it would take what is reserved or not there */
export function adjustStock(command: AdjustStock, state: StockState): readonly StockEvent[] {
  const { sku, delta, reason } = command;
  if (state.sku === undefined) throw new Refusal('stock-not-found', `Nothing has been received for ${sku}.`, { skus: [sku] });
  if (!Number.isSafeInteger(delta)) throw new Refusal('quantity-invalid', 'delta must be a whole number.', { field: 'delta' });
  if (delta === 0) return [];
  const available = state.onHand - state.reserved;
  if (available + delta < 0) {
    throw new Refusal('stock-insufficient', `${sku} has ${available} available, so ${-delta} cannot be taken away.`, { skus: [sku] });
  }
  requireCountable(sku, state.onHand + delta);
  return [{ type: 'StockAdjusted', data: { sku, delta, reason } }];
}

/** @throws Refusal when so many units cannot be counted exactly */
export function requireCountable(sku: string, onHand: number): void {
  if (Number.isSafeInteger(onHand)) return;
  throw new Refusal('stock-too-large', `${sku} would have more units than can be counted.`, { skus: [sku] });
}
