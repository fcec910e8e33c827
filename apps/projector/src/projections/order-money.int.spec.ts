import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordersProjection } from '#read-models/orders';
import { orderCancelled, orderConfirmed, orderPlaced, orderRejected, orderReturned, orderShipped } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';
import * as money from '../testing/money-events.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const lines = [
  { sku: 'MUG', quantity: 2, unitPrice: '1.25' },
  { sku: 'GIFT', quantity: 1, unitPrice: '0' },
];
const mug = { lines: lines.slice(0, 1) };
const halfTheMugs = { lines: [{ sku: 'MUG', quantity: 1, unitPrice: '1.25' }] };
const [requested, captured, mismatched] = [money.paymentRequested(), money.paymentCaptured(), money.paymentCaptured('2', false)];
const [declined, expired] = [money.paymentDeclined(), money.paymentExpired()];
const [refunded, partlyRefunded] = [money.paymentRefunded(), money.paymentRefunded('1', false)];

async function statuses(...history: readonly OrderlineEvent[]): Promise<unknown> {
  const { orders } = await trial.given(ordersProjection, ...history);
  return [orders?.[0]?.status, orders?.[0]?.payment_status];
}

describe('a payment by card', () => {
  const order = orderPlaced({ method: 'card' });

  test.each<[string, readonly OrderlineEvent[], string]>([
    ['nothing yet', [], 'pending'],
    ['a request', [requested], 'pending'],
    ['a capture', [requested, captured], 'paid'],
    ['a decline', [requested, declined], 'declined'],
    ['an expiry', [requested, expired], 'expired'],
    ['a capture of another amount', [requested, mismatched], 'pending'],
    ['that amount paid back', [requested, mismatched, money.paymentRefunded('2')], 'refunded'],
    ['a late decline', [requested, captured, declined], 'paid'],
    ['a decline after expiry', [requested, expired, declined], 'expired'],
    ['a capture after expiry', [requested, expired, captured], 'paid'],
    ['that paid back', [requested, expired, captured, refunded], 'refunded'],
    ['some paid back', [requested, captured, partlyRefunded], 'partially-refunded'],
    ['the rest paid back', [requested, captured, partlyRefunded, money.paymentRefunded('1.5')], 'refunded'],
  ])('given %s', async (_what, facts, expected) => {
    expect(await statuses(order, ...facts)).toEqual(['placed', expected]);
  });

  test('given its facts, the order’s revision stays that of its own stream, and the position is the last event’s', async () => {
    const { orders } = await trial.given(ordersProjection, order, requested, captured, orderConfirmed(), partlyRefunded);

    expect(orders).toMatchObject([{ status: 'confirmed', payment_status: 'partially-refunded', revision: 1, position: '5' }]);
  });
});

describe('a payment from the wallet', () => {
  const order = orderPlaced({ method: 'wallet', lines });
  const debited = money.walletDebited('2.5', '7.5');
  const credited = (amount: string) => money.walletCredited(amount, '9');

  test.each<[string, readonly OrderlineEvent[], readonly string[]]>([
    ['a debit', [debited, orderConfirmed()], ['confirmed', 'paid']],
    ['too little credit', [orderRejected()], ['rejected', 'pending']],
    ['a cancellation', [debited, orderConfirmed(), orderCancelled(), credited('2.5')], ['cancelled', 'refunded']],
    ['a debit after the cancellation', [orderCancelled(), debited, credited('2.5')], ['cancelled', 'refunded']],
    [
      'a return of some',
      [debited, orderShipped({ lines }), orderReturned(halfTheMugs, false), credited('1.25')],
      ['shipped', 'partially-refunded'],
    ],
    [
      'a return of all that cost anything',
      [debited, orderShipped({ lines }), orderReturned(mug, false), credited('2.5')],
      ['shipped', 'refunded'],
    ],
  ])('given %s', async (_what, facts, expected) => {
    expect(await statuses(order, ...facts)).toEqual(expected);
  });

  test('given credits for no order or another one, the order does not move', async () => {
    const others = [money.walletCredited('5', '5', ''), money.walletDebited('1', '4', '8'), money.walletCredited('1', '5', '8')];
    const { orders } = await trial.given(ordersProjection, order, debited, ...others);

    expect(orders).toMatchObject([{ order_id: '7', payment_status: 'paid', position: '2' }]);
  });
});

test('given an order on account, it stays on account', async () => {
  expect(await statuses(orderPlaced(), orderConfirmed(), orderCancelled())).toEqual(['cancelled', 'on-account']);
});

test('given money for an order whose placing was discarded, there is no row', async () => {
  expect(await trial.given(ordersProjection, requested, money.walletDebited('2.5', '0'))).toEqual({ orders: [] });
});

test.each([
  ['an order of its own', money.walletDebited('1', '0', '8', 'c-1'), 'wallet-c-1', '8'],
  ['no order', money.walletCredited('1', '1', '', 'c-1'), 'wallet-c-1', 'c-1'],
  ['a payment', captured, 'payment-7', '7'],
  ['an erased customer', { type: 'CustomerErased', data: { customerId: 'c-1' } }, 'customer-c-1', 'c-1'],
  ['nothing readable', { type: 'WalletDebited', data: { orderId: 7 } }, 'wallet-c-1', 'c-1'],
])('an event for %s waits behind what it belongs to', (_what, event, stream, sequence) => {
  expect(ordersProjection.sequence?.({ ...event, stream })).toBe(sequence);
});
