import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { expect, onTestFinished } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { type BuiltApp, startBuiltApp } from '../../test-bed/built-app.js';
import { createTestDatabase } from '../../test-bed/database.js';
import { testSecrets } from '../../test-bed/three-processes.js';

const replayMain = path.resolve(import.meta.dirname, '../../../dist/apps/projector/src/replay-main.js');

export type Shop = Awaited<ReturnType<typeof openShop>>;

export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** What a search answered, and how long that took. */
export interface Searched {
  readonly status: number;
  readonly skus: readonly string[];
  /** The header `Degraded`. */
  readonly degraded: string | null;
  readonly milliseconds: number;
}

/**
 * The three processes from the build, for one test, whose products are searched in Elasticsearch as the settings name it.
 * @param ofQueries what is otherwise for the query API
 */
export async function openShop(search: Readonly<Record<string, string>>, ofQueries: Readonly<Record<string, string>> = {}) {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await Promise.all([migrateEventStore(database.url), migrateKeyVault(database.url)]);
  const prefix = `path-${randomUUID().slice(0, 8)}`;
  const settings = {
    ...testSecrets,
    EVENT_STORE_URL: database.url,
    READ_MODELS_URL: database.url,
    SEARCH_INDEX_PREFIX: prefix,
    ...search,
  };
  const start = (name: 'command-api' | 'query-api' | 'projector'): BuiltApp => {
    const app = startBuiltApp(name, { ...settings, ...(name === 'query-api' ? ofQueries : {}) });
    onTestFinished(async () => {
      app.child.kill('SIGKILL');
      await app.exited;
    });
    return app;
  };
  const projector = start('projector');
  await projector.url;
  const [commands, queries] = [start('command-api'), start('query-api')];

  const post = async (route: string, body: object) => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
    const answer = await fetch(`${await commands.url}${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok, await answer.text()).toBe(true);
    return answer.headers.get('event-position') ?? '';
  };
  const replay = (...words: readonly string[]): Promise<Ended> => runReplay(settings, words);
  return {
    databaseUrl: database.url,
    prefix,
    projector,
    queries,
    replay,
    /** @returns the position at which it can be found */
    add: async (sku: string, name: string) => {
      await post('/products', { sku, name, category: 'kitchen', price: { amount: '1.25', currency: 'GBP' } });
      return post(`/products/${sku}/publish`, {});
    },
    rename: (sku: string, name: string) => post(`/products/${sku}/revise`, { name }),
    search: async (text: string, position: string): Promise<Searched> => {
      const began = performance.now();
      const answer = await fetch(`${await queries.url}/products/search?q=${text}`, { headers: { 'min-event-position': position } });
      const { items = [] } = (await answer.json()) as { items?: { sku: string }[] };
      const milliseconds = performance.now() - began;
      return {
        status: answer.status,
        skus: items.map(({ sku }) => sku).toSorted(),
        degraded: answer.headers.get('degraded'),
        milliseconds,
      };
    },
    /** As the view `products` has it. */
    product: async (sku: string, position: string) => {
      const answer = await fetch(`${await queries.url}/products/${sku}`, { headers: { 'min-event-position': position } });
      return { status: answer.status, body: await answer.json() };
    },
    readiness: async () => {
      const answer = await fetch(`${await projector.url}/health/ready`);
      return { status: answer.status, body: await answer.json() };
    },
    metric: async (name: string) => {
      for (let tries = 0; ; tries++) {
        const text = await (await fetch(await projector.metricsUrl)).text();
        const found = new RegExp(`^${name}\\{.*product-index.*\\} (\\S+)$`, 'm').exec(text);
        if (found !== null || tries === 50) return Number(found?.[1]);
        await delay(100);
      }
    },
  };
}

/** `npm run replay`, from the build. */
function runReplay(environment: NodeJS.ProcessEnv, words: readonly string[]): Promise<Ended> {
  const options = { env: { PATH: process.env.PATH, ...environment } };
  return new Promise((resolve) => {
    execFile(process.execPath, [replayMain, ...words], options, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    );
  });
}

function token(): Promise<string> {
  const key = new TextEncoder().encode(testSecrets.JWT_SECRET);
  return new SignJWT({ role: 'admin' }).setProtectedHeader({ alg: 'HS256' }).setSubject('walter').setExpirationTime('10m').sign(key);
}
