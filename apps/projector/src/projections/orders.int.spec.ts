import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordersProjection } from '#read-models/orders';
import {
  orderCancelled,
  orderConfirmed,
  orderDelivered,
  orderPlaced,
  orderRejected,
  orderReturned,
  orderShipped,
} from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const lines = [
  { sku: 'MUG', quantity: 2, unitPrice: '1.25' },
  { sku: 'CUP', quantity: 3, unitPrice: '3' },
];

test('given a placed order, the row has all that its event says', async () => {
  const { orders } = await trial.given(ordersProjection, orderPlaced({ lines }));

  const at = new Date('2026-03-01T10:00:00.000Z');
  const gbp = (amount: string) => ({ amount, currency: 'GBP' });
  expect(orders).toEqual([
    {
      order_id: '7',
      customer_id: 'c-1',
      status: 'placed',
      currency: 'GBP',
      country: 'France',
      lines: [
        { line: 1, sku: 'MUG', name: 'The MUG', quantity: 2, unitPrice: gbp('1.25'), lineTotal: gbp('2.5'), shipped: 0, returned: 0 },
        { line: 2, sku: 'CUP', name: 'The CUP', quantity: 3, unitPrice: gbp('3'), lineTotal: gbp('9'), shipped: 0, returned: 0 },
      ],
      total: '11.5',
      ship_to: { country: 'France', city: 'Lyon' },
      payment_method: 'on-account',
      payment_status: 'on-account',
      placed_at: at,
      updated_at: at,
      rejection: null,
      revision: 0,
      position: '1',
      hold_reason: null,
      held_since: null,
    },
  ]);
});

test('given a life to its end, every event leaves its status and its place', async () => {
  const life = [orderPlaced({ lines }), orderConfirmed(), orderShipped({ lines }), orderDelivered(), orderReturned({ lines })];
  const statuses = [];
  for (let events = 1; events <= life.length; events++) {
    const { orders } = await trial.given(ordersProjection, ...life.slice(0, events));
    statuses.push([orders?.[0]?.status, orders?.[0]?.revision, orders?.[0]?.position]);
  }

  expect(statuses).toEqual([
    ['placed', 0, '1'],
    ['confirmed', 1, '2'],
    ['shipped', 2, '3'],
    ['delivered', 3, '4'],
    ['returned', 4, '5'],
  ]);
});

test('given partial shipments and returns, the lines count what went out and came back', async () => {
  const { orders } = await trial.given(
    ordersProjection,
    orderPlaced({ lines }),
    orderConfirmed(),
    orderShipped({ lines: [{ sku: 'MUG', quantity: 1, unitPrice: '1.25' }] }, false),
    orderShipped({ lines: [{ sku: 'MUG', quantity: 1, unitPrice: '1.25' }] }, false),
    orderReturned({ lines: [{ sku: 'MUG', quantity: 1, unitPrice: '1.25' }] }, false),
  );

  expect(orders).toMatchObject([
    {
      status: 'partially-shipped',
      lines: [
        { line: 1, shipped: 2, returned: 1 },
        { line: 2, shipped: 0, returned: 0 },
      ],
    },
  ]);
});

test('given a rejection or a cancellation, the row says so', async () => {
  const { orders } = await trial.given(
    ordersProjection,
    orderPlaced({ orderId: '7' }),
    orderPlaced({ orderId: '8' }),
    orderRejected({ orderId: '7' }),
    orderCancelled({ orderId: '8' }),
  );

  expect(orders).toMatchObject([
    { order_id: '7', status: 'rejected', rejection: { reason: 'out of stock', skus: ['MUG'] } },
    { order_id: '8', status: 'cancelled', rejection: null },
  ]);
});

test('given later events of an order whose placing was discarded, there is no row', async () => {
  expect(await trial.given(ordersProjection, orderConfirmed(), orderShipped())).toEqual({ orders: [] });
});
