import { describe, it } from 'vitest';
import { given } from '../testing/decider-spec.js';
import {
  all,
  anonymous,
  cancelled,
  confirmed,
  cushions,
  delivered,
  facts,
  orderId,
  placed,
  rejected,
  returned,
  shipped,
  teapots,
} from '../testing/placed-order.js';
import { type CancelOrder } from './cancel-order.js';
import { orderDecider } from './order.js';

const cancel: CancelOrder = { type: 'CancelOrder', orderId, reason: 'Found cheaper', cancelledAt: '2010-12-01T09:00:00.000Z' };

describe('Cancelling an order', () => {
  it.each([
    ['placed', [placed]],
    ['confirmed', [placed, confirmed]],
  ])('repeats all that views need, when it is %s', (_, events) => {
    given(orderDecider, events).when(cancel).then([cancelled]);
  });

  it('leaves the customer out where the order has none', () => {
    const { customerId: _customerId, ...nobody } = facts;
    given(orderDecider, [anonymous])
      .when(cancel)
      .then([{ type: 'OrderCancelled', data: { ...nobody, lines: all, reason: cancel.reason, cancelledAt: cancel.cancelledAt } }]);
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
