import { afterAll, beforeAll, expect, test } from 'vitest';
import { customersProjection } from '#read-models/customers';
import { contactDetailsChanged, customerErased, customerRegistered, emailClaimLapsed } from '../testing/customer-events.js';
import { orderCancelled, orderPlaced, orderRejected, orderReturned, orderShipped } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const registered = new Date('2026-02-01T10:00:00.000Z');
const nothing = { name: null, email: null, phone: null, address: null };
const none = { orders: '0', placed: '0', rejected: '0', cancelled: '0', returned: '0' };

test('given a registration, the row has what was given, as sealed as it came', async () => {
  const { customers } = await trial.given(customersProjection, customerRegistered('c-1', { phone: 's1.phone' }));

  expect(customers).toEqual([
    {
      customer_id: 'c-1',
      ...nothing,
      name: 's1.name',
      email: 's1.email',
      phone: 's1.phone',
      status: 'registered',
      registered_at: registered,
      updated_at: registered,
      revision: 0,
      position: '1',
    },
  ]);
});

test('given changes, the row has what was given and keeps what was not', async () => {
  const { customers } = await trial.given(
    customersProjection,
    customerRegistered('c-1', { phone: 's1.phone' }),
    contactDetailsChanged({ email: 's1.new', address: 's1.address' }),
  );

  expect(customers).toMatchObject([
    {
      name: 's1.name',
      email: 's1.new',
      phone: 's1.phone',
      address: 's1.address',
      updated_at: new Date('2026-02-02T10:00:00.000Z'),
      revision: 1,
      position: '2',
    },
  ]);
});

test('given an erasure, nothing personal is left in the row, but when it was registered and what was ordered', async () => {
  const { customers, customer_orders } = await trial.given(
    customersProjection,
    customerRegistered('c-1', { phone: 's1.phone', address: 's1.address' }),
    orderPlaced(),
    customerErased(),
  );

  const erased = { status: 'erased', registered_at: registered, updated_at: new Date('2026-03-08T10:00:00.000Z') };
  expect(customers).toEqual([{ customer_id: 'c-1', ...nothing, ...erased, revision: 1, position: '3' }]);
  expect(customer_orders).toMatchObject([{ customer_id: 'c-1', orders: '1', placed: '2.5' }]);
});

test('given the erasure of one who never registered, there is a row that says so', async () => {
  const { customers } = await trial.given(customersProjection, orderPlaced(), customerErased());

  expect(customers).toMatchObject([{ customer_id: 'c-1', ...nothing, status: 'erased', registered_at: null, revision: 0, position: '2' }]);
});

test('given a lapsed claim, the row moves on with its stream; where nobody is registered there is none', async () => {
  const { customers } = await trial.given(
    customersProjection,
    emailClaimLapsed('c-1'),
    customerRegistered('c-1'),
    emailClaimLapsed('c-1'),
    emailClaimLapsed('c-2'),
    contactDetailsChanged({ name: 's1.x' }, 'c-3'),
  );

  expect(customers).toMatchObject([{ customer_id: 'c-1', name: 's1.name', updated_at: registered, revision: 2, position: '3' }]);
});

test('given orders, each customer has their sums, whether registered or not, and rejected ones do not count', async () => {
  const two = { lines: [{ sku: 'MUG', quantity: 1, unitPrice: '0.0001' }] };
  const { customer_orders, customers } = await trial.given(
    customersProjection,
    orderPlaced({ orderId: '7' }),
    orderPlaced({ orderId: '8' }),
    orderPlaced({ orderId: '9' }),
    orderPlaced({ orderId: '10', customerId: 'c-2' }),
    orderPlaced({ orderId: '11', customerId: null }),
    orderRejected({ orderId: '7' }),
    orderCancelled({ orderId: '8' }),
    orderShipped({ orderId: '9' }),
    orderReturned({ orderId: '9', ...two }, false),
    orderReturned({ orderId: '9', ...two }, false),
    orderRejected({ orderId: '11', customerId: null }),
  );

  expect(customers).toEqual([]);
  expect(customer_orders).toEqual([
    { customer_id: 'c-1', currency: 'GBP', orders: '2', placed: '7.5', rejected: '2.5', cancelled: '2.5', returned: '0.0002' },
    { customer_id: 'c-2', currency: 'GBP', ...none, orders: '1', placed: '2.5' },
  ]);
});
