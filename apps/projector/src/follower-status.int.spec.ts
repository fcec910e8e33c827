import { expect, test } from 'vitest';
import { FollowerStatuses } from './follower-status.js';
import { append, orderPlaced } from './testing/events.js';
import { EngineRoom } from './testing/engine-room.js';
import { ordersProjection } from '#read-models/orders';

const statusOf = async (statuses: FollowerStatuses) => (await statuses.ask()).followers.find(({ name }) => name === 'orders');

test('a view that nobody feeds is behind by what has been written since, and by the age of the oldest of it', async () => {
  await using room = await EngineRoom.open([ordersProjection]);
  const statuses = new FollowerStatuses(room.url, room.store);
  const before = await statusOf(statuses);
  await append(room.store, 'order-7', orderPlaced());
  await append(room.store, 'order-8', orderPlaced({ orderId: '8' }));
  await room.rows(`update event_store.events set recorded_at = recorded_at - interval '1 hour' where position = 1`);

  const after = await statusOf(statuses);
  await statuses.close();

  expect(before).toMatchObject({ lagEvents: 0, lagSeconds: 0, followed: false });
  expect(after).toMatchObject({ lagEvents: 2, followed: false });
  expect(after?.lagSeconds).toBeGreaterThan(3_599);
  expect(after?.lagSeconds).toBeLessThan(3_660);
});

test('while the log cannot be asked, what was last reported is told', async () => {
  await using room = await EngineRoom.open([ordersProjection]);
  const away = { head: () => Promise.reject(new Error('away')), readAll: () => room.store.readAll({ after: 0n }) };
  const statuses = new FollowerStatuses(room.url, away);
  await room.rows(`update projections.leases set lag_events = 5, lag_seconds = 60 where name = 'orders'`);

  const { head, followers } = await statuses.ask();
  await statuses.close();

  expect(head).toBeUndefined();
  expect(followers.find(({ name }) => name === 'orders')).toMatchObject({ lagEvents: 5, lagSeconds: 60 });
});
