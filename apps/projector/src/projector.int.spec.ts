import { expect, it, vi } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { ConsumerGroup } from '#subscriptions/consumer-group';
import { createTestDatabase } from '#lab/test-bed/database';
import { createProjector } from './projector.js';

it('The projector is at work once it is initialised, and not before', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const start = vi.spyOn(ConsumerGroup.prototype, 'start');
  const settings = { EVENT_STORE_URL: database.url, READ_MODELS_URL: database.url, JWT_SECRET: 'a-secret-of-at-least-32-characters-x' };
  const config = loadConfig(settings, ['EVENT_STORE_URL', 'READ_MODELS_URL']);

  const app = await createProjector(config, createLogger('projector', 'silent'));
  expect(start).not.toHaveBeenCalled();

  await app.init();
  expect(start).toHaveBeenCalledOnce();

  await app.close();
  await database.drop();
});
