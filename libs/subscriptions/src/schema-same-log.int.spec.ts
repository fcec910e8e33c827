import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrate } from '#postgres/migrate';
import { judgeCheckpoints } from './log-verdict.js';
import { subscriptionsSchema } from './schema.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await migrate(database.url, [{ ...subscriptionsSchema, migrations: subscriptionsSchema.migrations.slice(0, 1) }]);
  await pool.query(`insert into projections.generations (name, generation, kind, version, state, position) values
    ('orders', 1, 'projection', 1, 'live', 7), ('orders', 2, 'projection', 1, 'rebuilding', 5), ('fulfilment', 1, 'process', 1, 'live', 9)`);
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

const rows = async (text: string, values: readonly unknown[] = []) => (await pool.query(text, values as unknown[])).rows as unknown[];
const query = async <Row>(text: string, values: readonly unknown[] = []) => (await pool.query(text, values as unknown[])).rows as Row[];
/** A log of ten events, each named after its position. */
const log = {
  eventAt: async (position: bigint) =>
    position > 10n ? undefined : { id: `event-${position}`, type: 'Happened', recordedAt: new Date(0) },
  head: async () => 10n,
};

test('given an installation of the version before, the checkpoints stay, and have no id yet', async () => {
  await migrate(database.url, [subscriptionsSchema]);
  await migrate(database.url, [subscriptionsSchema]);

  expect(await rows('select name, position, marker, marker_position from projections.generations order by name, generation')).toEqual([
    { name: 'fulfilment', position: '9', marker: null, marker_position: null },
    { name: 'orders', position: '7', marker: null, marker_position: null },
    { name: 'orders', position: '5', marker: null, marker_position: null },
  ]);
  expect((await judgeCheckpoints(query, log)).map(({ name, kind, judgement }) => ({ name, kind, judgement }))).toEqual([
    { name: 'fulfilment', kind: 'process', judgement: { verdict: 'agrees', adopt: 'event-9' } },
    { name: 'orders', kind: 'projection', judgement: { verdict: 'agrees', adopt: 'event-7' } },
  ]);
});

test('given a process of the version before that moves a checkpoint on, the id that stood beside it counts no more', async () => {
  await migrate(database.url, [subscriptionsSchema]);
  await pool.query(`update projections.generations set marker = 'event-7', marker_position = 7 where name = 'orders' and generation = 1`);
  expect(await judgeCheckpoints(query, log, ['orders'])).toMatchObject([{ marker: 'event-7', judgement: { verdict: 'agrees' } }]);

  await pool.query(`update projections.generations set position = 8 where name = 'orders' and generation = 1`);

  expect(await judgeCheckpoints(query, log, ['orders'])).toMatchObject([
    { position: 8n, marker: undefined, judgement: { verdict: 'agrees', adopt: 'event-8' } },
  ]);
});

test('only live followers of the names asked for are judged, with their own marks', async () => {
  await migrate(database.url, [subscriptionsSchema]);
  await pool.query(`update projections.generations set position = 12, marker = 'event-12', marker_position = 12`);
  await pool.query(`insert into projections.marks (name, generation, position, id, marked_at) values
    ('orders', 1, 9, 'event-9', '2026-11-02T10:00:00.123Z'), ('orders', 1, 11, 'event-11', now()), ('orders', 2, 10, 'event-10', now())`);

  expect(await judgeCheckpoints(query, log, ['orders'])).toEqual([
    {
      name: 'orders',
      generation: 1,
      kind: 'projection',
      state: 'live',
      position: 12n,
      marker: 'event-12',
      judgement: {
        verdict: 'log-changed',
        position: 12n,
        expected: 'event-12',
        found: undefined,
        agreesAt: { position: 9n, markedAt: new Date('2026-11-02T10:00:00.123Z') },
        anotherLog: false,
        cannotTell: false,
      },
    },
  ]);
});

test('a generation may be lost: it says so, paused or not, and closes nothing', async () => {
  await migrate(database.url, [subscriptionsSchema]);
  await pool.query(
    `update projections.generations set state = 'lost', paused = true, position = 99 where name = 'orders' and generation = 2`,
  );

  expect(await rows(`select state, role from projections.status where name = 'orders' and generation = 2`)).toEqual([
    { state: 'lost', role: 'lost' },
  ]);
  expect((await judgeCheckpoints(query, log)).map(({ name, generation }) => `${name} ${generation}`)).toEqual(['fulfilment 1', 'orders 1']);
});

test('marks go with their generation', async () => {
  await migrate(database.url, [subscriptionsSchema]);
  await pool.query(`insert into projections.marks (name, generation, position, id) values ('orders', 2, 5, 'event-5')`);
  await pool.query(`delete from projections.generations where generation = 2`);
  expect(await rows('select from projections.marks')).toEqual([]);
});

test('what was accepted is kept', async () => {
  await migrate(database.url, [subscriptionsSchema]);
  await pool.query(`insert into projections.accepted_logs (accepted_by, old_end, new_end) values ('olga', 9, 7)`);
  expect(await rows('select id, accepted_by, new_end_id, discards from projections.accepted_logs')).toEqual([
    { id: '1', accepted_by: 'olga', new_end_id: null, discards: [] },
  ]);
});
