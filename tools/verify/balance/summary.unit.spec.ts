import { expect, it } from 'vitest';
import { Ledger } from './ledger.js';
import { type OpenOrder } from './open-orders.js';
import { summary, waitingLine } from './summary.js';

const captured = (orderId: string, amount: string, currency: string) =>
  ({
    type: 'PaymentCaptured',
    data: { orderId, providerEventId: 'e', amount: { amount, currency }, matches: true, capturedAt: '2026-03-01T10:00:00.000Z' },
  }) as const;

it('Money of different currencies is never added up', () => {
  const ledger = new Ledger();
  ledger.add(captured('7', '10', 'GBP'), 0);
  ledger.add(captured('8', '2.5', 'GBP'), 0);
  ledger.add(captured('9', '301', 'JPY'), 0);
  expect(summary(ledger).slice(-2)).toEqual(['GBP: 12.5 paid, 0 paid back', 'JPY: 301 paid, 0 paid back']);
});

it('Orders that wait are counted by what they wait for', () => {
  const open = (wait: OpenOrder['wait']): OpenOrder => ({ orderId: '7', wait, what: '', since: 0, stuck: false });
  expect(waitingLine([open('payment'), open('shipping'), open('payment')])).toBe('orders that wait: 2 for their payment, 1 to be shipped');
  expect(waitingLine([])).toBe('no order waits');
});
