import { describe, expect, it } from 'vitest';
import { type OrderEvent } from '#events/contracts/order-events';
import { fold, given } from '../testing/decider-spec.js';
import { all, anonymous, cancelled, confirmed, facts, orderId, placed, rejected, shipped } from '../testing/placed-order.js';
import { type EraseOrder } from './erase-order.js';
import { orderDecider } from './order.js';

const erase: EraseOrder = { type: 'EraseOrder', orderId, reason: 'Asked for it', erasedAt: '2011-01-01T00:00:00.000Z' };
const { customerId: _customerId, ...nobody } = facts;
const erased: OrderEvent = { type: 'OrderErased', data: { ...nobody, reason: 'Asked for it', erasedAt: '2011-01-01T00:00:00.000Z' } };

describe('Erasing an order', () => {
  it.each([
    ['placed', []],
    ['rejected', [rejected]],
    ['cancelled', [cancelled]],
    ['shipped', [confirmed, shipped(true, ...all)]],
  ])('without a customer works where it is %s', (_, events) => {
    given(orderDecider, [anonymous, ...events])
      .when(erase)
      .then([erased]);
  });

  it('makes no event the second time', () => {
    given(orderDecider, [anonymous, erased])
      .when({ ...erase, reason: 'Again' })
      .then([]);
  });

  it('is refused where the data belongs to a customer', () => {
    given(orderDecider, [placed]).when(erase).then('order-has-customer');
  });

  it('is refused for an order that was never placed', () => {
    given(orderDecider).when(erase).then('order-not-found');
  });

  it('leaves everything else as it was', () => {
    const before = fold(orderDecider, [anonymous, confirmed]);
    expect(fold(orderDecider, [anonymous, confirmed, erased])).toStrictEqual({ ...before, erased: true });
  });
});
