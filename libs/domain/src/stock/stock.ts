import { type StockEvent } from '#events/contracts/stock-events';
import { type Decider } from '../decider.js';
import { unreachable } from '../unreachable.js';
import { type AdjustStock, adjustStock, type ReceiveStock, receiveStock } from './count-stock.js';
import * as held from './hold-stock.js';
import { type Movements, withMovement } from './movements.js';
import { holdMore, noReservations, type Reservations } from './reservations.js';

const category = 'stock';

export type StockCommand = ReceiveStock | AdjustStock | held.ReserveStock | held.ReleaseStock | held.DispatchStock | held.RestockReturn;

export interface StockState {
  /** `undefined` until the first receipt. */
  readonly sku?: string;
  readonly onHand: number;
  /** The sum of the reservations. */
  readonly reserved: number;
  readonly reservations: Reservations;
  readonly movements: Movements;
}

function evolve(state: StockState, event: StockEvent): StockState {
  switch (event.type) {
    case 'StockReceived':
      return { ...state, sku: event.data.sku, onHand: state.onHand + event.data.quantity };
    case 'StockAdjusted':
      return { ...state, sku: event.data.sku, onHand: state.onHand + event.data.delta };
    case 'StockReserved':
      return reserve(state, event.data.orderId, event.data.quantity);
    case 'StockReleased':
      return reserve(state, event.data.orderId, -event.data.quantity);
    case 'StockDispatched': {
      const { orderId, quantity, shipment } = event.data;
      const movements = withMovement(state.movements, orderId, shipment);
      return reserve({ ...state, onHand: state.onHand - quantity, movements }, orderId, -quantity);
    }
    case 'StockRestocked': {
      const { sku, orderId, quantity } = event.data;
      const movements = withMovement(state.movements, orderId, event.data.return);
      return { ...state, sku, onHand: state.onHand + quantity, movements };
    }
    default: {
      const _: never = event;
      return state;
    }
  }
}

function reserve(state: StockState, orderId: string, by: number): StockState {
  return { ...state, reserved: state.reserved + by, reservations: holdMore(state.reservations, orderId, by) };
}

function decide(command: StockCommand, state: StockState): readonly StockEvent[] {
  switch (command.type) {
    case 'ReceiveStock':
      return receiveStock(command, state);
    case 'AdjustStock':
      return adjustStock(command, state);
    case 'ReserveStock':
      return held.reserveStock(command, state);
    case 'ReleaseStock':
      return held.releaseStock(command, state);
    case 'DispatchStock':
      return held.dispatchStock(command, state);
    case 'RestockReturn':
      return held.restockReturn(command, state);
    default:
      return unreachable(command);
  }
}

export const stockDecider: Decider<StockState, StockCommand, StockEvent> = {
  category,
  snapshotVersion: 2,
  initialState: () => ({ onHand: 0, reserved: 0, reservations: noReservations, movements: [] }),
  decide,
  evolve,
};
