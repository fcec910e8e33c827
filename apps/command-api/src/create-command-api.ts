import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { checkEventStore } from '#event-store/open-event-store';
import { createApplication } from '#platform/http/create-application';
import { type Logger } from '#platform/logging/logger';
import { openKeyVault } from '#personal-data/open-key-vault';
import { serveOpenApi } from '#platform/openapi/serve-openapi';
import { CommandApiModule, type Settings } from './command-api.module.js';
import { storedTrace } from './customers/stored-trace.js';
import { translateCommandError } from './http/command-problems.js';
import { describeBusinessTime } from './http/describe-business-time.js';

/** The write side, ready to listen. @throws ConfigError where the master key is not the one of the stored keys; KeysMissing; SchemaRefused */
export async function createCommandApi(settings: Settings, logger: Logger): Promise<NestFastifyApplication> {
  const { EVENT_STORE_URL, READ_MODELS_URL, KEYS_URL = READ_MODELS_URL, MASTER_KEY, KEYS_MISSING, KEYS_CONNECTIONS } = settings;
  await checkEventStore(EVENT_STORE_URL);
  const keys = await openKeyVault(
    { url: KEYS_URL, masterKey: MASTER_KEY, missing: KEYS_MISSING, connections: KEYS_CONNECTIONS },
    () => storedTrace(EVENT_STORE_URL, logger),
    logger,
  );
  const app = await createApplication(CommandApiModule.with(settings, logger, keys), {
    logger,
    maxInFlight: settings.MAX_IN_FLIGHT,
    translate: translateCommandError,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('application/x-ndjson', (_request: unknown, payload: unknown, done: (error: null, body: unknown) => void) =>
      done(null, payload),
    );
  serveOpenApi(
    app,
    'Orderline commands',
    'Commands change aggregates; what they did is read from the query API once its views have passed `Event-Position`.',
    describeBusinessTime,
  );
  return app;
}
