import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT } from 'jose';
import { requiredSettings } from '#command-api/command-api.module';
import { createCommandApi } from '#command-api/create-command-api';
import { migrateEventStore } from '#event-store/postgres/schema';
import { type Role } from '#platform/auth/principal';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createProjector } from '#projector/projector';
import { createQueryApi } from '#query-api/query-api';

const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';
export const PAYMENT_WEBHOOK_SECRET = 'a-webhook-secret-for-tests-of-32-characters';

/** The three processes of an installation in this one, on an empty database. */
export interface Installation {
  readonly commandApi: NestFastifyApplication;
  readonly queryApi: NestFastifyApplication;
  readonly projector: NestFastifyApplication;
  readonly urls: { readonly commandApi: string; readonly queryApi: string; readonly projector: string };
  readonly token: (role: Role, subject: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** @param variables beside or instead of the usual ones */
export async function openInstallation(databaseUrl: string, variables: NodeJS.ProcessEnv = {}): Promise<Installation> {
  await migrateEventStore(databaseUrl);
  const settings = loadConfig(
    {
      EVENT_STORE_URL: databaseUrl,
      READ_MODELS_URL: databaseUrl,
      COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
      MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
      PAYMENT_WEBHOOK_SECRET,
      JWT_SECRET,
      LOG_LEVEL: 'silent',
      QUERY_API_URL: 'http://queries.test',
      ...variables,
    },
    requiredSettings,
  );
  const logger = createLogger('contract', settings.LOG_LEVEL);
  const serve = async (app: NestFastifyApplication) => {
    await app.listen(0, '127.0.0.1');
    return { app, url: await app.getUrl() };
  };
  const projector = await serve(await createProjector(settings, logger));
  const commandApi = await serve(await createCommandApi(settings, logger));
  const queryApi = await serve(await createQueryApi(settings, logger));
  return {
    commandApi: commandApi.app,
    queryApi: queryApi.app,
    projector: projector.app,
    urls: { commandApi: commandApi.url, queryApi: queryApi.url, projector: projector.url },
    token: (role, subject) =>
      new SignJWT({ role })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(subject)
        .setExpirationTime('2h')
        .sign(new TextEncoder().encode(JWT_SECRET)),
    close: async () => {
      for (const { app } of [queryApi, commandApi, projector]) await app.close();
    },
  };
}
