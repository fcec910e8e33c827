import { expect, test, vi } from 'vitest';
import { stockDecider } from '#domain/stock/stock';
import { walletDecider } from '#domain/wallet/wallet';
import { type Logger } from '#platform/logging/logger';
import { AggregateCommandHandler } from '../../handle-command.js';
import { gbp, Shop } from '../testing/shop.js';
import { Fulfilments } from './fulfilments.js';

test('given an order that is over, what a paused instance still does for it is undone', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.credit('ada', '10');
  await shop.start();
  const wallet = { method: 'wallet', customerId: 'ada' } as const;
  await shop.place('short', { ...wallet, lines: [{ sku: 'MUG', quantity: 11 }] });
  await shop.place('cancelled', wallet);
  await shop.cancel('cancelled');
  await shop.quiet();

  for (const orderId of ['short', 'cancelled']) {
    await shop.send(stockDecider, 'MUG', { type: 'ReserveStock', sku: 'MUG', orderId, quantity: 2 });
    await shop.send(walletDecider, 'ada', { type: 'DebitWallet', customerId: 'ada', orderId, amount: gbp('1.25'), reference: 'late' });
  }
  await shop.quiet();

  expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 0 });
  expect(await shop.balance('ada')).toBe('10');
});

test('given a clerk who takes store credit away, no fulfilment gives it back', async () => {
  await using shop = await Shop.open();
  await shop.credit('ada', '10');
  await shop.start();
  await shop.send(walletDecider, 'ada', { type: 'DebitWallet', customerId: 'ada', amount: gbp('4'), reference: 'a mistake' });
  await shop.quiet();
  expect(await shop.balance('ada')).toBe('6');
});

test('given a refusal that should not be, it is recorded and said, and the order goes on', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const instance = await shop.start();
  await shop.place('7');
  await shop.quiet();
  await instance.stop();
  await shop.send(stockDecider, 'MUG', { type: 'ReleaseStock', sku: 'MUG', orderId: '7' });
  const { revision } = await shop.ship('7');

  const warn = vi.fn();
  const fulfilments = new Fulfilments(
    new AggregateCommandHandler(shop.store, { warn } as unknown as Logger),
    { warn } as unknown as Logger,
    1,
  );
  const [shipped] = (await shop.events('order-7')).slice(revision);
  const occurrence = { event: { type: shipped?.type, data: shipped?.data }, stream: 'order-7', revision };
  await fulfilments.tell({ type: 'React', orderId: '7', occurrences: [occurrence as never] }, { correlationId: 'shop' });

  expect((await shop.events('fulfilment-7')).at(-1)).toMatchObject({ data: { refused: [{ code: 'stock-not-reserved' }] } });
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    { orderId: '7', command: '5/DispatchStock/MUG', refusal: 'stock-not-reserved' },
    'a command of a fulfilment was refused',
  );
});
