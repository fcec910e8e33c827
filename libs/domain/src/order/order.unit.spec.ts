import { describe, expect, it } from 'vitest';
import { type OrderEvent } from '#events/contracts/order-events';
import { gbp } from '../testing/arbitraries.js';
import { fold, given } from '../testing/decider-spec.js';
import { type CancelOrder } from './cancel-order.js';
import { orderDecider } from './order.js';

const facts = {
  orderId: '536365',
  customerId: '17850',
  currency: 'GBP',
  country: 'United Kingdom',
  placedAt: '2010-12-01T08:26:00.000Z',
};
const [teapots, cushions] = [
  { line: 1, sku: 'TEAPOT', quantity: 2, unitPrice: gbp('12.5') },
  { line: 2, sku: 'CUSHION', quantity: 3, unitPrice: gbp('2.55') },
];
const placed: OrderEvent = {
  type: 'OrderPlaced',
  data: {
    ...facts,
    lines: [
      { ...teapots, name: 'Tea pot' },
      { ...cushions, name: 'Cushion' },
    ],
    total: gbp('32.65'),
    shipTo: { name: 'Ada Byron', country: 'United Kingdom' },
    payment: { method: 'card' },
  },
};
const confirmed: OrderEvent = { type: 'OrderConfirmed', data: facts };
const rejected: OrderEvent = {
  type: 'OrderRejected',
  data: { ...facts, lines: [teapots, cushions], reason: 'Short', skus: ['TEAPOT'] },
};
const cancel: CancelOrder = { type: 'CancelOrder', orderId: '536365', reason: 'Found cheaper', cancelledAt: '2010-12-01T09:00:00.000Z' };
const cancelled: OrderEvent = {
  type: 'OrderCancelled',
  data: { ...facts, lines: [teapots, cushions], reason: 'Found cheaper', cancelledAt: '2010-12-01T09:00:00.000Z' },
};
const shipped = (complete: boolean, ...lines: (typeof teapots)[]): OrderEvent => ({
  type: 'OrderShipped',
  data: { ...facts, lines, complete, shippedAt: '2010-12-02T10:00:00.000Z' },
});
const delivered: OrderEvent = { type: 'OrderDelivered', data: { ...facts, deliveredAt: '2010-12-03T11:00:00.000Z' } };
const returned = (complete: boolean, ...lines: (typeof teapots)[]): OrderEvent => ({
  type: 'OrderLinesReturned',
  data: { ...facts, lines, reason: 'Chipped', complete, returnedAt: '2010-12-09T12:00:00.000Z' },
});

describe('Cancelling an order', () => {
  it.each([
    ['placed', [placed]],
    ['confirmed', [placed, confirmed]],
  ])('repeats all that views need, when it is %s', (_, events) => {
    given(orderDecider, events).when(cancel).then([cancelled]);
  });

  it('leaves the customer out where the order has none', () => {
    const { customerId: _customerId, ...anonymous } = facts;
    given(orderDecider, [{ ...placed, data: { ...placed.data, customerId: undefined } }])
      .when(cancel)
      .then([{ ...cancelled, data: { ...anonymous, lines: [teapots, cushions], reason: cancel.reason, cancelledAt: cancel.cancelledAt } }]);
  });

  it('makes no event the second time', () => {
    given(orderDecider, [placed, cancelled])
      .when({ ...cancel, reason: 'Again' })
      .then([]);
  });

  it('is refused for an order that was rejected', () => {
    given(orderDecider, [placed, rejected]).when(cancel).then('order-rejected');
  });

  it.each([
    ['partly shipped', [shipped(false, teapots)]],
    ['wholly shipped', [shipped(true, teapots, cushions)]],
    ['delivered', [shipped(true, teapots, cushions), delivered]],
    ['sent back', [shipped(true, teapots, cushions), returned(true, teapots, cushions)]],
  ])('is refused once it is %s', (_, events) => {
    given(orderDecider, [placed, confirmed, ...events])
      .when(cancel)
      .then('order-shipped');
  });

  it('is refused for an order that was never placed', () => {
    given(orderDecider).when(cancel).then('order-not-found');
  });
});

describe('The state of an order', () => {
  const one = { ...teapots, quantity: 1 };
  const status = (...events: OrderEvent[]) => fold(orderDecider, [placed, ...events]).status;
  const counts = (...events: OrderEvent[]) => {
    const state = fold(orderDecider, [placed, ...events]);
    return state.status === 'absent' ? [] : state.lines.map((line) => [line.shipped, line.returned]);
  };

  it('keeps what later events repeat, and nothing personal', () => {
    expect(fold(orderDecider, [placed])).toStrictEqual({
      status: 'placed',
      ...facts,
      lines: [
        { ...teapots, shipped: 0, returned: 0 },
        { ...cushions, shipped: 0, returned: 0 },
      ],
    });
  });

  it('follows every event', () => {
    expect(status()).toBe('placed');
    expect(status(confirmed)).toBe('confirmed');
    expect(status(rejected)).toBe('rejected');
    expect(status(cancelled)).toBe('cancelled');
    expect(status(confirmed, shipped(false, one))).toBe('partially-shipped');
    expect(status(confirmed, shipped(true, teapots, cushions))).toBe('shipped');
    expect(status(confirmed, shipped(true, teapots, cushions), delivered)).toBe('delivered');
    expect(status(confirmed, shipped(true, teapots, cushions), delivered, returned(false, one))).toBe('delivered');
    expect(status(confirmed, shipped(true, teapots, cushions), delivered, returned(true, teapots, cushions))).toBe('returned');
  });

  it('counts what was shipped and returned, line by line', () => {
    expect(counts(shipped(false, one), shipped(false, one, cushions))).toEqual([
      [2, 0],
      [3, 0],
    ]);
    expect(counts(shipped(true, teapots, cushions), returned(false, one, one), returned(false, cushions))).toEqual([
      [2, 2],
      [3, 3],
    ]);
  });

  it('ignores what cannot have happened', () => {
    expect(fold(orderDecider, [confirmed, cancelled])).toStrictEqual({ status: 'absent' });
    expect(counts(shipped(false, { ...teapots, line: 9 }))).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const state = fold(orderDecider, [placed]);
    expect(orderDecider.evolve(state, { type: 'OrderPainted', data: {} } as never)).toBe(state);
  });
});

it('An order’s rules know no other command', () => {
  expect(() => orderDecider.decide({ type: 'PaintOrder' } as never, fold(orderDecider, [placed]))).toThrow('Not handled');
});

it('An order’s stream is named after its id', () => {
  expect(orderDecider.category).toBe('order');
});
