import 'reflect-metadata';
import { ConfigError, loadConfig } from '#platform/config/config';
import { announceReady } from '#platform/lifecycle/announce-ready';
import { createLogger } from '#platform/logging/logger';
import { SchemaRefused } from '#postgres/schema';
import { createProjector } from './projector.js';

const logger = createLogger('projector', process.env.LOG_LEVEL ?? 'info');
try {
  const config = loadConfig(process.env, ['EVENT_STORE_URL', 'READ_MODELS_URL']);
  const app = await createProjector(config, logger);
  await app.listen(config.PROJECTOR_PORT, config.HOST);
  announceReady(app, logger, await app.getUrl());
} catch (error) {
  logger.fatal({ err: error }, 'the projector did not start');
  process.exit(error instanceof ConfigError || error instanceof SchemaRefused ? 2 : 1);
}
