import { type StockEvent, stockStream } from '#events/contracts/stock-events';
import { type Decider } from '../decider.js';
import { unreachable } from '../unreachable.js';
import { type AdjustStock, adjustStock, type ReceiveStock, receiveStock } from './count-stock.js';
import * as held from './hold-stock.js';
import { evolve, initialState, type StockState } from './state.js';

export type StockCommand = ReceiveStock | AdjustStock | held.ReserveStock | held.ReleaseStock | held.DispatchStock | held.RestockReturn;

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
  category: stockStream.category,
  snapshotVersion: 2,
  initialState,
  decide,
  evolve,
};
