import { expect, it } from 'vitest';
import { customerSubject, orderSubject } from './subjects.js';

it('an order’s data belongs to its customer, and to the order alone where it has none', () => {
  expect(customerSubject('carl')).toBe('customer-carl');
  expect(orderSubject({ orderId: '7', customerId: 'carl' })).toBe('customer-carl');
  expect(orderSubject({ orderId: '7' })).toBe('order-7');
  expect(orderSubject({ orderId: '7', customerId: null })).toBe('order-7');
});
