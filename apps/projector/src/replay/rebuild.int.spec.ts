import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { append, orderCancelled, orderPlaced, stockReceived } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

test('given live writes and readers, a rebuild of every view swaps without a reader seeing less than before', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  for (let order = 0; order < 200; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  const done = new AbortController();
  let seen = 200;
  let last = 0n;
  const writer = (async () => {
    for (let order = 200; !done.signal.aborted; order++) {
      await append(room.store, `stock-S${order}`, stockReceived(`S${order}`));
      last = await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
      await delay(2);
    }
  })();
  await room.reached(400n);
  const reader = (async () => {
    while (!done.signal.aborted) {
      const [row] = await room.rows(
        'select count(*) as orders, (select position from read_models.orders_checkpoint) as position from read_models.orders',
      );
      expect(Number(row?.orders)).toBeGreaterThanOrEqual(seen);
      seen = Number(row?.orders);
    }
  })();

  const outcome = await replay(room, 'rebuild --all --verify');
  done.abort();
  await Promise.all([writer, reader]);

  expect(outcome.exitCode).toBe(0);
  expect(outcome.document).toMatchObject(
    ['products', 'stock-levels', 'orders', 'sales', 'customers', 'wallets', 'payments', 'product-search', 'order-search'].map((name) => ({
      name,
      outcome: 'swapped',
      generation: 2,
    })),
  );
  await room.reached(last);
  expect(await replay(room, 'verify orders')).toMatchObject({ exitCode: 0, document: { differing: 0 } });
  expect(await replay(room, 'verify sales')).toMatchObject({ exitCode: 0, document: { differing: 0, parked: 0 } });
  expect(seen).toBeGreaterThan(200);
});

test('given a swap, what happens afterwards is in the view after a rollback too', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await replay(room, 'rebuild orders');
  const position = await append(room.store, 'order-7', orderCancelled());
  await room.until('the retained generation is fed too', async () => {
    const positions = await room.rows(`select position from projections.generations where name = 'orders'`);
    return positions.length === 2 && positions.every((row) => row.position === String(position));
  });

  const outcome = await replay(room, 'rollback orders');

  expect(outcome.document).toEqual({ name: 'orders', generation: 1 });
  expect(await room.rows('select o.status, c.generation from read_models.orders o, read_models.orders_checkpoint c')).toEqual([
    { status: 'cancelled', generation: 1 },
  ]);
  await replay(room, 'drop orders');
  await expect(replay(room, 'rollback orders')).rejects.toThrow('no retained generation');
});

test('given a planted difference, verify names the row and ends with 3, and a rebuild with --verify does not swap', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await room.rows(`update read_models.orders set total = 99 where order_id = '7'`);

  const verification = await replay(room, 'verify orders');
  const refused = await replay(room, 'rebuild orders --verify');

  expect(verification).toMatchObject({
    exitCode: 3,
    document: { differing: 1, differences: [{ table: 'orders', key: ['7'], kind: 'different', columns: ['total'] }] },
  });
  expect(refused).toMatchObject({ exitCode: 3, document: { outcome: 'refused' } });
  expect(await room.rows('select generation from read_models.orders_checkpoint')).toEqual([{ generation: 1 }]);
  expect(await replay(room, 'rebuild orders --verify --accept-differences')).toMatchObject({
    exitCode: 0,
    document: { outcome: 'swapped' },
  });
  expect(await room.rows('select total from read_models.orders')).toEqual([{ total: '2.5' }]);
});

test('given an interrupted rebuild, the next one goes on where it stopped', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  for (let order = 0; order < 60; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  await room.reached(60n);
  const interrupt = new AbortController();
  const first = replay(room, 'rebuild orders --rate 40', undefined, interrupt.signal);
  await room.until('half', async () => {
    const [row] = await room.rows(`select position from projections.generations where name = 'orders' and generation = 2`);
    return Number(row?.position ?? 0) >= 10;
  });
  interrupt.abort();
  await expect(first).rejects.toThrow('abort');

  const outcome = await replay(room, 'rebuild orders');

  expect(outcome.document).toMatchObject({ generation: 2, outcome: 'swapped' });
  expect((outcome.document as { events: number }).events).toBeLessThan(51);
  expect(await replay(room, 'verify orders')).toMatchObject({ exitCode: 0, document: { differing: 0, rows: 60 } });
});
