import 'reflect-metadata';
import { ConfigError, loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { SchemaRefused } from '#postgres/schema';
import { announceReady } from '#platform/lifecycle/announce-ready';
import { requiredSettings } from './command-api.module.js';
import { createCommandApi } from './create-command-api.js';

try {
  const settings = loadConfig(process.env, requiredSettings);
  const logger = createLogger('command-api', settings.LOG_LEVEL);
  const app = await createCommandApi(settings, logger);
  await app.listen(settings.COMMAND_API_PORT, settings.HOST);
  announceReady(app, logger, await app.getUrl());
} catch (error) {
  process.stderr.write(`command-api cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError || error instanceof SchemaRefused ? 2 : 1);
}
