import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { ordersProjection } from '#read-models/orders';
import { orderConfirmed, orderPlaced } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

test.each(['0001-01-01T00:00:00.000Z', '0050-06-01T10:00:00.123Z', '0099-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'])(
  'given an order of %s whose row is read back and written again, its time is still that',
  async (placedAt) => {
    const placed = orderPlaced() as Extract<OrderlineEvent, { type: 'OrderPlaced' }>;

    const { orders } = await trial.given(ordersProjection, { ...placed, data: { ...placed.data, placedAt } }, orderConfirmed());

    expect(orders).toMatchObject([{ status: 'confirmed', placed_at: new Date(placedAt) }]);
  },
);
