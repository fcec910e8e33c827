import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.js';

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

  await shop.store.deleteStream('fulfilment-8', 0);
  await shop.rows(
    `insert into projections.requests (id, name, generation, verb) values ('${damaged.id}', 'fulfilment', 1, 'retry'); notify projections_control, 'fulfilment'`,
  );
  await shop.until('nothing is parked', async () => (await parked()).length === 0);
  await shop.quiet();
  expect((await shop.events('fulfilment-8')).at(-2)).toMatchObject({ type: 'FulfilmentAdvanced', data: { status: 'cancelled' } });
  expect(await shop.stock('MUG')).toMatchObject({ reserved: 1 });
});
