import { describe, it } from 'vitest';
import { given } from '../testing/decider-spec.js';
import { adjust, adjusted, receive, received, released, reserved, sku } from '../testing/teapot-stock.js';
import { stockDecider } from './stock.js';

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
    given(stockDecider, [received(10), reserved(8)])
      .when(adjust(-2))
      .then([adjusted(-2)]);
    given(stockDecider, [received(10), reserved(8)])
      .when(adjust(-3))
      .then('stock-insufficient', { skus: [sku] });
    given(stockDecider, [received(10), reserved(8), released(8)])
      .when(adjust(-10))
      .then([adjusted(-10)]);
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
