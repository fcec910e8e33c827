import { type StockEvent } from '#events/contracts/stock-events';
import { type Movements, withMovement } from './movements.js';
import { holdMore, noReservations, type Reservations } from './reservations.js';

export interface StockState {
  /** `undefined` until the first receipt. */
  readonly sku?: string;
  readonly onHand: number;
  /** The sum of the reservations. */
  readonly reserved: number;
  readonly reservations: Reservations;
  readonly movements: Movements;
}

export function initialState(): StockState {
  return { onHand: 0, reserved: 0, reservations: noReservations, movements: [] };
}

export function evolve(state: StockState, event: StockEvent): StockState {
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
