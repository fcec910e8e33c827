import { expect, test } from 'vitest';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderPlaced } from '../testing/events.js';

test('given a lease that nobody renews, it is taken when it runs out and not with the next beat', async () => {
  await using room = await EngineRoom.open();
  const position = await append(room.store, 'order-7', orderPlaced());
  const [planted] = await room.rows(
    `update projections.leases set owner = 'somebody', until = clock_timestamp() + interval '2 seconds' where name = 'orders' returning until`,
  );

  room.startConsumers(undefined, { beatMs: 60_000, leaseMs: 120_000 });
  await room.reached(position, 'sales');
  const [before] = await room.rows(`select owner from projections.leases where name = 'orders'`);
  await room.reached(position, 'orders');
  const [after] = await room.rows(`select clock_timestamp() as now, owner from projections.leases where name = 'orders'`);

  expect(before?.owner).toBe('somebody');
  expect(after?.owner).not.toBe('somebody');
  const lateMs = Number(after?.now) - Number(planted?.until);
  expect(lateMs).toBeGreaterThan(0);
  expect(lateMs).toBeLessThan(5_000);
});
