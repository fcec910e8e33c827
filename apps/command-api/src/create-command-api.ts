import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '#platform/http/create-application';
import { type Logger } from '#platform/logging/logger';
import { serveOpenApi } from '#platform/openapi/serve-openapi';
import { CommandApiModule } from './command-api.module.js';
import { translateCommandError } from './http/command-problems.js';

/** The write side, ready to listen. */
export async function createCommandApi(
  settings: Parameters<typeof CommandApiModule.with>[0],
  logger: Logger,
): Promise<NestFastifyApplication> {
  const app = await createApplication(CommandApiModule.with(settings, logger), {
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
  );
  return app;
}
