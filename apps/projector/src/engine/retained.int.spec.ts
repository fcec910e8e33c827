import { expect, test } from 'vitest';
import { ordersProjection } from '#read-models/orders';
import { append, orderCancelled, orderPlaced } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

const longerThanAnyTest = 3_600_000;

test('given a generation that is kept for a rollback, what happens gathers for it, while what readers see moves at once', async () => {
  await using room = await EngineRoom.open([ordersProjection]);
  const first = room.startConsumers([ordersProjection]);
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await replay(room, 'rebuild orders', [ordersProjection]);
  await first.stop();

  room.startConsumers([ordersProjection], { retainedGatherMs: longerThanAnyTest });
  await room.reached(await append(room.store, 'order-7', orderCancelled()));

  const text = 'select generation, state, position::integer from projections.generations order by generation';
  expect(await room.rows(text)).toEqual([
    { generation: 1, state: 'retained', position: 1 },
    { generation: 2, state: 'live', position: 2 },
  ]);
});
