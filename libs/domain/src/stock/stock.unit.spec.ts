import { describe, expect, it } from 'vitest';
import { type StockEvent } from '#events/contracts/stock-events';
import { fold } from '../testing/decider-spec.js';
import { adjusted, dispatched, received, released, reserved, restocked, sku } from '../testing/teapot-stock.js';
import { heldFor } from './reservations.js';
import { type StockState } from './state.js';
import { stockDecider } from './stock.js';

const stockAfter = (...events: StockEvent[]) => fold(stockDecider, events);
const counts = ({ onHand, reserved }: StockState) => [onHand, reserved];

describe('The state of stock', () => {
  it('is the sum of receipts and adjustments', () => {
    const state = stockAfter(received(5), adjusted(-2), received(4));
    expect(state).toStrictEqual({ ...stockDecider.initialState(), sku, onHand: 7 });
  });

  it('follows every movement', () => {
    expect(counts(stockAfter(received(9), reserved(5), reserved(2, 'B')))).toEqual([9, 7]);
    expect(counts(stockAfter(received(9), reserved(5), reserved(2, 'B'), released(5)))).toEqual([9, 2]);
    expect(counts(stockAfter(received(9), reserved(5), dispatched(3, 2)))).toEqual([6, 2]);
    expect(counts(stockAfter(received(9), reserved(5), dispatched(5, 2), restocked(1, 3)))).toEqual([5, 0]);
  });

  it('keeps for each order what is still open, and drops what is not', () => {
    const { reservations } = stockAfter(received(9), reserved(5), reserved(2, 'B'), dispatched(3, 2), released(2, 'B'));
    expect([heldFor(reservations, '536365'), heldFor(reservations, 'B'), reservations.flat()]).toEqual([2, 0, [['536365', 2]]]);
  });

  it('remembers the latest 1,000 dispatches and restocks', () => {
    const many = Array.from({ length: 1_001 }, (_, revision) => restocked(1, revision));
    const { movements } = stockAfter(received(9), reserved(5), dispatched(5, 7), ...many);
    expect([movements.length, movements[0], movements.at(-1)]).toEqual([1_000, '536365@1', '536365@1000']);
  });

  it('is plain JSON, for snapshots', () => {
    const state = stockAfter(received(9), reserved(5), reserved(1, 'B'), dispatched(3, 2), restocked(1, 3));
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
    expect(stockDecider.snapshotVersion).toBe(2);
  });

  it('ignores an unknown event', () => {
    const state = stockAfter(received(5));
    expect(stockDecider.evolve(state, { type: 'StockPainted', data: {} } as never)).toBe(state);
  });

  // Copying every reservation for each event would take minutes.
  it('is folded quickly with very many open reservations', { timeout: 5_000 }, () => {
    const events = Array.from({ length: 20_000 }, (_, index) => reserved(1, `${500_000 + index}`));
    const state = events.reduce((before, event) => stockDecider.evolve(before, event), stockDecider.initialState());
    expect([...counts(state), state.reservations.flat().length]).toEqual([0, 20_000, 20_000]);
  });
});

it('The rules of stock know no other command', () => {
  expect(() => stockDecider.decide({ type: 'PaintStock' } as never, stockDecider.initialState())).toThrow('Not handled');
});

it('The stream of stock is named after the sku', () => {
  expect(stockDecider.category).toBe('stock');
});
