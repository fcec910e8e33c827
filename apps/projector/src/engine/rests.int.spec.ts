import { expect, test } from 'vitest';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderPlaced } from '../testing/events.js';

test('given sessions lost with good work in between, each loss counts as the first and is over as fast', async () => {
  await using room = await EngineRoom.open();
  const attempts: unknown[] = [];
  const quiet = () => undefined;
  const warn = (fields: object) => {
    if ('follower' in fields && fields.follower === 'orders' && 'attempts' in fields) attempts.push(fields.attempts);
  };
  room.startConsumers(undefined, { logger: { debug: quiet, info: quiet, warn, error: quiet } });

  for (let order = 1; order <= 4; order++) {
    await room.reached(await append(room.store, `order-${order}`, orderPlaced({ orderId: `${order}` })));
    await room.rows(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'orderline orders 1' and datname = current_database()`,
    );
  }

  expect(attempts).toEqual([1, 1, 1]);
});
