import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrate } from '#postgres/migrate';
import { leaveMark, loadMarks } from './marks.js';
import { subscriptionsSchema } from './schema.js';
import { Session } from './session.js';

const orders = { name: 'orders', generation: 1 };
let database: TestDatabase;
let session: Session;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.url, [subscriptionsSchema]);
  session = await Session.open({ url: database.url, name: 'marks', idleInTransactionMs: 5_000 });
  await session.query(
    `insert into projections.generations (name, generation, kind, version, state) values ('orders', 1, 'projection', 1, 'live')`,
  );
});

afterEach(async () => {
  await session.close();
  await database.drop();
});

/** Marks of every minute of the days before, so many of them. */
async function followedFor(minutes: number): Promise<void> {
  await session.query(
    `insert into projections.marks (name, generation, position, id, marked_at)
     select 'orders', 1, n, 'event-' || n, now() - ($1 - n + 1) * interval '1 minute' from generate_series(1, $1::integer) as n`,
    [minutes],
  );
}

test('a mark says where the follower stood, and when; one at the same place is as new as the last look', async () => {
  await leaveMark(session, orders, { position: 7n, id: 'event-7' });
  await session.query(`update projections.marks set marked_at = now() - interval '2 hours'`);
  await leaveMark(session, orders, { position: 7n, id: 'event-7' });

  const [mark, ...others] = await loadMarks(session, orders);
  expect(mark).toMatchObject({ position: 7n, id: 'event-7' });
  expect(Date.now() - Number(mark?.markedAt)).toBeLessThan(60_000);
  expect(others).toEqual([]);
});

test('marks are thinned out with age: minutes of the last hour, hours of the last day, days of the last month, months before', async () => {
  const days = 70;
  await followedFor(days * 24 * 60);

  await leaveMark(session, orders, { position: 1_000_000n, id: 'event-1000000' });

  const ages = (await loadMarks(session, orders)).map(({ markedAt }) => (Date.now() - markedAt.getTime()) / 60_000);
  const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length;
  const [hour, day, month] = [60, 24 * 60, 30 * 24 * 60];
  expect(between(0, hour - 1)).toBeGreaterThanOrEqual(57);
  expect(between(hour + 1, day - hour)).toBeGreaterThanOrEqual(20);
  expect(between(hour + 1, day)).toBeLessThanOrEqual(25);
  expect(between(day + hour, month - day)).toBeGreaterThanOrEqual(26);
  expect(between(day + hour, month + 2 * day)).toBeLessThanOrEqual(33);
  expect(between(month + 2 * day, days * day + day)).toBeLessThanOrEqual(4);
  expect(between(month + 2 * day, days * day + day)).toBeGreaterThanOrEqual(1);
});

test('what a follower had reached before it was set back is no place of its any more', async () => {
  for (const position of [5n, 9n]) await leaveMark(session, orders, { position, id: `event-${position}` });
  await leaveMark(session, orders, { position: 7n, id: 'another-7' });
  expect((await loadMarks(session, orders)).map(({ id }) => id).toSorted()).toEqual(['another-7', 'event-5']);
});

test('one of a generation that has been dropped meanwhile is left out, and so is one for which the database has no time', async () => {
  await leaveMark(session, { name: 'orders', generation: 2 }, { position: 7n, id: 'event-7' });
  const other = await Session.open({ url: database.url, name: 'holder', idleInTransactionMs: 60_000 });
  await other.begin('select from projections.generations for update');
  await leaveMark(session, orders, { position: 7n, id: 'event-7' });
  await other.close();
  expect(await loadMarks(session, orders)).toEqual([]);
});
