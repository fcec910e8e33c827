import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { ordersProjection } from '#read-models/orders';
import { gbp, orderPlaced } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const { type, data } = orderPlaced({ method: 'card' }) as Extract<OrderlineEvent, { type: 'OrderPlaced' }>;
const due = (total: string, amountDue: string) => ({ type, data: { ...data, total: gbp(total), amountDue: gbp(amountDue) } });

test.each([
  ['what the rule makes of its total, its row is as if it had been placed before', due('9.999', '10'), null],
  ['what another rule once made of it, its row says so', due('9.999', '9.99'), '9.99'],
])('given an order of which is due %s', async (_, placed, amount_due) => {
  const { orders } = await trial.given(ordersProjection, placed);

  expect(orders).toMatchObject([{ total: '9.999', amount_due }]);
});
