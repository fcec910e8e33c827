import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asFulfilment } from '../testing/as-fulfilment.js';
import { carl, clara, ivan, pounds, startCommandApi, walter } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let fulfilment: ReturnType<typeof asFulfilment>;
beforeAll(async () => {
  api = await startCommandApi();
  fulfilment = asFulfilment(api.databaseUrl);
});
afterAll(async () => {
  await fulfilment.stop();
  await api.stop();
});

let orders = 0;
/** A payment of ten pounds that has been captured. */
async function captured(): Promise<string> {
  const orderId = `card-${++orders}`;
  const at = '2026-11-21T08:00:00.000Z';
  await fulfilment.payment({ type: 'RequestPayment', orderId, amount: pounds('10'), requestedAt: at, dueAt: at });
  await fulfilment.payment({ type: 'CapturePayment', orderId, providerEventId: 'evt-1', amount: pounds('10'), capturedAt: at });
  return orderId;
}
const refund = (amount: string) => ({ amount: pounds(amount), reason: 'broken' });
const path = (orderId: string) => `/payments/${orderId}/refund`;

describe('a refund by hand', () => {
  it('pays back, never more than is left', async () => {
    const orderId = await captured();
    const answer = await api.post(path(orderId), refund('4.50'));
    expect(answer).toMatchObject({ status: 200, body: { id: orderId, revision: 2, events: ['PaymentRefunded'] } });
    expect(answer.headers.get('location')).toBe(`http://queries.test/orders/${orderId}`);
    expect((await api.post(path(orderId), refund('5.51'))).body).toMatchObject({
      status: 409,
      code: 'refund-too-large',
      errors: [{ path: 'amount' }],
    });
    expect((await api.post(path(orderId), refund('5.50'), ivan)).body).toMatchObject({ events: ['PaymentRefunded'] });
    const [first, second] = (await fulfilment.events(`payment-${orderId}`)).slice(2);
    expect(first).toMatchObject({ data: { amount: pounds('4.5'), byHand: true, complete: false, reason: 'broken' } });
    expect(first?.metadata).toMatchObject({ actor: { role: 'clerk', subject: 'clara' } });
    expect(second).toMatchObject({ data: { complete: true } });
    expect(first?.data).not.toMatchObject({ refundId: (second?.data as { refundId: string }).refundId });
  });

  it('with the same key is one refund', async () => {
    const orderId = await captured();
    const key = { 'idempotency-key': 'refund-1' };
    const first = await api.post(path(orderId), refund('1'), clara, key);
    const again = await api.post(path(orderId), refund('1'), clara, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await api.post(path(orderId), refund('2'), clara, key)).body).toMatchObject({ status: 422 });
    expect(await fulfilment.events(`payment-${orderId}`)).toHaveLength(3);
  });

  it('holds to If-Match', async () => {
    const orderId = await captured();
    expect((await api.post(path(orderId), refund('1'), clara, { 'if-match': '"0"' })).body).toMatchObject({
      status: 412,
      code: 'revision-mismatch',
    });
    expect((await api.post(path(orderId), refund('1'), clara, { 'if-match': '"1"' })).status).toBe(200);
  });

  it('is a clerk’s to give, for a payment that there is', async () => {
    const orderId = await captured();
    expect((await api.post(path(orderId), refund('1'), null)).status).toBe(401);
    for (const cast of [carl, walter]) expect((await api.post(path(orderId), refund('1'), cast)).body).toMatchObject({ status: 403 });
    expect((await api.post(path('nobody'), refund('1'))).body).toMatchObject({ status: 404, code: 'payment-not-found' });
  });

  it.each<[string, object, string]>([
    ['no amount', { reason: 'x' }, 'amount'],
    ['no reason', { amount: pounds('1') }, 'reason'],
    ['an empty reason', { amount: pounds('1'), reason: '' }, 'reason'],
    ['an unknown field', { ...refund('1'), refundId: 'mine' }, 'refundId'],
    ['an amount below zero', refund('-1'), 'amount'],
    ['five decimals', refund('0.00001'), 'amount.amount'],
  ])('with %s is refused by name', async (_name, body, field) => {
    expect((await api.post(path(await captured()), body)).body).toMatchObject({ status: 400, errors: [{ path: field }] });
  });
});
