import { describe, it } from 'vitest';
import { given } from '../testing/decider-spec.js';
import {
  all,
  cancelled,
  confirmed,
  delivered,
  of,
  orderId,
  placed,
  rejected,
  returned,
  shipped,
  teapots,
} from '../testing/placed-order.js';
import { type DeliverOrder } from './deliver-order.js';
import { orderDecider } from './order.js';

const deliver: DeliverOrder = { type: 'DeliverOrder', orderId, deliveredAt: '2010-12-03T11:00:00.000Z' };
const sent = [placed, confirmed, shipped(true, ...all)];

describe('Delivering an order', () => {
  it.each([
    ['shipped', sent],
    ['shipped, with some of it back', [...sent, returned(false, of(teapots, 1))]],
  ])('follows once it is %s', (_, events) => {
    given(orderDecider, events).when(deliver).then([delivered]);
  });

  it.each([
    ['delivered', [delivered]],
    ['returned', [returned(true, ...all)]],
    ['delivered and returned', [delivered, returned(true, ...all)]],
  ])('makes no event where it is %s', (_, events) => {
    given(orderDecider, [...sent, ...events])
      .when(deliver)
      .then([]);
  });

  it.each([
    ['order-not-shipped', 'placed', [placed]],
    ['order-not-shipped', 'confirmed', [placed, confirmed]],
    ['order-not-shipped', 'partly shipped', [placed, confirmed, shipped(false, teapots)]],
    ['order-rejected', 'rejected', [placed, rejected]],
    ['order-cancelled', 'cancelled', [placed, cancelled]],
    ['order-not-found', 'absent', []],
  ] as const)('is refused with %s where it is %s', (code, _, events) => {
    given(orderDecider, events).when(deliver).then(code);
  });
});
