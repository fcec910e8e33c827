import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrate } from '#postgres/migrate';
import { GroupedPasses } from './grouped-passes.js';
import { subscriptionsSchema } from './schema.js';
import { Session } from './session.js';

const names = ['orders', 'products', 'sales', 'wallets'];
let database: TestDatabase;
let session: Session;
let passes: GroupedPasses;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.url, [subscriptionsSchema]);
  const options = { url: database.url, idleInTransactionMs: 5_000 };
  session = await Session.open({ ...options, name: 'passes' });
  passes = new GroupedPasses(options);
  await session.query(
    `insert into projections.generations (name, generation, kind, version, state, position, events, lease_epoch, marker, marker_position)
     select name, 1, 'projection', 1, case when name = 'wallets' then 'retained' else 'live' end, 40, 4, 7, 'event-40', 40 from unnest($1::text[]) as name`,
    [names],
  );
});

afterEach(async () => {
  await passes.close();
  await session.close();
  await database.drop();
});

/** All followers go from 40 to 90 together, as far as they believe. */
function passAll(epoch = 7n, id: string | null = 'event-90') {
  const recordedAt = new Date('2026-01-01T00:00:00.000Z');
  const progress = { position: 90n, marker: id ?? undefined, events: 5, recordedAt };
  return Promise.all(
    names.map((name) =>
      passes.pass({ name, generation: 1, owner: 'me', epoch, position: 40n, marker: 'event-40', live: true }, 40n, progress),
    ),
  );
}

const stands = async () => {
  const text =
    'select name, position::integer, events::integer, marker, marker_position::integer as at from projections.generations order by name';
  return session.query<{ name: string; position: number }>(text);
};
const positions = async () => Object.fromEntries((await stands()).map(({ name, position }) => [name, position]));
const all = { orders: 90, products: 90, sales: 90, wallets: 90 };

test('given followers for which a batch holds nothing, all are moved, in one transaction, each told whether it is read', async () => {
  expect(await passAll()).toEqual([{ live: true }, { live: true }, { live: true }, { live: false }]);

  expect((await stands())[0]).toEqual({ name: 'orders', position: 90, events: 9, marker: 'event-90', at: 90 });
  expect(await session.query('select distinct xmin from projections.generations')).toHaveLength(1);
});

test('given a batch whose end nobody can name, the mark stays what it was and is known to be older', async () => {
  await passAll(7n, null);
  expect((await stands())[0]).toEqual({ name: 'orders', position: 90, events: 9, marker: 'event-40', at: 40 });
});

test.each([
  ['was paused', 'paused = true'],
  ['belongs to another owner now', 'lease_epoch = 8'],
  ['was moved meanwhile', 'position = 50'],
])('given one that %s, it stays where it is and the others are moved', async (_, change) => {
  await session.query(`update projections.generations set ${change} where name = 'products'`);
  const [before] = await session.query<{ position: number }>(
    `select position::integer from projections.generations where name = 'products'`,
  );

  expect(await passAll()).toEqual([{ live: true }, undefined, { live: true }, { live: false }]);

  expect(await positions()).toEqual({ ...all, products: before?.position });
});

test('given one that somebody else holds, the others do not wait for it', async () => {
  const other = await session.another('holder');
  onTestFinished(() => other.close());
  await other.begin(`select 1 from projections.generations where name = 'products' for update`);

  expect(await passAll()).toEqual([{ live: true }, undefined, { live: true }, { live: false }]);

  await other.rollback();
  expect(await positions()).toEqual({ ...all, products: 40 });
});

test('given one that is paused by a transaction that ends while it is asked for, it is not moved', async () => {
  const other = await session.another('pauser');
  onTestFinished(() => other.close());
  await other.begin(`update projections.generations set paused = true where name = 'products'`);
  const passed = passAll();
  await other.script('commit');

  expect((await passed)[1]).toBeUndefined();
  expect(await positions()).toEqual({ ...all, products: 40 });
});

test('given one follower alone, or a session that was lost, it is looked at alone; and then they go together again', async () => {
  const lease = { name: 'orders', generation: 1, owner: 'me', epoch: 7n, position: 40n, marker: undefined, live: true };
  expect(await passes.pass(lease, 40n, { position: 90n, events: 5, recordedAt: undefined })).toBeUndefined();
  expect(await passAll(6n)).toEqual([undefined, undefined, undefined, undefined]);

  await session.query(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'orderline passes'`);
  const first = await passAll();
  const second = await passAll();

  expect([...first, ...second].filter((passed) => passed !== undefined)).toHaveLength(names.length);
  expect(await positions()).toEqual(all);
});
