import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { append, creditNoteIssued, orderCancelled, orderConfirmed, orderPlaced, stockReceived } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

const views = ['products', 'stock-levels', 'orders', 'sales'];

test('given sessions that are ended at random moments during live writes, every view equals a fold from scratch', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  room.startConsumers();
  let killed = 0;
  const killer = (async () => {
    while (killed < 60) {
      await delay(5 + Math.random() * 25);
      const found = await room.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name like 'orderline %' and random() < 0.4`,
      );
      killed += found.length;
    }
  })();

  let last = 0n;
  for (let order = 0; killed < 60; order++) {
    const orderId = String(order);
    await append(room.store, `order-${order}`, orderPlaced({ orderId, country: order % 2 === 0 ? 'France' : 'Spain' }));
    await append(room.store, `stock-S${order % 5}`, stockReceived(`S${order % 5}`, 1));
    last = await append(room.store, `order-${order}`, order % 3 === 0 ? orderCancelled({ orderId }) : orderConfirmed({ orderId }));
    if (order % 10 === 0) last = await append(room.store, `credit-note-${order}`, creditNoteIssued(orderId));
  }
  await killer;

  await room.reached(last);
  expect(await room.rows('select distinct position, events from projections.generations')).toEqual([
    { position: String(last), events: String(last) },
  ]);
  expect(await room.rows('select * from projections.parked')).toEqual([]);
  for (const view of views) expect(await replay(room, `verify ${view}`)).toMatchObject({ exitCode: 0, document: { differing: 0 } });
});
