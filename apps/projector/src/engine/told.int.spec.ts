import { register } from 'prom-client';
import { expect, test } from 'vitest';
import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { ordersProjection } from '#read-models/orders';
import { type Projection } from '#read-models/projection';
import { type Fold } from '#read-models/fold';
import { measureConsumers } from '../metrics.js';
import { append, orderPlaced } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

const orders: Projection = ordersProjection;

/** Keeps the lines of one message. */
function listening(message: string) {
  const lines: object[] = [];
  const hear = (fields: object, said: string) => void (said === message && lines.push(fields));
  const logger: ConsumerLogger = { debug: hear, info: hear, warn: hear, error: hear };
  return { lines, logger };
}

test('given an event that is parked, a line says which, and nothing of what it holds', async () => {
  const folds = orders.folds.map((fold): Fold => {
    if (fold.kind === 'sums') return fold;
    return {
      ...fold,
      evolve: (row, event, key) => {
        if (event.stream === 'order-7') throw new RangeError('Lyon is no country');
        return fold.evolve(row, event, key);
      },
    };
  });
  const broken = { ...orders, folds };
  await using room = await EngineRoom.open([broken]);
  const { lines, logger } = listening('event parked');
  room.startConsumers([broken], { logger });

  await append(room.store, 'order-7', orderPlaced());
  await room.reached(await append(room.store, 'order-7', orderPlaced()));

  expect(lines).toEqual([
    {
      follower: 'orders',
      generation: 1,
      position: '1',
      stream: 'order-7',
      revision: 0,
      type: 'OrderPlaced',
      sequence: '7',
      attempts: 2,
      code: 'RangeError',
      message: expect.stringMatching(/^RangeError in /) as string,
    },
  ]);
});

test('given a lease that its owner did not give back, a line says from whom it was taken; given a swap, from which generation to which', async () => {
  await using room = await EngineRoom.open([orders]);
  await room.rows(`update projections.leases set owner = 'somebody', until = clock_timestamp() - interval '1 second'`);
  const takeover = listening('lease taken over');
  const swap = listening('readers see another generation now');
  const both = (fields: object, said: string) => (takeover.logger.info(fields, said), swap.logger.info(fields, said));
  room.startConsumers([orders], { logger: { debug: both, info: both, warn: both, error: both } });
  const position = await append(room.store, 'order-7', orderPlaced());
  await room.reached(position);

  await replay(room, 'rebuild orders', [orders]);
  await room.until('the swap is told', async () => swap.lines.length > 0);

  expect(takeover.lines).toEqual([{ follower: 'orders', generation: 1, from: 'somebody', epoch: '1' }]);
  expect(swap.lines).toEqual([{ follower: 'orders', from: 1, to: 2, position: position.toString() }]);
});

test('given a view that fails, it stays in the metrics, and how far it is behind rises', async () => {
  await using room = await EngineRoom.open([orders]);
  const consumers = room.startConsumers([orders]);
  measureConsumers(consumers, register);
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await room.rows('alter table read_models.orders_g1 rename column total to sum_total');
  for (const orderId of ['8', '9', '10']) await append(room.store, `order-${orderId}`, orderPlaced({ orderId }));
  await room.until('it fails', async () => (await room.rows(`select 1 from projections.generations where problem = 'failing'`)).length > 0);

  const lag = async () => /orderline_projection_lag_events\{projection="orders",generation="1"\} (\d+)/.exec(await register.metrics())?.[1];

  await room.until('the lag is told', async () => (await lag()) === '3');
  expect(await register.metrics()).toContain('orderline_projection_position{projection="orders",generation="1"} 1');
});
