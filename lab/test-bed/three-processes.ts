import { randomUUID } from 'node:crypto';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT } from 'jose';
import { Registry } from 'prom-client';
import { requiredSettings as commandSettings } from '#command-api/command-api.module';
import { createCommandApi } from '#command-api/create-command-api';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { loadConfig } from '#platform/config/config';
import { type Role } from '#platform/auth/principal';
import { createLogger } from '#platform/logging/logger';
import { migrateReadModels } from '#projector/migrate';
import { createProjector } from '#projector/projector';
import { type BuiltPage } from '#query-api/page/built-page';
import { createQueryApi, requiredSettings as querySettings } from '#query-api/query-api';

export const testSecrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** One of the processes, here in this one. */
export interface OneProcess {
  readonly url: string;
  /** As `/metrics` shows them. */
  metrics(): Promise<string>;
  /** What its metrics are called, whether they have samples or not. */
  registered(): readonly { readonly name: string; readonly type: string; readonly labels: readonly string[] }[];
}

/**
 * The three processes of an installation in this one, on a database that is made ready for them.
 * @param page that of the checkout unless given
 */
export async function startThreeProcesses(databaseUrl: string, variables: NodeJS.ProcessEnv = {}, page?: BuiltPage) {
  await migrateEventStore(databaseUrl);
  await migrateKeyVault(variables.KEYS_URL ?? databaseUrl);
  await migrateReadModels(databaseUrl);
  const environment = { EVENT_STORE_URL: databaseUrl, READ_MODELS_URL: databaseUrl, ...testSecrets, ...variables };
  const silent = (name: string) => createLogger(name, 'silent');
  const apps: NestFastifyApplication[] = [];
  const listen = async (app: NestFastifyApplication): Promise<OneProcess> => {
    await app.listen(0, '127.0.0.1');
    apps.push(app);
    const registry = app.get<Registry>(Registry);
    return {
      url: await app.getUrl(),
      metrics: () => registry.metrics(),
      registered: () =>
        registry.getMetricsAsArray().map(({ name, type, ...rest }) => {
          const { labelNames } = rest as { readonly labelNames?: readonly string[] }; // which its types leave out
          return { name, type: String(type), labels: labelNames ?? [] };
        }),
    };
  };
  const startCommandApi = async () => listen(await createCommandApi(loadConfig(environment, commandSettings), silent('command-api')));
  const commandApi = await startCommandApi();
  const projector = await listen(
    await createProjector(loadConfig(environment, ['EVENT_STORE_URL', 'READ_MODELS_URL']), silent('projector')),
  );
  const queryApi = await listen(await createQueryApi(loadConfig(environment, querySettings), silent('query-api'), page));
  return {
    commandApi,
    queryApi,
    projector,
    /** One more, as another process would be. */
    anotherCommandApi: startCommandApi,
    post: (path: string, body: object = {}, as: Role = 'clerk', url = commandApi.url): Promise<Answered> =>
      ask(url + path, as, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' }),
    get: (path: string, headers: Record<string, string> = {}): Promise<Answered> => ask(queryApi.url + path, 'admin', {}, headers),
    stop: async () => {
      for (const app of apps.splice(0).toReversed()) await app.close();
    },
  };
}

export type ThreeProcesses = Awaited<ReturnType<typeof startThreeProcesses>>;

async function ask(url: string, role: Role, init: RequestInit, headers: Record<string, string>): Promise<Answered> {
  const token = await new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(role === 'customer' ? 'carl' : `the-${role}`)
    .setJti(randomUUID())
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(testSecrets.JWT_SECRET));
  const response = await fetch(url, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}
