import { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { KeyVault } from '#personal-data/key-vault';
import { migrateKeyVault } from '#personal-data/schema';
import { loadConfig } from '#platform/config/config';
import { createApplication } from '#platform/http/create-application';
import { testGuards } from '#platform/http/testing/guards';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { CommandApiModule, requiredSettings } from './command-api.module.js';
import { Erasures } from './customers/erasures.js';
import { ProductCatalogue } from './orders/product-catalogue.js';
import { ProcessManagers } from './processes/process-managers.js';
import { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET } from './testing/command-api.js';

const logger = createLogger('command-api', 'silent');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  await migrateKeyVault(database.url);
});
afterAll(() => database.drop());
afterEach(() => void vi.restoreAllMocks());

async function build(processManagers: 'on' | 'off') {
  const { url } = database;
  const secrets = { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET, JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters' };
  const settings = loadConfig(
    { ...secrets, EVENT_STORE_URL: url, READ_MODELS_URL: url, PROCESS_MANAGERS: processManagers },
    requiredSettings,
  );
  const keys = new KeyVault({ url, masterKey: MASTER_KEY }, logger);
  const guards = testGuards();
  return createApplication(CommandApiModule.with(settings, logger, keys, guards), { logger, guards, maxInFlight: 1 });
}

it('The command API opens no connection before it is initialised, and follows what it needs once it is', async () => {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  const app = await build('on');
  expect(connect).not.toHaveBeenCalled();

  await app.init();
  expect(connect).toHaveBeenCalled();
  await expect(app.get(ProductCatalogue).reach(0n, 5_000, () => () => undefined)).resolves.toBeUndefined();
  await app.close();
});

it.each([
  ['on', ['catalogue', 'erasures', 'processes']],
  ['off', ['catalogue', 'processes']],
] as const)('With the process managers %s it starts, in this order: %j', async (switched, expected) => {
  const started: string[] = [];
  vi.spyOn(ProductCatalogue.prototype, 'start').mockImplementation(() => void started.push('catalogue'));
  vi.spyOn(Erasures.prototype, 'start').mockImplementation(() => void started.push('erasures'));
  vi.spyOn(ProcessManagers.prototype, 'start').mockImplementation(async () => void started.push('processes'));

  const app = await build(switched);
  await app.init();
  await app.close();

  expect(started).toEqual(expected);
});
