import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { type BuiltApp, buildProduct, startBuiltApp } from '../test-bed/built-app.js';
import { createTestDatabase } from '../test-bed/database.js';
import { type Elasticsearch, startElasticsearch } from './elasticsearch.js';
import { missingElasticsearch } from './given-elasticsearch.js';

const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};
type Name = 'command-api' | 'query-api' | 'projector';

describe.skipIf(missingElasticsearch !== undefined)('a shop whose products are searched in Elasticsearch', () => {
  let server: Elasticsearch;
  beforeAll(async () => {
    buildProduct();
    server = await startElasticsearch();
    return () => server.stop();
  }, 180_000);

  test('finds what a command has written, goes on without the server and says so, and is right by itself afterwards', async () => {
    const shop = await openShop(server.url);
    const before = await shop.add('MUG', 'Red mug');
    await expect.poll(() => shop.search('mug', before), { timeout: 60_000 }).toEqual({ skus: ['MUG'], degraded: null });
    expect(await shop.readiness()).toMatchObject({ status: 200 });

    await server.kill();
    const meanwhile = await shop.add('CUP', 'Blue mug');
    const answer = await shop.search('mug', meanwhile);
    expect(answer.skus.toSorted()).toEqual(['CUP', 'MUG']);
    expect(answer.degraded).toBe('search');
    await expect
      .poll(() => shop.readiness(), { timeout: 30_000 })
      .toMatchObject({
        status: 503,
        body: { problems: { views: expect.stringMatching(/^product-index cannot be written: Elasticsearch cannot be reached/) as string } },
      });
    expect(await shop.metric('orderline_projection_unwritable')).toBe(1);

    await server.restart();
    await expect.poll(() => shop.search('mug', meanwhile), { timeout: 60_000 }).toMatchObject({ degraded: null });
    expect((await shop.search('mug', meanwhile)).skus.toSorted()).toEqual(['CUP', 'MUG']);
    await expect.poll(() => shop.readiness(), { timeout: 30_000 }).toMatchObject({ status: 200 });
    expect(await shop.metric('orderline_projection_unwritable')).toBe(0);
  }, 180_000);
});

async function openShop(searchUrl: string) {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await Promise.all([migrateEventStore(database.url), migrateKeyVault(database.url)]);
  const settings = {
    ...secrets,
    EVENT_STORE_URL: database.url,
    READ_MODELS_URL: database.url,
    SEARCH_URL: searchUrl,
    SEARCH_INDEX_PREFIX: `path-${randomUUID().slice(0, 8)}`,
  };
  const start = (name: Name): BuiltApp => {
    const app = startBuiltApp(name, settings);
    onTestFinished(async () => {
      app.child.kill('SIGKILL');
      await app.exited;
    });
    return app;
  };
  const projector = start('projector');
  await projector.url;
  const [commands, queries] = [start('command-api'), start('query-api')];

  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
    const answer = await fetch(`${await commands.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok).toBe(true);
    return answer.headers.get('event-position') ?? '';
  };
  return {
    /** @returns the position at which it can be found */
    add: async (sku: string, name: string) => {
      await post('/products', { sku, name, category: 'kitchen', price: { amount: '1.25', currency: 'GBP' } });
      return post(`/products/${sku}/publish`, {});
    },
    search: async (text: string, position: string) => {
      const answer = await fetch(`${await queries.url}/products/search?q=${text}`, { headers: { 'min-event-position': position } });
      const { items = [] } = (await answer.json()) as { items?: { sku: string }[] };
      return { skus: items.map(({ sku }) => sku), degraded: answer.headers.get('degraded') };
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

function token(): Promise<string> {
  const key = new TextEncoder().encode(secrets.JWT_SECRET);
  return new SignJWT({ role: 'admin' }).setProtectedHeader({ alg: 'HS256' }).setSubject('walter').setExpirationTime('10m').sign(key);
}
