import { expect, test } from 'vitest';
import pg from 'pg';
import { type Log } from '#subscriptions/subscriber';
import { SharedLog } from '#subscriptions/shared-log';
import { ordersProjection } from '#read-models/orders';
import { type Fold } from '#read-models/fold';
import { append, orderCancelled, orderConfirmed, orderPlaced, stockReceived } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { withHoles } from '../testing/holey-log.js';
import { replay } from '../testing/open-workbench.js';

test('given an event that no view handles, every view tells those who wait that it has passed it', async () => {
  await using room = await EngineRoom.open();
  const listener = new pg.Client({ connectionString: room.url });
  await listener.connect();
  const told = new Set<string>();
  listener.on('notification', ({ payload }) => told.add(String(payload)));
  await listener.query('listen projections');
  room.startConsumers();

  const position = await append(room.store, 'stock-MUG', stockReceived());

  await room.until('all have told', async () =>
    ['products', 'stock-levels', 'orders', 'sales'].every((name) => told.has(`${name}:${position}`)),
  );
  await listener.end();
});

test('given a log whose positions have holes, views, parking, retries and the lag in events work as without', async () => {
  let broken = true;
  const fragile = {
    ...ordersProjection,
    folds: ordersProjection.folds.map((fold): Fold => {
      if (fold.kind === 'sums') return fold;
      const evolve: typeof fold.evolve = (row, event, key) => {
        if (broken && event.type === 'OrderConfirmed') throw new TypeError('not today');
        return fold.evolve(row, event, key);
      };
      return { ...fold, evolve };
    }),
  };
  await using room = await EngineRoom.open([fragile]);
  const log: Log = withHoles(new SharedLog(room.store));
  for (let order = 0; order < 20; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  const consumers = room.startConsumers([fragile], { log });
  await append(room.store, 'order-7', orderConfirmed({ orderId: '7' }));
  await append(room.store, 'order-7', orderCancelled({ orderId: '7' }));
  await room.reached(await log.head());
  expect(await room.rows('select events, parked from projections.status')).toEqual([{ events: '22', parked: 2 }]);

  await room.rows('update projections.generations set paused = true');
  await room.rows(`notify projections_control, 'orders'`);
  for (let order = 20; order < 30; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  await room.until('the lag is estimated in events', async () => {
    const [report] = consumers.reports;
    return report !== undefined && report.lagEvents >= 9n && report.lagEvents <= 11n;
  });
  broken = false;
  await room.rows('update projections.generations set paused = false');
  await room.rows(`notify projections_control, 'orders'`);
  const retried = await replay(room, 'parked retry orders', [fragile]);

  expect(retried.document).toMatchObject({ applied: 2, failed: [] });
  await room.reached(await log.head());
  expect(await room.rows(`select status from read_models.orders where order_id = '7'`)).toEqual([{ status: 'cancelled' }]);
  expect(await room.rows('select count(*)::integer as orders from read_models.orders')).toEqual([{ orders: 30 }]);
});
