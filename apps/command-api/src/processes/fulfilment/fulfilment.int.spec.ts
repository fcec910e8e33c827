import { expect, test } from 'vitest';
import { gbp, Shop } from '../testing/shop.js';

const lines = [
  { sku: 'MUG', quantity: 2, price: '1.25' },
  { sku: 'PLATE', quantity: 1, price: '2' },
  { sku: 'MUG', quantity: 1, price: '1' },
];

test('given an order on account and enough in stock, it is reserved and confirmed', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.receive('PLATE', 10);
  await shop.start();

  await shop.place('7', { lines });
  await shop.quiet();

  expect(await shop.types('order-7')).toEqual(['OrderPlaced', 'OrderConfirmed']);
  expect(await shop.types('fulfilment-7')).toEqual(['FulfilmentStarted', 'FulfilmentAdvanced']);
  expect(await shop.rows(`select type from event_store.events where type <> 'StockReceived' order by position`)).toEqual(
    ['OrderPlaced', ...['StockReserved', 'StockReserved'], 'FulfilmentStarted', 'OrderConfirmed', 'FulfilmentAdvanced'].map((type) => ({
      type,
    })),
  );
  expect((await shop.events('stock-MUG')).at(-1)).toMatchObject({
    type: 'StockReserved',
    data: { orderId: '7', quantity: 3 },
    metadata: { correlationId: 'placing 7', actor: { role: 'process', subject: 'fulfilment' } },
  });
  expect(await shop.stock('PLATE')).toMatchObject({ onHand: 10, reserved: 1 });
});

test('given a sku that is short, the order is rejected and names it, and the others are released', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.start();

  await shop.place('7', { lines });
  await shop.quiet();

  expect((await shop.events('order-7')).at(-1)).toMatchObject({ type: 'OrderRejected', data: { reason: 'out-of-stock', skus: ['PLATE'] } });
  expect(await shop.types('stock-MUG')).toEqual(['StockReceived', 'StockReserved', 'StockReleased']);
  expect(await shop.types('stock-PLATE')).toEqual([]);
});

test('given store credit, it pays until it is used up; cancelled, it comes back', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.receive('PLATE', 10);
  await shop.credit('ada', '8');
  await shop.start();

  const wallet = { method: 'wallet', customerId: 'ada', lines } as const;
  await shop.place('7', wallet);
  await shop.quiet();
  await shop.place('8', wallet);
  await shop.quiet();

  expect(await shop.types('order-7')).toEqual(['OrderPlaced', 'OrderConfirmed']);
  expect((await shop.events('order-8')).at(-1)).toMatchObject({ type: 'OrderRejected', data: { reason: 'insufficient-store-credit' } });
  expect(await shop.balance('ada')).toBe('2.5');
  await shop.cancel('7');
  await shop.quiet();
  expect(await shop.balance('ada')).toBe('8');
  expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 0 });
});

test('given a card, the order waits for the provider: captured it is confirmed, declined or captured wrongly it is rejected', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.start();
  for (const id of ['7', '8', '9']) await shop.place(id, { method: 'card' });
  await shop.quiet();
  expect(await shop.types('order-7')).toEqual(['OrderPlaced']);
  expect(await shop.rows('select id, key from processes.timers order by id')).toMatchObject([{ id: '7' }, { id: '8' }, { id: '9' }]);

  await shop.capture('7', '1.25');
  await shop.decline('8', '1.25');
  await shop.capture('9', '1.24');
  await shop.quiet();

  expect((await shop.events('order-7')).at(-1)).toMatchObject({ type: 'OrderConfirmed' });
  expect((await shop.events('order-8')).at(-1)).toMatchObject({ type: 'OrderRejected', data: { reason: 'payment-declined' } });
  expect((await shop.events('order-9')).at(-1)).toMatchObject({ type: 'OrderRejected', data: { reason: 'payment-mismatch' } });
  expect((await shop.events('payment-9')).at(-1)).toMatchObject({ type: 'PaymentRefunded', data: { amount: gbp('1.24'), complete: true } });
  expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 1 });
  expect(await shop.rows('select id from processes.timers')).toEqual([]);
});

test('given no answer of the provider, the payment expires; a capture after that goes back at once', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.start({ deadlineSeconds: 1 });
  await shop.place('7', { method: 'card' });

  await shop.has('order-7', 'OrderRejected');
  await shop.capture('7', '1.25');
  await shop.quiet();

  expect((await shop.events('order-7')).at(-1)).toMatchObject({
    data: { reason: 'payment-expired' },
    metadata: { correlationId: 'placing 7' },
  });
  expect(await shop.types('payment-7')).toEqual(['PaymentRequested', 'PaymentExpired', 'PaymentCaptured', 'PaymentRefunded']);
  expect(await shop.stock('MUG')).toMatchObject({ reserved: 0 });
  expect(await shop.rows('select id from processes.timers')).toEqual([]);
});

test('given a confirmed order, shipments leave the stock, and returns come back with their value', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.receive('PLATE', 10);
  await shop.start();
  await shop.place('7', { method: 'card', lines });
  await shop.quiet();
  await shop.capture('7', '5.5');
  await shop.quiet();

  await shop.ship('7');
  await shop.takeBack('7', 1, 2);
  await shop.capture('7', '5.5', 'e2');
  await shop.quiet();

  expect(await shop.stock('MUG')).toMatchObject({ onHand: 9, reserved: 0 });
  const refunds = (await shop.events('payment-7')).filter(({ type }) => type === 'PaymentRefunded');
  expect(refunds.map(({ data }) => data.amount)).toEqual([gbp('2.5'), gbp('5.5')]);
});

test('given an order of 1,114 lines, it is fulfilled as surely as one of a single line', async () => {
  await using shop = await Shop.open();
  const skus = Array.from({ length: 1_114 }, (_, index) => `SKU-${index}`);
  await Promise.all(skus.map((sku) => shop.receive(sku, 5)));
  await shop.start();

  await shop.place('7', { lines: skus.map((sku) => ({ sku, quantity: 2 })) });
  await shop.quiet();

  expect(await shop.types('order-7')).toEqual(['OrderPlaced', 'OrderConfirmed']);
  const [row] = await shop.rows(`select count(*)::integer as events from event_store.events where type = 'StockReserved'`);
  expect(row).toEqual({ events: 1_114 });
});

test('given two hundred orders at once for the last ten pieces, exactly ten are sold', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.start();

  await Promise.all(Array.from({ length: 200 }, (_, index) => shop.place(`o-${index}`)));
  await shop.quiet();

  const [sold] = await shop.rows(`select count(*)::integer as orders from event_store.events where type = 'OrderConfirmed'`);
  const [rejected] = await shop.rows(`select count(*)::integer as orders from event_store.events where type = 'OrderRejected'`);
  expect([sold, rejected]).toEqual([{ orders: 10 }, { orders: 190 }]);
  expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 10 });
});
