import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrate } from '#postgres/migrate';
import { isReadByAll } from './editions.js';
import { beat } from './members.js';
import { registerProcess } from './register-process.js';
import { subscriptionsSchema } from './schema.js';
import { Session } from './session.js';

const second = { kind: 'process', edition: 2, followers: ['fulfilment'] } as const;
const LEASE_MS = 3_200;
let database: TestDatabase;
let session: Session;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.url, [subscriptionsSchema]);
  session = await Session.open({ url: database.url, name: 'editions', idleInTransactionMs: 5_000 });
});

afterEach(async () => {
  await session.close();
  await database.drop();
});

/** As code shows itself that knows no editions. */
const join = (member: string, kind = 'process', until = 'clock_timestamp()') =>
  session.query(`insert into projections.members (member, kind, until) values ($1, $2, ${until})`, [member, kind]);

test('given nobody who reads less, an edition is read by all at once, and who reads less cannot join any more', async () => {
  await beat(session, 'new', 'process', LEASE_MS, 2);
  await join('projector', 'projection');

  expect(await isReadByAll(session, second)).toBe(true);

  await expect(join('old')).rejects.toThrow('members_read_what_is_written');
  await beat(session, 'new', 'process', LEASE_MS, 2);
  await join('another projector', 'projection');
  expect(await isReadByAll(session, second)).toBe(true);
});

test('given one who reads less, it is waited for, until it has not shown itself for a minute', async () => {
  await join('old');
  expect(await isReadByAll(session, second)).toBe(false);

  await session.query(`update projections.members set until = clock_timestamp() - interval '59 seconds'`);
  await beat(session, 'new', 'process', LEASE_MS, 2);
  expect(await isReadByAll(session, second)).toBe(false);

  await session.query(`update projections.members set until = clock_timestamp() - interval '61 seconds' where member = 'old'`);
  await beat(session, 'new', 'process', LEASE_MS, 2);
  expect(await isReadByAll(session, second)).toBe(true);
});

test('given a lease that was held last by one who has not shown itself since, it is waited for until another has fenced it off', async () => {
  await registerProcess(session, 'fulfilment', 1);
  await beat(session, 'new', 'process', LEASE_MS, 2);
  await session.query(`update projections.leases set owner = 'old', until = clock_timestamp() - interval '1 hour'`);
  expect(await isReadByAll(session, second)).toBe(false);

  await session.query(`update projections.leases set owner = 'new'`);
  expect(await isReadByAll(session, second)).toBe(true);
});

test('given one who joins while it is being seen to, it is waited for', async () => {
  const old = new pg.Client({ connectionString: database.url });
  await old.connect();
  await old.query('begin');
  await old.query(`insert into projections.members (member, kind, until) values ('old', 'process', clock_timestamp())`);
  const looking = isReadByAll(session, second);
  const waits = async () => {
    const { rows } = await old.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    return rows.length > 0;
  };
  while (!(await waits())) await new Promise(setImmediate);
  await old.query('commit');
  await old.end();

  expect(await looking).toBe(false);
});
