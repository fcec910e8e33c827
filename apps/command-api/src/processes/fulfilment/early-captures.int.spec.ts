import { expect, test } from 'vitest';
import { orderDecider } from '#domain/order/order';
import { orderToPay } from '#domain/order/state';
import { paymentDecider } from '#domain/payment/payment';
import { mortal } from '../testing/mortal-store.js';
import { gbp, Shop } from '../testing/shop.js';

/** The provider speaks before he is asked. */
async function captureEarly(shop: Shop, orderId: string, amount = '1.25'): Promise<void> {
  const order = await shop.handler.known(orderDecider, orderId);
  if (order.status === 'absent') throw new Error('it was placed');
  const event = { orderId, providerEventId: 'e1', amount: gbp(amount), capturedAt: '2026-03-01T10:00:00.001Z', order: orderToPay(order) };
  await shop.send(paymentDecider, orderId, { type: 'CapturePayment', ...event });
}

const refunded = ['PaymentCaptured', 'PaymentRefunded'];
const asked = ['PaymentCaptured', 'PaymentRequested'];
const ends = {
  paid: { order: ['OrderPlaced', 'OrderConfirmed'], payment: asked },
  wrong: { order: ['OrderPlaced', 'OrderRejected'], payment: [...asked, 'PaymentRefunded'] },
  short: { order: ['OrderPlaced', 'OrderRejected'], payment: refunded },
  cancelled: { order: ['OrderPlaced', 'OrderCancelled'], payment: [...asked, 'PaymentRefunded'] },
  account: { order: ['OrderPlaced', 'OrderConfirmed'], payment: refunded },
} as const;

async function areOver(shop: Shop): Promise<boolean> {
  for (const [id, { order, payment }] of Object.entries(ends)) {
    if ((await shop.types(`order-${id}`)).length < order.length || (await shop.types(`payment-${id}`)).length < payment.length)
      return false;
  }
  return true;
}

test.each([
  ['before its second append', 1, false],
  ['inside its first append', 0, true],
])(
  'given captures before any payment was asked for, and instances of which each is killed %s, each is used or goes back, once',
  async (_, appends, inside) => {
    await using shop = await Shop.open();
    await shop.receive('MUG', 10);
    for (const id of ['paid', 'wrong', 'cancelled']) await shop.place(id, { method: 'card' });
    await shop.place('short', { method: 'card', lines: [{ sku: 'MUG', quantity: 11, price: '1.25' }] });
    await shop.place('account');
    for (const id of Object.keys(ends)) await captureEarly(shop, id, id === 'wrong' ? '1.24' : '1.25');
    await shop.cancel('cancelled');

    let lives = 0;
    while (!(await areOver(shop))) {
      const way = mortal(shop.store, appends, inside);
      const instance = await shop.start({ store: way.store });
      await shop.until('killed, or nothing left to do', async () => way.isDead() || (await areOver(shop)));
      await instance.stop();
      lives++;
    }
    await shop.start();
    await shop.quiet();

    expect(lives).toBeGreaterThan(10);
    for (const [id, { order, payment }] of Object.entries(ends)) {
      expect([id, await shop.types(`order-${id}`)]).toEqual([id, order]);
      expect([id, await shop.types(`payment-${id}`)]).toEqual([id, payment]);
    }
    for (const id of ['wrong', 'short', 'cancelled', 'account']) {
      expect((await shop.events(`payment-${id}`)).at(-1)).toMatchObject({ data: { complete: true } });
    }
    expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 2 });
    expect(await shop.rows('select id from processes.timers')).toEqual([]);
    expect(await shop.rows('select sequence from projections.parked')).toEqual([]);
  },
);

test('given a capture after an order was rejected that was never asked to pay, it goes back at once', async () => {
  await using shop = await Shop.open();
  await shop.start();
  await shop.place('7', { method: 'card' });
  await shop.has('order-7', 'OrderRejected');
  await shop.quiet();

  await captureEarly(shop, '7');
  await shop.quiet();

  expect(await shop.types('payment-7')).toEqual(refunded);
});
