import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { Announcer } from './announcer.js';
import { Pace } from './pace.js';
import { CountedClock } from './testing/counted-clock.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 5 });

/** An announcer on a clock that stands still, and somebody who listens. */
async function announcing() {
  const listener = new pg.Client({ connectionString: database.url });
  const heard: (string | undefined)[] = [];
  listener.on('notification', ({ payload }) => heard.push(payload));
  await listener.connect();
  await listener.query('listen projections');
  const clock = new CountedClock();
  const announcer = new Announcer({ url: database.url, idleInTransactionMs: 2_000 }, new Pace(10, clock));
  const end = async () => {
    await announcer.close();
    await listener.end();
  };
  return { announcer, clock, heard, [Symbol.asyncDispose]: end };
}

test('given that nothing was told for a while, a position is told at once, without a timer', async () => {
  await using room = await announcing();

  room.announcer.announce('orders', 1n);
  await until(() => expect(room.heard).toEqual(['orders:1']));
  room.clock.move(10);
  room.announcer.announce('orders', 2n);
  await until(() => expect(room.heard).toEqual(['orders:1', 'orders:2']));

  expect(room.clock.pauses).toEqual([]);
});

test('given what comes within a tick of the last, it is told at its end, the last of each name', async () => {
  await using room = await announcing();
  room.announcer.announce('orders', 1n);
  await until(() => expect(room.heard).toEqual(['orders:1']));

  for (const position of [2n, 3n]) {
    room.announcer.announce('orders', position);
    room.announcer.announce('sales', position);
    await until(() => expect(room.clock.pauses).toEqual([10]));
  }
  expect(room.heard).toEqual(['orders:1']);
  room.clock.move(10);

  await until(() => expect(room.heard).toEqual(['orders:1', 'orders:3', 'sales:3']));
});
