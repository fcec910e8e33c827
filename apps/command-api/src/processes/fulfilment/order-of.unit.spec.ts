import { expect, it } from 'vitest';
import { orderOf } from './order-of.js';

it.each([
  ['order-7', {}, '7'],
  ['payment-7', { orderId: 'of another' }, '7'],
  ['fulfilment-a-b', {}, 'a-b'],
  ['stock-MUG', { orderId: '7' }, '7'],
  ['wallet-ada', { orderId: '7' }, '7'],
  ['wallet-ada', {}, 'wallet-ada'],
  ['stock-7', { orderId: 7 }, 'stock-7'],
  ['stock-MUG', null, 'stock-MUG'],
  ['', undefined, ''],
])('An event of %s with %j belongs to %s', (stream, data, order) => {
  expect(orderOf({ stream, data: data as never })).toBe(order);
});
