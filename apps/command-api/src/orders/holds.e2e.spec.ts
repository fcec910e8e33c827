import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asFulfilment } from '../testing/as-fulfilment.js';
import { carl, clara, ivan, pounds, startCommandApi, walter } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let fulfilment: ReturnType<typeof asFulfilment>;
beforeAll(async () => {
  api = await startCommandApi();
  fulfilment = asFulfilment(api.databaseUrl);
  await api.post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'home', price: pounds('3.5') });
  await api.post('/products/LANTERN/publish', {});
});
afterAll(async () => {
  await fulfilment.stop();
  await api.stop();
});

let orders = 0;
async function confirmed(): Promise<string> {
  const orderId = `order-${++orders}`;
  const lines = [{ sku: 'LANTERN', quantity: 3 }];
  await api.post('/orders', {
    orderId,
    customerId: 'carl',
    currency: 'GBP',
    lines,
    shipTo: { country: 'GB' },
    payment: { method: 'on-account' },
  });
  await fulfilment.order({ type: 'ConfirmOrder', orderId });
  return orderId;
}

describe('a held order', () => {
  it('is not shipped before it is released', async () => {
    const orderId = await confirmed();
    expect(await api.post(`/orders/${orderId}/hold`, { reason: 'Address in doubt' })).toMatchObject({
      status: 200,
      body: { id: orderId, revision: 2, events: ['OrderHeld'] },
    });
    expect(await api.post(`/orders/${orderId}/ship`, {}, walter)).toMatchObject({
      status: 409,
      body: { code: 'order-on-hold', type: '/problems/order-on-hold' },
    });
    expect(await api.post(`/orders/${orderId}/release`, '')).toMatchObject({
      status: 200,
      body: { revision: 3, events: ['OrderReleased'] },
    });
    expect((await api.post(`/orders/${orderId}/ship`, {}, walter)).body).toMatchObject({ events: ['OrderShipped'] });
    const [, , held, released] = await fulfilment.events(`order-${orderId}`);
    expect(held).toMatchObject({
      data: { orderId, customerId: 'carl', reason: 'Address in doubt' },
      metadata: { actor: { subject: 'clara' } },
    });
    expect(released).toMatchObject({ data: { orderId, currency: 'GBP', country: 'GB' } });
  });

  it('is held once, and a free one is not released', async () => {
    const orderId = await confirmed();
    expect((await api.post(`/orders/${orderId}/release`, {})).body).toMatchObject({ events: [], revision: 1 });
    await api.post(`/orders/${orderId}/hold`, { reason: 'Address in doubt' });
    expect((await api.post(`/orders/${orderId}/hold`, { reason: 'Fraud?' })).body).toMatchObject({ events: [], revision: 2 });
    expect((await api.post(`/orders/${orderId}/cancel`, { reason: 'gone' }, carl)).body).toMatchObject({ events: ['OrderCancelled'] });
  });

  it('is the clerk’s alone to hold and to release', async () => {
    const orderId = await confirmed();
    for (const somebody of [carl, walter]) {
      expect((await api.post(`/orders/${orderId}/hold`, { reason: 'x' }, somebody)).status).toBe(403);
      expect((await api.post(`/orders/${orderId}/release`, {}, somebody)).status).toBe(403);
    }
    expect((await api.post(`/orders/${orderId}/hold`, { reason: 'x' }, null)).status).toBe(401);
    expect((await api.post(`/orders/${orderId}/hold`, { reason: 'x' }, ivan)).status).toBe(200);
  });

  it('needs a reason to be held, and none to be released', async () => {
    const orderId = await confirmed();
    const refused = await api.post(`/orders/${orderId}/hold`, {});
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    expect(await api.post(`/orders/${orderId}/release`, { reason: 'x' }, clara)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'reason' }] },
    });
    expect((await api.post('/orders/nothing/hold', { reason: 'x' })).body).toMatchObject({ code: 'order-not-found' });
  });
});
