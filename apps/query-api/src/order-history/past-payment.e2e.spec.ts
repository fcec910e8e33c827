import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { orderCancelled, orderConfirmed, orderPlaced, toNewEvent } from '#projector/testing/events';
import * as money from '#projector/testing/money-events';
import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

type Facts = readonly (readonly [stream: string, event: Parameters<typeof toNewEvent>[0], minute: number])[];
const at = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
const shipTo = {};
const byCard: Facts = [
  ['order-7', orderPlaced({ orderId: '7', method: 'card', shipTo }), 0],
  ['payment-7', money.paymentRequested(), 1],
  ['payment-7', money.paymentCaptured(), 2],
  ['order-7', orderConfirmed({ orderId: '7' }), 3],
  ['order-7', orderCancelled({ orderId: '7' }), 4],
  ['payment-7', money.paymentRefunded(), 5],
];
const fromWallet: Facts = [
  ['order-8', orderPlaced({ orderId: '8', method: 'wallet', shipTo }), 0],
  ['wallet-c-1', money.walletCredited('9', '9', ''), 1],
  ['wallet-c-1', money.walletDebited('1', '8', '9'), 2],
  ['wallet-c-1', money.walletDebited('2.5', '5.5', '8'), 3],
  ['order-8', orderConfirmed({ orderId: '8' }), 4],
];

const shop = useInstallation(async (views) => {
  await migrateEventStore(views.url);
  const store = openEventStore(views.url);
  for (const [stream, event, minute] of [...byCard, ...fromWallet]) await store.append(stream, 'any', [toNewEvent(event, at(minute))]);
  await store.close();
});

test('the history tells of the payment where it happened, page by page', async () => {
  const first = await shop.api.get('/orders/7/history?limit=4');
  const second = await shop.api.get(`/orders/7/history?limit=4&cursor=${first.body.nextCursor}`);
  const told = [first, second].flatMap(({ body }) => body.items.map(({ stream, revision, type }) => [stream, revision, type]));
  expect(told).toEqual([
    ['order-7', 0, 'OrderPlaced'],
    ['payment-7', 0, 'PaymentRequested'],
    ['payment-7', 1, 'PaymentCaptured'],
    ['order-7', 1, 'OrderConfirmed'],
    ['order-7', 2, 'OrderCancelled'],
    ['payment-7', 2, 'PaymentRefunded'],
  ]);
  expect(second.body.nextCursor).toBeNull();
});

describe('an order of the past shows how its payment stood then', () => {
  test.each([
    ['/orders/7?revision=0', 'placed', 'paid', '"0.3.v1"'],
    ['/orders/7?revision=1', 'confirmed', 'paid', '"1.4.v1"'],
    ['/orders/7?revision=2', 'cancelled', 'refunded', '"2.6.v1"'],
    [`/orders/7?asOf=${at(0)}`, 'placed', 'pending', '"0.1.v1"'],
    [`/orders/7?asOf=${at(2)}`, 'placed', 'paid', '"0.3.v1"'],
    [`/orders/7?asOf=${at(4)}`, 'cancelled', 'paid', '"2.5.v1"'],
    [`/orders/7?asOf=${at(59)}`, 'cancelled', 'refunded', '"2.6.v1"'],
    [`/orders/8?asOf=${at(2)}`, 'placed', 'pending', '"0.7.v1"'],
    [`/orders/8?asOf=${at(3)}`, 'placed', 'paid', '"0.10.v1"'],
    ['/orders/8?revision=1', 'confirmed', 'paid', '"1.11.v1"'],
  ])('%s', async (path, status, payment, etag) => {
    const answer = await shop.api.get(path);
    expect([answer.body.status, (answer.body.payment as { status: string }).status]).toEqual([status, payment]);
    expect(answer.headers.get('etag')).toBe(etag);
    expect(answer.body.actions, 'the past permits nothing').toEqual([]);
  });
});
