import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createProjector } from './projector.js';
import { append, orderPlaced } from './testing/events.js';

const PATIENCE = { timeout: 20_000 };

test('a view that cannot be fed makes the projector unready, by name and with the problem, until it can be fed again', async () => {
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
  const up = { 'event-store': 'up', 'read-models': 'up', views: 'up' };
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
