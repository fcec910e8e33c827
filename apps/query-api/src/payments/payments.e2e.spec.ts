import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const anna = { role: 'customer', subject: 'anna' } as const;
const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const at = '2010-12-01T08:30:00.000Z';
const capture = { id: 'evt-1', amount: gbp('12.5'), at, matches: true };
const refund = { id: 'r-1', amount: gbp('2.5'), at, reason: 'Goodwill', byHand: true };

const shop = useInstallation(async (views) => {
  await views.payments(
    { order_id: '7', customer_id: 'anna', status: 'partially-refunded', captures: [capture], refunds: [refund], revision: 2 },
    { order_id: '8', customer_id: 'ben' },
    { order_id: '9', customer_id: null, amount_due: null, currency: null, requested_at: null, due_at: null },
  );
  await views.moveTo('payments', 9);
});

describe('GET /payments/{orderId}', () => {
  test('tells what was due, captured and paid back, each with its time', async () => {
    const answer = await shop.api.get('/payments/7', { role: 'clerk' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      orderId: '7',
      customerId: 'anna',
      method: 'card',
      status: 'partially-refunded',
      amountDue: gbp('12.5'),
      requestedAt: '2010-12-01T08:26:00.000Z',
      dueAt: '2010-12-01T08:56:00.000Z',
      expiredAt: null,
      captures: [capture],
      declines: [],
      refunds: [refund],
      revision: 2,
    });
    expect([answer.headers.get('etag'), answer.headers.get('event-position')]).toEqual(['"2.8.1"', '9']);
    expect((await shop.api.get('/payments/7', { headers: { 'If-None-Match': '"2.8.1"' } })).status).toBe(304);
    expect((await shop.api.get('/payments/9')).body).toMatchObject({ customerId: null, amountDue: null, requestedAt: null, dueAt: null });
  });

  test('waits for a position, and knows no parameter', async () => {
    const headers = { 'Min-Event-Position': '10', Prefer: 'wait=0' };
    expect((await shop.api.get('/payments/7', { headers })).body.code).toBe('projection-behind');
    expect((await shop.api.get('/payments/7?at=now')).status).toBe(400);
  });

  test('shows a customer his own; others’ are as if they were not there', async () => {
    expect((await shop.api.get('/payments/7', anna)).status).toBe(200);
    const absent = await shop.api.get('/payments/nothing', anna);
    for (const path of ['/payments/8', '/payments/9']) {
      const others = await shop.api.get(path, anna);
      expect([others.status, others.headers.get('event-position')]).toEqual([404, '9']);
      expect({ ...others.body, instance: '', correlationId: '' }).toEqual({ ...absent.body, instance: '', correlationId: '' });
    }
    expect((await shop.api.get('/payments/7', { role: 'warehouse' })).status).toBe(403);
    expect((await shop.api.get('/payments/7', { role: undefined })).status).toBe(401);
  });
});
