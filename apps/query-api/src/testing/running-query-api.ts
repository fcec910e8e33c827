import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { type Role } from '#platform/auth/principal';
import { SignJWT } from 'jose';
import { Registry } from 'prom-client';
import { type BuiltPage } from '../page/built-page.js';
import { createQueryApi, requiredSettings } from '../query-api.js';

export const JWT_SECRET = 'a secret of the tests that is long enough';
export const MASTER_KEY = 'a-master-key-of-the-tests-of-43-characters-';

export interface Asking {
  readonly role?: Role;
  readonly subject?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** A body of any shape: of a resource, of a page or of a problem. */
export interface Body {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** The query API in this process, on a port of its own, over a real database. */
export interface RunningQueryApi {
  readonly url: string;
  /** Asks as an admin, unless told otherwise; `role: undefined` asks without a token. */
  get(path: string, asking?: Asking): Promise<Answered>;
  fetch(path: string, asking?: Asking & { readonly signal?: AbortSignal }): Promise<Response>;
  /** As the header Authorization has it. */
  tokenOf(role: Role): Promise<string>;
  /** As `/metrics` shows them. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** @param built the page that it shows: that of the checkout unless given */
export async function startQueryApi(url: string, more: NodeJS.ProcessEnv = {}, built?: BuiltPage): Promise<RunningQueryApi> {
  const config = loadConfig(
    { READ_MODELS_URL: url, EVENT_STORE_URL: url, JWT_SECRET, MASTER_KEY, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', ...more },
    requiredSettings,
  );
  const app = await createQueryApi(config, createLogger('query-api', config.LOG_LEVEL), built);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const ask: RunningQueryApi['fetch'] = async (
    path,
    { role, subject = 'someone', headers, method = 'GET', signal } = { role: 'admin' },
  ) => {
    const authorization = role === undefined ? {} : { Authorization: `Bearer ${await sign(role, subject)}` };
    return fetch(base + path, { method, headers: { ...authorization, ...headers }, ...(signal === undefined ? {} : { signal }) });
  };
  return {
    url: base,
    metrics: () => app.get<Registry>(Registry).metrics(),
    fetch: ask,
    async get(path, asking) {
      const response = await ask(path, asking === undefined || 'role' in asking ? asking : { role: 'admin', ...asking });
      const text = await response.text();
      const json = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
      return { status: response.status, headers: response.headers, text, body: (json ? JSON.parse(text) : {}) as Body };
    },
    tokenOf: async (role) => `Bearer ${await sign(role, 'someone')}`,
    close: () => app.close(),
  };
}

export function sign(role: Role, subject: string): Promise<string> {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(JWT_SECRET));
}
