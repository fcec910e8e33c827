import { expect, test } from 'vitest';
import { restoreLog } from '#event-store/postgres/testing/restored-log';
import { Shop } from './testing/shop.js';

const says = (shop: Shop, state: string) =>
  shop.until(`the fulfilments say ${state}`, async () => (await shop.rows('select state from projections.status'))[0]?.state === state);

/** Looked at twice more since. */
async function lookedAgain(shop: Shop): Promise<void> {
  const epoch = async () => Number((await shop.rows('select epoch from projections.leases'))[0]?.epoch);
  const before = await epoch();
  await shop.until('it has looked again', async () => (await epoch()) >= before + 2);
}

test('given a log exchanged for an older one, a process manager acts on nothing of it, and goes on by itself when the newer one is back', async () => {
  await using shop = await Shop.open();
  const { position: received } = await shop.receive('MUG', 10);
  await shop.start();
  await shop.place('7');
  await shop.has('order-7', 'OrderConfirmed');
  await shop.quiet();

  const putBack = await restoreLog(shop.pool, received);
  await says(shop, 'log-changed');
  for (const orderId of ['lost-1', 'lost-2', 'lost-3', 'lost-4', 'lost-5']) await shop.place(orderId);
  await lookedAgain(shop);
  expect(await shop.types('order-lost-1')).toEqual(['OrderPlaced']);
  expect(await shop.types('fulfilment-lost-1')).toEqual([]);

  await putBack();
  await says(shop, 'live');
  await shop.place('8');
  await shop.has('order-8', 'OrderConfirmed');
});

test('given timers that come due while the log is another one, none fires before the right one is back', async () => {
  await using shop = await Shop.open();
  const { position: received } = await shop.receive('MUG', 10);
  await shop.start({ deadlineSeconds: 4 });
  await shop.place('7', { method: 'card' });
  await shop.has('payment-7', 'PaymentRequested');
  await shop.quiet();
  const timers = () => shop.rows('select id, due_at < now() as due from processes.timers');
  expect(await timers()).toEqual([{ id: '7', due: false }]);

  const putBack = await restoreLog(shop.pool, received);
  await says(shop, 'log-changed');
  await shop.until('it is due', async () => (await timers())[0]?.due === true);
  await lookedAgain(shop);
  expect(await timers()).toEqual([{ id: '7', due: true }]);
  expect(await shop.store.head()).toBe(received);

  await putBack();
  await shop.has('order-7', 'OrderRejected');
  expect(await shop.types('payment-7')).toEqual(['PaymentRequested', 'PaymentExpired']);
});
