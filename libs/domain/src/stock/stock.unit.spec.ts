import { describe, expect, it } from 'vitest';
import { type StockEvent } from '#events/contracts/stock-events';
import { decideOrRefuse, fold, given } from '../testing/decider-spec.js';
import { type StockCommand, stockDecider } from './stock.js';

const sku = 'TEAPOT';
const received = (quantity: number): StockEvent => ({ type: 'StockReceived', data: { sku, quantity } });
const adjusted = (delta: number): StockEvent => ({ type: 'StockAdjusted', data: { sku, delta, reason: 'Count' } });
const receive = (quantity: number): StockCommand => ({ type: 'ReceiveStock', sku, quantity });
const adjust = (delta: number): StockCommand => ({ type: 'AdjustStock', sku, delta, reason: 'Count' });

describe('Receiving stock', () => {
  it('opens the stock of a sku', () => {
    given(stockDecider)
      .when(receive(5))
      .then([received(5)]);
  });

  it('keeps the reference', () => {
    given(stockDecider, [received(5)])
      .when({ type: 'ReceiveStock', sku, quantity: 7, reference: 'DN-7' })
      .then([{ type: 'StockReceived', data: { sku, quantity: 7, reference: 'DN-7' } }]);
  });

  it.each([0, -1, 1.5, Number.NaN, 1_000_000_001])('is refused for a quantity of %d', (quantity) => {
    given(stockDecider).when(receive(quantity)).then('quantity-invalid', { field: 'quantity' });
  });

  it('is refused where units could no longer be counted exactly', () => {
    const full = [adjusted(Number.MAX_SAFE_INTEGER - 1)];
    given(stockDecider, full)
      .when(receive(1))
      .then([received(1)]);
    given(stockDecider, full)
      .when(receive(2))
      .then('stock-too-large', { skus: [sku] });
  });
});

describe('Adjusting stock', () => {
  it.each([3, -4, -5])('by %d follows the count', (delta) => {
    given(stockDecider, [received(5)])
      .when(adjust(delta))
      .then([adjusted(delta)]);
  });

  it('by nothing makes no event', () => {
    given(stockDecider, [received(5)])
      .when(adjust(0))
      .then([]);
  });

  it('never takes more than there is', () => {
    given(stockDecider, [received(5), adjusted(-2)])
      .when(adjust(-4))
      .then('stock-insufficient', { skus: [sku] });
  });

  it('never takes what is reserved', () => {
    const state = { sku, onHand: 10, reserved: 8 };
    expect(decideOrRefuse(stockDecider, adjust(-2), state)).toStrictEqual([adjusted(-2)]);
    expect(decideOrRefuse(stockDecider, adjust(-3), state)).toMatchObject({
      code: 'stock-insufficient',
      message: 'TEAPOT has 2 available, so 3 cannot be taken away.',
    });
  });

  it.each([0, 1, -1])('by %d is refused where nothing was ever received', (delta) => {
    given(stockDecider)
      .when(adjust(delta))
      .then('stock-not-found', { skus: [sku] });
  });

  it.each([0.5, Number.NaN, 1e300])('is refused for a delta of %d', (delta) => {
    given(stockDecider, [received(5)])
      .when(adjust(delta))
      .then('quantity-invalid', { field: 'delta' });
  });

  it('is refused where units could no longer be counted exactly', () => {
    given(stockDecider, [received(5)])
      .when(adjust(Number.MAX_SAFE_INTEGER))
      .then('stock-too-large', { skus: [sku] });
  });
});

describe('The state of stock', () => {
  it('is the sum of receipts and adjustments', () => {
    expect(fold(stockDecider, [received(5), adjusted(-2), received(4)])).toStrictEqual({ sku, onHand: 7, reserved: 0 });
  });

  it('ignores an unknown event', () => {
    const state = fold(stockDecider, [received(5)]);
    expect(stockDecider.evolve(state, { type: 'StockPainted', data: {} } as never)).toBe(state);
  });
});

it('The rules of stock know no other command', () => {
  expect(() => stockDecider.decide({ type: 'PaintStock' } as never, stockDecider.initialState())).toThrow('Not handled');
});

it('The stream of stock is named after the sku', () => {
  expect(stockDecider.category).toBe('stock');
});
