import { describe, it } from 'vitest';
import { given } from '../testing/decider-spec.js';
import {
  all,
  anonymous,
  cancelled,
  confirmed,
  delivered,
  facts,
  orderId,
  placed,
  rejected,
  returned,
  shipped,
  teapots,
} from '../testing/placed-order.js';
import { type ConfirmOrder } from './confirm-order.js';
import { orderDecider } from './order.js';
import { type RejectOrder } from './reject-order.js';

const confirm: ConfirmOrder = { type: 'ConfirmOrder', orderId };
const reject: RejectOrder = { type: 'RejectOrder', orderId, reason: 'Short', skus: ['TEAPOT'] };
const laterLives = [
  ['confirmed', [confirmed]],
  ['partly shipped', [confirmed, shipped(false, teapots)]],
  ['shipped', [confirmed, shipped(true, ...all)]],
  ['delivered', [confirmed, shipped(true, ...all), delivered]],
  ['returned', [confirmed, shipped(true, ...all), returned(true, ...all)]],
] as const;

describe('Confirming an order', () => {
  it('repeats whose order it is', () => {
    given(orderDecider, [placed]).when(confirm).then([confirmed]);
  });

  it('leaves the customer out where the order has none', () => {
    const { customerId: _customerId, ...nobody } = facts;
    given(orderDecider, [anonymous])
      .when(confirm)
      .then([{ type: 'OrderConfirmed', data: nobody }]);
  });

  it.each(laterLives)('makes no event where it is %s', (_, events) => {
    given(orderDecider, [placed, ...events])
      .when(confirm)
      .then([]);
  });

  it.each([
    ['order-rejected', rejected],
    ['order-cancelled', cancelled],
  ] as const)('is refused: %s', (code, event) => {
    given(orderDecider, [placed, event]).when(confirm).then(code);
  });

  it('is refused for an order that was never placed', () => {
    given(orderDecider).when(confirm).then('order-not-found');
  });
});

describe('Rejecting an order', () => {
  it('repeats its lines and names the skus that were short', () => {
    given(orderDecider, [placed]).when(reject).then([rejected]);
  });

  it('names no sku where none was short', () => {
    given(orderDecider, [placed])
      .when({ type: 'RejectOrder', orderId, reason: 'Not paid' })
      .then([{ type: 'OrderRejected', data: { ...facts, lines: all, reason: 'Not paid' } }]);
  });

  it('makes no event the second time', () => {
    given(orderDecider, [placed, rejected])
      .when({ ...reject, reason: 'Again' })
      .then([]);
  });

  it('is refused for a cancelled one', () => {
    given(orderDecider, [placed, cancelled]).when(reject).then('order-cancelled');
  });

  it.each(laterLives)('is refused where it is %s', (_, events) => {
    given(orderDecider, [placed, ...events])
      .when(reject)
      .then('order-confirmed');
  });

  it('is refused for an order that was never placed', () => {
    given(orderDecider).when(reject).then('order-not-found');
  });
});
