import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { loadConfig } from '#platform/config/config';
import { createQueryApi, requiredSettings } from '../query-api.js';
import { ReadModels } from '../testing/read-models.js';
import { JWT_SECRET, MASTER_KEY, sign } from '../testing/running-query-api.js';

const lines: string[] = [];
let url: string;
let views: ReadModels;
let release: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  views = await new ReadModels(database.url).create();
  await Promise.all([migrateKeyVault(database.url), migrateEventStore(database.url)]);
  const keep = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const settings = { READ_MODELS_URL: database.url, EVENT_STORE_URL: database.url, COMMAND_SECRET: JWT_SECRET, JWT_SECRET, MASTER_KEY };
  const app = await createQueryApi(loadConfig(settings, requiredSettings), pino({ level: 'trace' }, keep));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  release = async () => {
    await app.close();
    await views.close();
    await database.drop();
  };
});
afterAll(() => release());

test('no log line holds what was asked for, whether the search succeeds, is refused or fails', async () => {
  const ask = async (query: string, path = '/orders/search') => {
    const authorization = `Bearer ${await sign('clerk', 'carla')}`;
    const response = await fetch(`${url}${path}?${query}`, { headers: { authorization } });
    return [response.status, await response.text()] as const;
  };
  const query = 'name=Geheim&email=geheim%40example.com&q=geheim';
  expect((await ask(query))[0]).toBe(200);
  expect((await ask(`${query}&limit=0`))[0]).toBe(400);
  expect((await ask(query, '/orders/searches'))[0]).toBe(400);
  expect((await ask(query, '/nowhere'))[0]).toBe(404);
  await views.run('drop view read_models.order_search_products');
  const [status, problem] = await ask(query);
  expect(status).toBe(503);
  await views.run('drop view read_models.customers cascade');
  expect((await ask(query))[0]).toBe(503);

  expect(lines.some((line) => line.includes('/orders/search'))).toBe(true);
  expect(lines.some((line) => line.includes('request failed'))).toBe(true);
  expect(`${lines.join('')}${problem}`).not.toMatch(/geheim/i);
});
