import { describe, it } from 'vitest';
import { type StockEvent } from '#events/contracts/stock-events';
import { given } from '../testing/decider-spec.js';
import {
  adjusted,
  dispatch,
  dispatched,
  received,
  release,
  released,
  reserve,
  reserved,
  restock,
  restocked,
  sku,
} from '../testing/teapot-stock.js';
import { stockDecider } from './stock.js';

const after = (...events: StockEvent[]) => given(stockDecider, events);
const wrongQuantities = [0, -1, 1.5, Number.NaN, 1_000_000_001];

describe('Reserving stock', () => {
  it.each([1, 5])('of %d holds what is available', (quantity) => {
    after(received(5))
      .when(reserve(quantity))
      .then([reserved(quantity)]);
  });

  it('makes no event for an order that holds some already, whatever the quantity', () => {
    after(received(5), reserved(3)).when(reserve(3)).then([]);
    after(received(5), reserved(3)).when(reserve(5)).then([]);
    after(received(5), reserved(3), dispatched(2, 2)).when(reserve(3)).then([]);
  });

  it('holds anew once nothing is held any more', () => {
    after(received(5), reserved(3), released(3))
      .when(reserve(5))
      .then([reserved(5)]);
    after(received(5), reserved(3), dispatched(3, 2))
      .when(reserve(2))
      .then([reserved(2)]);
  });

  it.each([
    ['more than is on hand', [received(5), adjusted(-1)], 5],
    ['what others hold', [received(5), reserved(3, 'other')], 3],
    ['what has left', [received(5), reserved(3, 'other'), dispatched(3, 2, 'other')], 3],
    ['what was never received', [], 1],
  ])('is refused for %s', (_, events, quantity) => {
    after(...events)
      .when(reserve(quantity))
      .then('stock-insufficient', { skus: [sku] });
  });

  it.each(wrongQuantities)('is refused for a quantity of %d', (quantity) => {
    after(received(5)).when(reserve(quantity)).then('quantity-invalid', { field: 'quantity' });
  });
});

describe('Releasing stock', () => {
  it('frees all that the order still holds', () => {
    after(received(5), reserved(3), reserved(1, 'other'))
      .when(release())
      .then([released(3)]);
    after(received(5), reserved(3), dispatched(1, 2))
      .when(release())
      .then([released(2)]);
  });

  it.each([
    ['never held', [received(5), reserved(3, 'other')]],
    ['released', [received(5), reserved(3), released(3)]],
    ['wholly dispatched', [received(5), reserved(3), dispatched(3, 2)]],
    ['never received', []],
  ])('makes no event for what was %s', (_, events) => {
    after(...events)
      .when(release())
      .then([]);
  });
});

describe('Dispatching stock', () => {
  it.each([1, 3])('of %d sends what the order holds', (quantity) => {
    after(received(5), reserved(3))
      .when(dispatch(quantity, 2))
      .then([dispatched(quantity, 2)]);
  });

  it('makes no event for a shipment that was dispatched, whatever is left', () => {
    after(received(5), reserved(3), dispatched(1, 2)).when(dispatch(1, 2)).then([]);
    after(received(5), reserved(3), dispatched(3, 2)).when(dispatch(3, 2)).then([]);
  });

  it('knows shipments by order and revision', () => {
    after(received(9), reserved(3), reserved(3, 'other'), dispatched(1, 2))
      .when(dispatch(1, 3))
      .then([dispatched(1, 3)]);
    after(received(9), reserved(3), reserved(3, 'other'), dispatched(1, 2))
      .when(dispatch(1, 2, 'other'))
      .then([dispatched(1, 2, 'other')]);
  });

  it.each([
    ['more than it holds', [received(5), reserved(3)], 4],
    ['more than it holds still', [received(5), reserved(3), dispatched(2, 1)], 2],
    ['what was released', [received(5), reserved(3), released(3)], 1],
    ['what another holds', [received(5), reserved(3, 'other')], 1],
    ['what was never received', [], 1],
  ])('is refused for %s', (_, events, quantity) => {
    after(...events)
      .when(dispatch(quantity, 2))
      .then('stock-not-reserved', { skus: [sku] });
  });

  it.each(wrongQuantities)('is refused for a quantity of %d', (quantity) => {
    after(received(5), reserved(3)).when(dispatch(quantity, 2)).then('quantity-invalid', { field: 'quantity' });
  });
});

describe('Restocking a return', () => {
  it('puts the units on hand again', () => {
    after(received(5), reserved(3), dispatched(3, 2))
      .when(restock(2, 3))
      .then([restocked(2, 3)]);
  });

  it('makes no event for a return that was restocked', () => {
    after(received(5), reserved(3), dispatched(3, 2), restocked(2, 3)).when(restock(2, 3)).then([]);
  });

  it('knows returns by order and revision', () => {
    after(received(5), reserved(3), dispatched(3, 2), restocked(1, 3))
      .when(restock(1, 4))
      .then([restocked(1, 4)]);
    after(received(5), reserved(3), dispatched(3, 2), restocked(1, 3))
      .when(restock(1, 3, 'other'))
      .then([restocked(1, 3, 'other')]);
  });

  it('is refused where units could no longer be counted exactly', () => {
    after(adjusted(Number.MAX_SAFE_INTEGER))
      .when(restock(1, 3))
      .then('stock-too-large', { skus: [sku] });
  });

  it.each(wrongQuantities)('is refused for a quantity of %d', (quantity) => {
    after(received(5)).when(restock(quantity, 3)).then('quantity-invalid', { field: 'quantity' });
  });
});

it('Ids that mean something to objects are ids like any other', () => {
  for (const id of ['__proto__', 'constructor', 'toString']) {
    after(received(5)).when(release(id)).then([]);
    after(received(5), reserved(2, id))
      .when(release(id))
      .then([released(2, id)]);
  }
});
