import { expect, it } from 'vitest';
import { customerSubject, orderSubject, personOf } from './subjects.js';

it('an order’s data belongs to its customer, and to the order alone where it has none', () => {
  expect(customerSubject('carl')).toBe('customer-carl');
  expect(orderSubject({ orderId: '7', customerId: 'carl' })).toBe('customer-carl');
  expect(orderSubject({ orderId: '7' })).toBe('order-7');
  expect(orderSubject({ orderId: '7', customerId: null })).toBe('order-7');
});

it('a subject says whose it is', () => {
  expect(personOf(customerSubject('order-7'))).toEqual({ customerId: 'order-7' });
  expect(personOf(orderSubject({ orderId: 'customer-7' }))).toEqual({ orderId: 'customer-7' });
  expect(personOf('check')).toBeUndefined();
});
