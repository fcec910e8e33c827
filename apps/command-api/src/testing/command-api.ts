import { SignJWT } from 'jose';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { loadConfig } from '#platform/config/config';
import { createTestDatabase } from '#lab/test-bed/database';
import { requiredSettings } from '../command-api.module.js';
import { createCommandApi } from '../create-command-api.js';

const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';

export const COMMAND_SECRET = 'another-secret-for-tests-of-32-characters';
export const MASTER_KEY = 'a-master-key-for-tests-of-43-characters-xxx';

/** What the payment provider of the tests signs with. */
export const PAYMENT_WEBHOOK_SECRET = 'a-webhook-secret-for-tests-of-32-characters';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface Cast {
  readonly role: string;
  readonly subject: string;
  readonly scopes?: readonly string[];
}

/** A small named cast. */
export const clara: Cast = { role: 'clerk', subject: 'clara' };
export const walter: Cast = { role: 'warehouse', subject: 'walter' };
export const carl: Cast = { role: 'customer', subject: 'carl' };
export const cora: Cast = { role: 'customer', subject: 'cora' };
export const ivan: Cast = { role: 'importer', subject: 'ivan' };

/** Command APIs in this process on a real database of their own, spoken to over HTTP. @param variables beside or instead of the usual ones */
export async function startCommandApi(variables: NodeJS.ProcessEnv = {}) {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const apps: Awaited<ReturnType<typeof createCommandApi>>[] = [];

  /** One more instance on the same log, as another process would be. */
  const another = async (logger = createLogger('command-api', 'silent')) => {
    const settings = loadConfig(
      {
        EVENT_STORE_URL: database.url,
        READ_MODELS_URL: database.url,
        JWT_SECRET,
        COMMAND_SECRET,
        MASTER_KEY,
        PAYMENT_WEBHOOK_SECRET,
        PROCESS_MANAGERS: 'off',
        LOG_LEVEL: 'silent',
        QUERY_API_URL: 'http://queries.test',
        ...variables,
      },
      requiredSettings,
    );
    const app = await createCommandApi(settings, logger);
    await app.listen(0, '127.0.0.1');
    apps.push(app);
    const url = await app.getUrl();

    const post = async (path: string, body: unknown, as: Cast | null = clara, headers: Record<string, string> = {}): Promise<Answer> => {
      const response = await fetch(url + path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(as === null ? {} : { authorization: `Bearer ${await token(as)}` }),
          ...headers,
        },
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
    };
    return { url, post };
  };
  const first = await another();
  return {
    ...first,
    another,
    databaseUrl: database.url,
    /** Ends every instance and leaves the database. */
    closeAll: async () => {
      for (const app of apps.splice(0)) await app.close();
    },
    stop: async () => {
      for (const app of apps) await app.close();
      await database.drop();
    },
  };
}

export async function token(cast: Cast, expires = '5m'): Promise<string> {
  return new SignJWT({ role: cast.role, ...(cast.scopes === undefined ? {} : { scopes: cast.scopes }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(cast.subject)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(JWT_SECRET));
}

export const pounds = (amount: string) => ({ amount, currency: 'GBP' });
