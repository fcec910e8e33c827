import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { ordersProjection } from '#read-models/orders';
import { orderCancelled, orderConfirmed, orderPlaced, orderRejected } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const { orderId, customerId, currency, country, placedAt } = (orderPlaced() as Extract<OrderlineEvent, { type: 'OrderPlaced' }>).data;
const facts = { orderId, customerId, currency, country, placedAt };
const heldAt = '2026-03-01T11:00:00.000Z';
const held: OrderlineEvent = { type: 'OrderHeld', data: { ...facts, reason: 'Address in doubt', heldAt } };
const released: OrderlineEvent = { type: 'OrderReleased', data: { ...facts, releasedAt: '2026-03-01T12:00:00.000Z' } };

test('given a held order, its row says why and since when, whatever its status does', async () => {
  const { orders } = await trial.given(ordersProjection, orderPlaced(), held, orderConfirmed());

  expect(orders).toMatchObject([{ status: 'confirmed', hold_reason: 'Address in doubt', held_since: new Date(heldAt), revision: 2 }]);
});

test.each([
  ['never held', []],
  ['released', [held, released]],
  ['rejected', [held, orderRejected()]],
  ['cancelled', [held, orderCancelled()]],
])('given an order that was %s, its row is free', async (_, events) => {
  const { orders } = await trial.given(ordersProjection, orderPlaced(), ...events);

  expect(orders).toMatchObject([{ hold_reason: null, held_since: null, revision: events.length }]);
});
