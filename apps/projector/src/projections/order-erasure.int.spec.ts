import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordersProjection } from '#read-models/orders';
import { customerErased } from '../testing/customer-events.js';
import { orderConfirmed, orderErased, orderPlaced } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const shipTo = { name: 's1.name', line1: 's1.line1', city: 's1.city', postalCode: 's1.code' };

test('given an erased order, only the country of its address is left', async () => {
  const { orders } = await trial.given(
    ordersProjection,
    orderPlaced({ customerId: null, shipTo }),
    orderErased({ customerId: null }),
    orderConfirmed(),
  );

  expect(orders).toMatchObject([{ ship_to: { country: 'France', erased: true }, status: 'confirmed', revision: 2, position: '3' }]);
  expect(JSON.stringify(orders)).not.toContain('s1.');
});

test('given an erased customer, every order of his forgets who he was and where he lived; others’ do not', async () => {
  const { orders } = await trial.given(
    ordersProjection,
    orderPlaced({ orderId: '7', shipTo }),
    orderPlaced({ orderId: '8', shipTo: { city: 'Lyon, in plain text' } }),
    orderPlaced({ orderId: '9', shipTo: {} }),
    orderPlaced({ orderId: '10', shipTo, customerId: 'c-2' }),
    orderPlaced({ orderId: '11', shipTo, customerId: null }),
    customerErased('c-1'),
    orderConfirmed({ orderId: '7' }),
  );

  const gone = { ship_to: { country: 'France', erased: true } };
  expect(orders).toMatchObject([
    { order_id: '10', ship_to: { country: 'France', ...shipTo }, position: '4' },
    { order_id: '11', ship_to: { country: 'France', ...shipTo }, position: '5' },
    { order_id: '7', ...gone, status: 'confirmed', revision: 1, position: '7' },
    { order_id: '8', ...gone, revision: 0, position: '6', updated_at: new Date('2026-03-01T10:00:00.000Z') },
    { order_id: '9', ship_to: { country: 'France' }, position: '3' },
  ]);
});

test('given an erasure twice, it is the same as once', async () => {
  const once = await trial.given(ordersProjection, orderPlaced({ shipTo }), customerErased('c-1'));

  expect(await trial.given(ordersProjection, orderPlaced({ shipTo }), customerErased('c-1'), customerErased('c-1'))).toEqual(once);
});
