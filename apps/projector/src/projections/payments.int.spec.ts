import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { paymentsProjection } from '#read-models/payments';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gbp } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';
import * as money from '../testing/money-events.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const [requested, captured, mismatched] = [money.paymentRequested(), money.paymentCaptured(), money.paymentCaptured('2', false)];
const [declined, expired, refunded] = [money.paymentDeclined(), money.paymentExpired(), money.paymentRefunded()];
const [minute, at] = ['2026-03-01T10:00:00.000Z', '2026-03-01T10:00:05.000Z'];

test('given a payment’s life, the row tells what was due, captured and paid back', async () => {
  const { payments } = await trial.given(paymentsProjection, requested, declined, expired, captured, money.paymentRefunded('1', false));

  expect(payments).toEqual([
    {
      order_id: '7',
      customer_id: 'c-1',
      status: 'partially-refunded',
      amount_due: '2.5',
      currency: 'GBP',
      requested_at: new Date(at),
      due_at: new Date('2026-03-01T10:30:05.000Z'),
      expired_at: new Date(minute),
      captures: [{ id: 'evt-1', amount: gbp('2.5'), at, matches: true }],
      declines: [{ id: 'evt-2', amount: gbp('2.5'), at }],
      refunds: [{ id: 'r-1', amount: gbp('1'), at: minute, reason: 'returned', byHand: false }],
      revision: 4,
      position: '5',
    },
  ]);
});

test.each<[string, readonly OrderlineEvent[], string]>([
  ['a request', [requested], 'pending'],
  ['a capture', [requested, captured], 'paid'],
  ['a capture before the request', [captured, requested], 'paid'],
  ['a capture of another amount', [requested, mismatched], 'pending'],
  ['that amount paid back', [requested, mismatched, money.paymentRefunded('2')], 'refunded'],
  ['a decline', [requested, declined], 'declined'],
  ['a decline before the request', [declined, requested], 'declined'],
  ['an expiry', [requested, expired], 'expired'],
  ['a capture that nobody asked for, paid back', [captured, refunded], 'refunded'],
])('given %s, it stands so', async (_what, history, status) => {
  const { payments } = await trial.given(paymentsProjection, ...history);
  expect(payments).toMatchObject([{ status, amount_due: history.includes(requested) ? '2.5' : null }]);
});
