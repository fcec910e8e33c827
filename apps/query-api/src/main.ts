import 'reflect-metadata';
import { ConfigError, loadConfig } from '#platform/config/config';
import { announceReady } from '#platform/lifecycle/announce-ready';
import { createLogger } from '#platform/logging/logger';
import { SchemaRefused } from '#postgres/schema';
import { createQueryApi, requiredSettings } from './query-api.js';

try {
  const config = loadConfig(process.env, requiredSettings);
  const logger = createLogger('query-api', config.LOG_LEVEL);
  const app = await createQueryApi(config, logger);
  await app.listen(config.QUERY_API_PORT, config.HOST);
  announceReady(app, logger, await app.getUrl());
} catch (error) {
  process.stderr.write(`query-api cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError || error instanceof SchemaRefused ? 2 : 1);
}
