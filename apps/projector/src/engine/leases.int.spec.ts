import { expect, test } from 'vitest';
import { beginBatch, LeaseLost } from '#subscriptions/checkpoint';
import { takeLease } from '#subscriptions/lease';
import { Session } from '#subscriptions/session';
import { views } from '#read-models/views';
import { ordersProjection } from '#read-models/orders';
import { salesProjection } from '#read-models/sales';
import { append, orderPlaced } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';

const orders = { name: 'orders', generation: 1 };

test('given two projectors, they share the projections, and one alone takes them all', async () => {
  await using room = await EngineRoom.open();
  const first = room.startConsumers();
  const second = room.startConsumers();
  const shares = async () =>
    (await room.rows('select count(*)::integer as held from projections.leases where until > now() group by owner order by held')).map(
      ({ held }) => held,
    );
  const all = views.length;
  const halves = [Math.floor(all / 2), Math.ceil(all / 2)];
  await room.until('both have their part', async () => JSON.stringify(await shares()) === JSON.stringify(halves));

  await first.stop();

  await room.until('the second has all', async () => JSON.stringify(await shares()) === JSON.stringify([all]));
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await second.stop();
  expect(await shares()).toEqual([]);
});

test('given an owner that stands still inside a transaction, its successor ends that session and goes on; awake, the owner writes nothing', async () => {
  await using room = await EngineRoom.open();
  const paused = await Session.open({ url: room.url, name: 'paused', idleInTransactionMs: 60_000 });
  const lease = await takeLease(paused, orders, 'paused', 300);
  if (lease === undefined) throw new Error('the lease is free');
  await beginBatch(paused, lease, 0n);
  await paused.query(`insert into read_models.stock_levels_g1 values ('GHOST', 1, 0, 1, 0, 1)`);
  const position = await append(room.store, 'order-7', orderPlaced());

  room.startConsumers();
  await room.reached(position);

  await expect(paused.query('commit')).rejects.toThrow();
  expect(paused.broken).toBe(true);
  expect(await room.rows('select * from read_models.stock_levels')).toEqual([]);
  expect(await room.rows('select order_id from read_models.orders')).toEqual([{ order_id: '7' }]);
  await paused.close();
});

test('given an owner whose lease was taken over between two batches, its next batch is refused before it writes', async () => {
  await using room = await EngineRoom.open();
  const options = { url: room.url, idleInTransactionMs: 5_000 };
  const slow = await Session.open({ ...options, name: 'slow' });
  const quick = await Session.open({ ...options, name: 'quick' });
  const old = await takeLease(slow, orders, 'slow', 0);
  const young = await takeLease(quick, orders, 'quick', 60_000);
  if (old === undefined || young === undefined) throw new Error('both were free to take');

  expect(young.epoch).toBe(old.epoch + 1n);
  expect(await takeLease(quick, orders, 'third', 1_000)).toBeUndefined();
  const survivor = await Session.open({ ...options, name: 'slow again' });
  await expect(beginBatch(survivor, old, 0n)).rejects.toThrow(LeaseLost);
  await expect(beginBatch(survivor, { ...young, position: 5n }, 5n)).rejects.toThrow(LeaseLost);
  expect(await beginBatch(quick, young, 0n)).toEqual({ paused: false, live: true });
  await Promise.all([slow.close(), quick.close(), survivor.close()]);
});

test('given one projection that cannot work at all, the others go on and it says why', async () => {
  const fold = ordersProjection.folds[0];
  if (fold?.kind !== 'rows') throw new Error('orders are rows');
  const hopeless = { ...ordersProjection, folds: [{ ...fold, table: { ...fold.table, name: 'elsewhere' } }] };
  await using room = await EngineRoom.open([ordersProjection, salesProjection]);
  room.startConsumers([hopeless, salesProjection]);

  await room.reached(await append(room.store, 'order-7', orderPlaced()), 'sales');

  await room.until('orders say why', async () => {
    const [row] = await room.rows(`select state, detail from projections.status where name = 'orders'`);
    return row?.state === 'failing' && String(row.detail).includes('42P01');
  });
});

test('given a pause, the view stands still until it is resumed', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await room.rows(`update projections.generations set paused = true where name = 'orders'`);
  await room.rows(`notify projections_control, 'orders'`);
  const position = await append(room.store, 'order-8', orderPlaced({ orderId: '8' }));
  await room.reached(position, 'sales');
  expect(await room.rows('select order_id from read_models.orders')).toEqual([{ order_id: '7' }]);

  await room.rows(`update projections.generations set paused = false where name = 'orders'`);
  await room.rows(`notify projections_control, 'orders'`);

  await room.reached(position);
  expect(await room.rows('select order_id from read_models.orders')).toHaveLength(2);
});
