import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase } from '#lab/test-bed/database';
import { createProjector } from './projector.js';
import { append, orderPlaced } from './testing/events.js';

it('a projector that is older than the log says so, once for a type, and goes on', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await migrateEventStore(database.url);
  const store = openEventStore(database.url);
  const foreign = () => ({ id: randomUUID(), type: 'OrderTeleported', data: { orderId: '7' }, metadata: {} });
  await store.append('order-7', 'noStream', [foreign(), foreign()]);
  const end = await append(store, 'order-8', orderPlaced({ orderId: '8' }));
  await store.close();
  const settings = { EVENT_STORE_URL: database.url, READ_MODELS_URL: database.url, JWT_SECRET: 'a-secret-of-at-least-32-characters-x' };
  const logger = createLogger('projector', 'silent');
  const warn = vi.spyOn(logger, 'warn');

  const app = await createProjector(loadConfig(settings, ['EVENT_STORE_URL', 'READ_MODELS_URL']), logger);
  onTestFinished(() => app.close());
  await app.init();

  const metrics = () => app.get<Registry>(Registry).metrics();
  await vi.waitFor(async () => expect(await metrics()).toContain('orderline_unknown_events_total{type="OrderTeleported"} 2'), 15_000);
  await vi.waitFor(
    async () => expect(await metrics()).toMatch(new RegExp(`orderline_projection_position{projection="orders".*} ${end}`)),
    15_000,
  );
  const told = warn.mock.calls.filter(([, message]) => String(message).includes('does not know'));
  expect(told).toMatchObject([[{ type: 'OrderTeleported', position: '1' }, expect.any(String)]]);
});
