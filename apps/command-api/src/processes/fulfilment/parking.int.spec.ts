import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.js';

const ask = (shop: Shop, verb: 'retry' | 'discard') =>
  shop.rows(
    `insert into projections.requests (id, name, generation, verb, sequence, reason) values (gen_random_uuid(), 'fulfilment', 1, '${verb}', '8', 'a test'); notify projections_control, 'fulfilment'`,
  );
const retry = (shop: Shop) => ask(shop, 'retry');

test('given an order whose fulfilment cannot be read, it and what follows is parked in order, others go on, and mended it is retried', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const damaged = { id: '0198a8b0-7c1e-7000-8000-000000000001', type: 'FulfilmentDamaged', data: {}, metadata: {} };
  await shop.store.append('fulfilment-8', 'noStream', [damaged]);
  await shop.start();

  await shop.place('8');
  await shop.cancel('8');
  await shop.place('9');
  await shop.quiet();

  expect(await shop.types('order-9')).toEqual(['OrderPlaced', 'OrderConfirmed']);
  const parked = () => shop.rows('select sequence, type, attempts, error_code from projections.parked order by position');
  expect(await parked()).toEqual([
    { sequence: '8', type: 'OrderPlaced', attempts: 2, error_code: 'event-shape' },
    { sequence: '8', type: 'OrderCancelled', attempts: 0, error_code: null },
  ]);
  expect(await shop.stock('MUG')).toMatchObject({ reserved: 1 });

  await shop.rows(`delete from event_store.events where stream = 'fulfilment-8'`);
  await retry(shop);
  await shop.until('nothing is parked', async () => (await parked()).length === 0);
  await shop.quiet();
  expect((await shop.events('fulfilment-8')).at(-2)).toMatchObject({ type: 'FulfilmentAdvanced', data: { status: 'cancelled' } });
  expect(await shop.stock('MUG')).toMatchObject({ reserved: 1 });
});

test('given an order whose fulfilment was cut, it is parked and named, nothing is sent for it, others go on, and made whole it is retried', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const instance = await shop.start();
  await shop.place('8');
  await shop.quiet();
  await instance.stop();
  await shop.store.writeStreamLimits('fulfilment-8', { truncateBefore: 1 });
  const before = await shop.rows(`select count(*) from event_store.events where stream in ('fulfilment-8', 'stock-MUG')`);

  await shop.start();
  await shop.cancel('8');
  await shop.quiet();
  const parked = () => shop.rows('select type, error_code, error_message from projections.parked order by position');
  expect(await parked()).toEqual([
    { type: 'OrderCancelled', error_code: 'stream-incomplete', error_message: expect.stringContaining('fulfilment-8') as string },
  ]);
  expect(await shop.rows(`select count(*) from event_store.events where stream in ('fulfilment-8', 'stock-MUG')`)).toEqual(before);
  await shop.place('9');
  await shop.has('order-9', 'OrderConfirmed');

  await shop.store.writeStreamLimits('fulfilment-8', {});
  await retry(shop);
  await shop.until('nothing is parked', async () => (await parked()).length === 0);
  await shop.quiet();
  expect((await shop.events('fulfilment-8')).at(-2)).toMatchObject({ type: 'FulfilmentAdvanced', data: { status: 'cancelled' } });
});

test('given an order of which one sku cannot be reserved, what was reserved is written down before its placing is parked, and not lost where that is discarded', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.receive('PLATE', 10);
  const damaged = { id: '0198a8b0-7c1e-7000-8000-000000000001', type: 'StockDamaged', data: {}, metadata: {} };
  await shop.store.append('stock-PLATE', 0, [damaged]);
  await shop.start();
  const parked = () => shop.rows('select type, attempts from projections.parked where attempts > 0');

  await shop.place('8', {
    lines: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'PLATE', quantity: 1 },
    ],
  });
  await shop.quiet();
  expect(await parked()).toEqual([{ type: 'OrderPlaced', attempts: 2 }]);
  expect(await shop.types('fulfilment-8')).toEqual(['FulfilmentStarted']);

  await ask(shop, 'discard');
  await shop.until('what waited behind it is parked in its place', async () =>
    (await parked()).some(({ type }) => type === 'StockReserved'),
  );
  await shop.rows(`delete from event_store.events where type = 'StockDamaged'`);
  await retry(shop);
  await shop.has('order-8', 'OrderConfirmed');
  expect(await shop.stock('MUG')).toMatchObject({ reserved: 2 });
  expect(await shop.stock('PLATE')).toMatchObject({ reserved: 1 });
});
