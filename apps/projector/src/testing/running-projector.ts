import { SignJWT } from 'jose';
import { pino } from 'pino';
import { loadConfig } from '#platform/config/config';
import { type Role } from '#platform/auth/principal';
import { createProjector } from '../projector.js';

const JWT_SECRET = 'a secret of the tests that is long enough';

export interface Asking {
  /** undefined: without a token. */
  readonly role?: Role | undefined;
  readonly subject?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A projector as it runs, on a port of its own, steered by ada unless told otherwise. */
export interface RunningProjector {
  readonly url: string;
  /** What it has logged. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  post(path: string, asking?: Asking): Promise<Answered>;
  get(path: string, asking?: Asking): Promise<Answered>;
  stream(path: string, asking?: Asking): Promise<Response>;
  close(): Promise<void>;
}

export async function startProjector(url: string): Promise<RunningProjector> {
  const settings = { EVENT_STORE_URL: url, READ_MODELS_URL: url, JWT_SECRET };
  const lines: Readonly<Record<string, unknown>>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const app = await createProjector(loadConfig(settings, ['EVENT_STORE_URL', 'READ_MODELS_URL']), logger);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const send = async (method: string, path: string, asking: Asking = {}) => {
    const { role, subject = 'ada', body, headers } = { role: 'admin' as const, ...asking };
    return fetch(base + path, {
      method,
      headers: {
        ...(role === undefined ? {} : { authorization: `Bearer ${await sign(role, subject)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  const answered = async (response: Response): Promise<Answered> => ({
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  });
  return {
    url: base,
    lines,
    post: async (path, asking) => answered(await send('POST', path, asking)),
    get: async (path, asking) => answered(await send('GET', path, asking)),
    stream: (path, asking) => send('GET', path, asking),
    close: () => app.close(),
  };
}

function sign(role: Role, subject: string): Promise<string> {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(JWT_SECRET));
}
