import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCardShop } from '../testing/card-order.js';

let shop: Awaited<ReturnType<typeof openCardShop>>;
beforeAll(async () => {
  shop = await openCardShop();
});
afterAll(() => shop.stop());

const refunds = async (orderId: string, times: number) =>
  (await shop.until(orderId, 'payment', 'PaymentRefunded', times))
    .filter(({ type }) => type === 'PaymentRefunded')
    .map(({ data }) => (data.amount as { amount: string }).amount);

describe.each([
  { currency: 'JPY', unitPrice: '100.5', total: '301.5', due: '302', back: ['101', '100', '101'] },
  { currency: 'GBP', unitPrice: '3.333', total: '9.999', due: '10', back: ['3.33', '3.34', '3.33'] },
])('three jars at $unitPrice $currency, by card', ({ currency, unitPrice, total, due, back }) => {
  const orderId = `jars-${currency}`;
  const money = (amount: string) => ({ amount, currency });

  it('are paid with what is due, and confirmed', async () => {
    await shop.place(orderId, unitPrice, currency);
    const [placed] = await shop.until(orderId, 'order', 'OrderPlaced');
    expect(placed).toMatchObject({ data: { total: money(total), amountDue: money(due) }, metadata: { schemaVersion: 3 } });
    const [requested] = await shop.until(orderId, 'payment', 'PaymentRequested');
    expect(requested).toMatchObject({ data: { amountDue: money(due) }, metadata: { schemaVersion: 2 } });
    expect((await shop.capture(orderId, due, currency)).body).toMatchObject({ events: ['PaymentCaptured'] });
    await shop.until(orderId, 'order', 'OrderConfirmed');
  });

  it('are paid back one by one, to exactly what was due', async () => {
    expect((await shop.ship(orderId)).body).toMatchObject({ events: ['OrderShipped'] });
    for (const [index, amount] of back.entries()) {
      const returned = await shop.takeBack(orderId);
      expect(returned.body).toMatchObject({ events: ['OrderLinesReturned'] });
      expect((await shop.log.events(`order-${orderId}`)).at(-1)).toMatchObject({
        data: { value: money(unitPrice), refundDue: money(amount) },
        metadata: { schemaVersion: 2 },
      });
      await refunds(orderId, index + 1);
    }
    expect(await refunds(orderId, 3)).toEqual(back);
    expect((await shop.log.events(`payment-${orderId}`)).at(-1)).toMatchObject({ data: { complete: true } });
  });
});

it('an order for which nothing is due is confirmed without a payment', async () => {
  await shop.place('crumbs', '0.001', 'GBP');
  await shop.until('crumbs', 'order', 'OrderConfirmed');
  expect(await shop.log.events('payment-crumbs')).toEqual([]);
});

it('an order whose exact total is captured instead is rejected, and the money goes back', async () => {
  await shop.place('exact', '3.333', 'GBP');
  await shop.until('exact', 'payment', 'PaymentRequested');
  await shop.capture('exact', '9.999', 'GBP');
  await shop.until('exact', 'order', 'OrderRejected');
  expect(await refunds('exact', 1)).toEqual(['9.999']);
});

it('a refund by hand has no smaller fractions than its currency', async () => {
  await shop.place('sorry', '3.333', 'GBP');
  await shop.until('sorry', 'payment', 'PaymentRequested');
  await shop.capture('sorry', '10', 'GBP');
  const refund = (amount: string) => shop.api.post('/payments/sorry/refund', { amount: { amount, currency: 'GBP' }, reason: 'sorry' });
  expect((await refund('0.001')).body).toMatchObject({ status: 400, code: 'amount-invalid', errors: [{ path: 'amount' }] });
  expect((await refund('0.01')).body).toMatchObject({ events: ['PaymentRefunded'] });
  expect((await refund('9.99')).body).toMatchObject({ events: ['PaymentRefunded'] });
});

it.each(['GPB', 'ZZZ', 'gbp', 'XXX'])('%s is no currency', async (currency) => {
  const lines = [{ sku: 'JAR', quantity: 1, unitPrice: { amount: '1', currency } }];
  const order = { currency, lines, shipTo: { country: 'GB' }, payment: { method: 'card' } };
  const message = 'must be an ISO 4217 code such as GBP';
  expect((await shop.api.post('/orders', order)).body).toMatchObject({ status: 400, errors: [{ path: 'currency', message }, {}] });
  const product = { sku: `A-${currency}`, name: 'A', category: 'kitchen', price: { amount: '1', currency } };
  expect((await shop.api.post('/products', product)).body).toMatchObject({ status: 400, errors: [{ path: 'price.currency', message }] });
});
