import { type StockEvent } from '#events/contracts/stock-events';
import { type Decider } from '../decider.js';
import { checkedQuantity } from '../quantity.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';

const category = 'stock';

export type StockCommand =
  | { readonly type: 'ReceiveStock'; readonly sku: string; readonly quantity: number; readonly reference?: string }
  | { readonly type: 'AdjustStock'; readonly sku: string; readonly delta: number; readonly reason: string };

export interface StockState {
  /** `undefined` until the first receipt. */
  readonly sku?: string;
  readonly onHand: number;
  readonly reserved: number;
}

function evolve(state: StockState, event: StockEvent): StockState {
  switch (event.type) {
    case 'StockReceived':
      return { ...state, sku: event.data.sku, onHand: state.onHand + event.data.quantity };
    case 'StockAdjusted':
      return { ...state, sku: event.data.sku, onHand: state.onHand + event.data.delta };
    default: {
      const _: never = event;
      return state;
    }
  }
}

function decide(command: StockCommand, state: StockState): readonly StockEvent[] {
  switch (command.type) {
    case 'ReceiveStock':
      return receive(command, state);
    case 'AdjustStock':
      return adjust(command, state);
    default:
      return unreachable(command);
  }
}

function receive(command: Extract<StockCommand, { type: 'ReceiveStock' }>, state: StockState): readonly StockEvent[] {
  const { sku, reference } = command;
  const quantity = checkedQuantity(command.quantity, 'quantity');
  requireCountable(sku, state.onHand + quantity);
  return [{ type: 'StockReceived', data: withoutUndefined({ sku, quantity, reference }) }];
}

function adjust(command: Extract<StockCommand, { type: 'AdjustStock' }>, state: StockState): readonly StockEvent[] {
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

function requireCountable(sku: string, onHand: number): void {
  if (Number.isSafeInteger(onHand)) return;
  throw new Refusal('stock-too-large', `${sku} would have more units than can be counted.`, { skus: [sku] });
}

export const stockDecider: Decider<StockState, StockCommand, StockEvent> = {
  category,
  snapshotVersion: 1,
  initialState: () => ({ onHand: 0, reserved: 0 }),
  decide,
  evolve,
};
