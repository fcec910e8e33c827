import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { restoreLog } from '#event-store/postgres/testing/restored-log';
import { createTestDatabase } from '#lab/test-bed/database';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createProjector } from './projector.js';
import { append, orderPlaced } from './testing/events.js';

const PATIENCE = { timeout: 20_000 };

/** A projector as it runs, and eyes to look at it. */
async function openProjector() {
  const testDatabase = await createTestDatabase();
  const { url } = testDatabase;
  await migrateEventStore(url);
  const settings = { EVENT_STORE_URL: url, READ_MODELS_URL: url, JWT_SECRET: 'a secret of the tests that is long enough' };
  const app = await createProjector(loadConfig(settings, ['EVENT_STORE_URL', 'READ_MODELS_URL']), createLogger('projector', 'silent'));
  await app.listen(0, '127.0.0.1');
  const store = openEventStore(url);
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  onTestFinished(async () => {
    await Promise.all([app.close(), store.close(), database.end()]);
    await testDatabase.drop();
  });
  const readiness = async () => {
    const answer = await fetch(`${await app.getUrl()}/health/ready`);
    return { status: answer.status, body: await answer.json() };
  };
  return { store, database, url: await app.getUrl(), readiness };
}

const up = { 'event-store': 'up', 'read-models': 'up', views: 'up' };

test('a view that cannot be fed makes the projector unready, by name and with the problem, until it can be fed again', async () => {
  const { store, database, readiness } = await openProjector();
  await expect.poll(readiness, PATIENCE).toEqual({ status: 200, body: { status: 'up', dependencies: up } });

  await database.query('alter table read_models.orders_g1 rename to away');
  await append(store, 'order-7', orderPlaced({ orderId: '7' }));

  await expect.poll(readiness, PATIENCE).toEqual({
    status: 503,
    body: {
      status: 'down',
      dependencies: { ...up, views: 'down' },
      problems: { views: 'orders is failing: 42P01: PostgreSQL refused the write (42P01)' },
    },
  });

  await database.query('alter table read_models.away rename to orders_g1');

  await expect.poll(readiness, PATIENCE).toMatchObject({ status: 200 });
  expect((await database.query('select order_id from read_models.orders')).rows).toEqual([{ order_id: '7' }]);
});

test('a log that is another one makes the projector unready, with what stands where, and shows in its metrics, until the right one is back', async () => {
  const { store, database, url, readiness } = await openProjector();
  const gauges = async () => (await (await fetch(`${url}/metrics`)).text()).match(/^orderline_log_changed\{.*$/gm) ?? [];
  const place = (orderId: string) => append(store, `order-${orderId}`, orderPlaced({ orderId }));
  const [, position] = [await place('7'), await place('8')];
  const reached = async () =>
    (await database.query(`select from projections.generations where state = 'live' and position < $1`, [String(position)])).rowCount;
  await expect.poll(reached, PATIENCE).toBe(0);
  await expect.poll(readiness, PATIENCE).toMatchObject({ status: 200 });
  expect((await gauges()).every((line) => line.endsWith(' 0'))).toBe(true);

  const putBack = await restoreLog(database, 1n);

  await expect.poll(readiness, PATIENCE).toMatchObject({ status: 503, body: { dependencies: { ...up, views: 'down' } } });
  const problem = expect.stringContaining('orders stands still: The log has changed: at position 2 no event stands') as string;
  await expect.poll(async () => (await readiness()).body, PATIENCE).toMatchObject({ problems: { views: problem } });
  await expect.poll(async () => (await gauges()).every((line) => line.endsWith(' 1')), PATIENCE).toBe(true);

  await putBack();
  await expect.poll(readiness, PATIENCE).toMatchObject({ status: 200 });
});
