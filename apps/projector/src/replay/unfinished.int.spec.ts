import { expect, test } from 'vitest';
import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { openEventStore } from '#event-store/open-event-store';
import { ordersProjection } from '#read-models/orders';
import { type Projection } from '#read-models/projection';
import { createGeneration } from '../engine/generations.js';
import { append, orderConfirmed, orderPlaced } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

const orders: Projection = ordersProjection;
const views = [orders];

/** Sixty orders in the view, and a rebuild of it that was interrupted on its way. */
async function interrupted(room: EngineRoom): Promise<void> {
  room.startConsumers(views);
  for (let order = 0; order < 60; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  await room.reached(60n);
  const interrupt = new AbortController();
  const first = replay(room, 'rebuild orders --rate 40', views, interrupt.signal);
  await room.until('some of it', async () => {
    const [row] = await room.rows(`select position from projections.generations where generation = 2`);
    return Number(row?.position ?? 0) >= 4;
  });
  interrupt.abort();
  await expect(first).rejects.toThrow('abort');
}

const generations = (room: EngineRoom) => room.rows('select generation, state from projections.generations order by generation');

test.each([
  ['stands beyond the log', `update projections.generations set position = 99999 where generation = 2`],
  ['has lost its table', 'drop table read_models.orders_g2'],
  ['has a table of another shape', 'alter table read_models.orders_g2 drop column total'],
  ['holds what cannot be read back', `update read_models.orders_g2 set placed_at = '0001-01-01 00:00:00+00 BC'`],
])('given an unfinished generation that %s, a rebuild begins anew and is done', async (_, damage) => {
  await using room = await EngineRoom.open(views);
  await interrupted(room);
  await room.reached(await append(room.store, 'order-0', orderConfirmed({ orderId: '0' })));
  await room.rows(damage);

  const outcome = await replay(room, 'rebuild orders', views);

  expect(outcome.document).toMatchObject({ generation: 3, outcome: 'swapped', events: 61 });
  expect(await generations(room)).toEqual([
    { generation: 1, state: 'retained' },
    { generation: 3, state: 'live' },
  ]);
  expect(await replay(room, 'verify orders', views)).toMatchObject({ exitCode: 0, document: { differing: 0 } });
});

test('given generations that are half built, being compared or ready, drop --unfinished gives them up and leaves the live one', async () => {
  await using room = await EngineRoom.open(views);
  await interrupted(room);
  await room.rows(createGeneration(orders, 3, 'verifying', false));
  await room.rows(
    `${createGeneration(orders, 4, 'rebuilding', false)}; update projections.generations set state = 'ready' where generation = 4`,
  );

  const outcome = await replay(room, 'drop orders --unfinished', views);

  expect(outcome).toMatchObject({ exitCode: 0, document: { name: 'orders', generations: [4, 3, 2] } });
  expect(await generations(room)).toEqual([{ generation: 1, state: 'live' }]);
  expect(await room.rows(`select relname from pg_class where relname like 'orders_g_' order by 1`)).toEqual([{ relname: 'orders_g1' }]);
  await expect(replay(room, 'drop orders --unfinished', views)).rejects.toThrow('orders has no generation that is unfinished.');
});

test('given a rebuild at work, drop --unfinished ends it, and it says so in a sentence', async () => {
  await using room = await EngineRoom.open(views);
  room.startConsumers(views);
  for (let order = 0; order < 60; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  await room.reached(60n);
  const rebuild = replay(room, 'rebuild orders --rate 10', views).catch((error: unknown) => error);
  await room.until('it has begun', async () => {
    const [row] = await room.rows(`select position from projections.generations where generation = 2`);
    return Number(row?.position ?? 0) >= 1;
  });

  await replay(room, 'drop orders --unfinished', views);

  expect(await rebuild).toMatchObject({
    name: 'ReplayError',
    message: 'Generation 2 of orders was given up, or another process took it over.',
  });
  expect(await generations(room)).toEqual([{ generation: 1, state: 'live' }]);
});

test('given an EventStoreDB that does not reach as far as the views, every verb ends', async () => {
  const server = await StandInServer.start();
  const store = openEventStore(server.url);
  await using room = await EngineRoom.open(views);
  const there = { url: room.url, store };
  await room.rows(createGeneration(orders, 2, 'rebuilding', false));
  await append(store, 'order-7', orderPlaced());
  await room.rows('update projections.generations set position = 9999999');

  try {
    await expect(replay(there, 'rebuild --all', views)).rejects.toThrow('The log has changed: at position 9999999 no event stands');
    await expect(replay(there, 'verify orders', views)).rejects.toThrow('The log has changed: at position 9999999 no event stands');
    await replay(there, 'drop orders --unfinished', views);
  } finally {
    await store.close();
    await server.stop();
  }
  expect(await generations(room)).toEqual([{ generation: 1, state: 'live' }]);
});
