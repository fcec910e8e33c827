import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Elasticsearch, startElasticsearch } from '#lab/elasticsearch/elasticsearch';
import { missingProof } from '#lab/elasticsearch/given-elasticsearch';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { ReadModels } from '../testing/read-models.js';
import { type Answered, type RunningQueryApi, startQueryApi } from '../testing/running-query-api.js';
import { SearchIndex } from '../testing/search-index.js';
import { until } from '../testing/until.js';
import { shop } from './testing/shop.js';

/** How far the index is, and PostgreSQL, which is kept by another follower. */
const INDEXED = 9;
const STORED = 12;

const nobody = { role: undefined } as const;
const ask = (api: RunningQueryApi, query = 'q=lamp', headers: Record<string, string> = {}) =>
  api.get(`/products/search?${query}`, { ...nobody, headers });

function expectStandIn(answer: Answered): void {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get('degraded')).toBe('search');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('event-position')).toBe(String(STORED));
  expect(answer.body.items.length).toBeGreaterThan(0);
}

const byElasticsearch = (answer: Answered) =>
  answer.status === 200 && !answer.headers.has('degraded') && answer.headers.get('event-position') === String(INDEXED);

if (missingProof !== undefined) console.warn(`Left out: ${import.meta.url}. ${missingProof}`);
describe.skipIf(missingProof !== undefined)('while Elasticsearch does not do its part', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let server: Elasticsearch;
  let views: ReadModels;
  let index: SearchIndex;
  let api: RunningQueryApi;

  beforeAll(async () => {
    server = await startElasticsearch();
    database = await createTestDatabase();
    views = await new ReadModels(database.url).create();
    await migrateKeyVault(database.url);
    index = await SearchIndex.create(server.url, views, 'english', 'degraded');
    await views.productSearch(...shop);
    await views.moveTo('product-search', STORED);
    await index.put(INDEXED, shop);
    api = await startQueryApi(database.url, { SEARCH_URL: server.url });
    await recovered();
  });
  afterAll(async () => {
    await api.close();
    await index.client.close();
    await views.close();
    await database.drop();
    await server.stop();
  });

  const recovered = () => until(async () => byElasticsearch(await ask(api)), 60_000);

  test('killed: PostgreSQL answers within two seconds and says so, and afterwards Elasticsearch does by itself', async () => {
    await server.kill();
    let back = false;
    onTestFinished(async () => void (back || (await server.restart())));
    for (let time = 0; time < 8; time++) {
      const began = performance.now();
      expectStandIn(await ask(api));
      expect(performance.now() - began).toBeLessThan(2_000);
    }
    const suggested = await api.get('/products/suggest?q=lam', nobody);
    expect([suggested.status, suggested.headers.get('degraded')]).toEqual([200, 'search']);
    expect(await api.metrics()).toMatch(/^orderline_search_degraded 1$/m);
    expect(await api.metrics()).toMatch(/^orderline_search_answers_total\{by="postgresql",reason="unreachable"\} [1-9]/m);
    expect(await api.metrics()).toMatch(/reason="circuit-open"/);
    await server.restart();
    back = true;
    await recovered();
    expect(await api.metrics()).toMatch(/^orderline_search_degraded 0$/m);
  });

  test('paused: nobody waits for it but the first few, and those a second', async () => {
    server.pause();
    onTestFinished(() => server.resume());
    const times: number[] = [];
    for (let time = 0; time < 7; time++) {
      const began = performance.now();
      expectStandIn(await ask(api));
      times.push(performance.now() - began);
    }
    expect(Math.max(...times)).toBeLessThan(2_000);
    expect(times[0]).toBeGreaterThan(900);
    expect(times.at(-1)).toBeLessThan(900);
    server.resume();
    await recovered();
  });

  test('an index that is being filled is not asked', async () => {
    await index.setUsable(false, 'the index is filled anew');
    expectStandIn(await ask(api));
    await index.setUsable(true);
    await recovered();
  });

  test('an index that was put back from an older copy is not believed', async () => {
    await index.moveTo(INDEXED, INDEXED + 1);
    expectStandIn(await ask(api));
    expectStandIn(await ask(api, 'q=&sort=price'));
    const suggested = await api.get('/products/suggest?q=lam', nobody);
    expect(suggested.headers.get('degraded')).toBe('search');
    await index.moveTo(INDEXED);
    await recovered();
  });

  test('what it has not reached in its time is answered by who has', async () => {
    const later = (position: number, wait: number) => ({ 'min-event-position': String(position), prefer: `wait=${wait}` });
    expectStandIn(await ask(api, 'q=lamp', later(STORED, 0)));
    const began = performance.now();
    expectStandIn(await ask(api, 'q=lamp', later(STORED, 5)));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect((await ask(api, 'q=lamp', later(STORED + 1, 0))).body).toMatchObject({ status: 503, code: 'projection-behind' });
    // A matter of these questions alone.
    expect(byElasticsearch(await ask(api))).toBe(true);
  });

  test('a list by relevance does not go on in the order of another, and one by a column does', async () => {
    const ranked = await ask(api, 'q=lamp&limit=1');
    const priced = await ask(api, 'q=lamp&sort=price&limit=2');
    const whole = await ask(api, 'q=lamp&sort=price');
    await index.setUsable(false);
    const other = await ask(api, `q=lamp&limit=1&cursor=${ranked.body.nextCursor}`);
    expect(other.body).toMatchObject({ status: 400, code: 'cursor-expired' });
    const standIn = await ask(api, 'q=lamp&limit=1');
    const rest = await ask(api, `q=lamp&sort=price&cursor=${priced.body.nextCursor}`);
    expectStandIn(rest);
    expect(rest.body.items.map(({ sku }) => sku)).toEqual(whole.body.items.slice(2).map(({ sku }) => sku));
    await index.setUsable(true);
    await recovered();
    const back = await ask(api, `q=lamp&limit=1&cursor=${standIn.body.nextCursor}`);
    expect(back.body).toMatchObject({ status: 400, code: 'cursor-expired' });
    expect((await ask(api, 'q=lamp&cursor=nonsense')).body).toMatchObject({ status: 400, code: 'validation-failed' });
  });

  test('deleted: it says so, and nothing makes the index anew', async () => {
    await index.client.indices.delete({ index: index.name });
    expectStandIn(await ask(api));
    expect(await index.client.indices.exists({ index: index.name })).toBe(false);
  });
});

describe('a server that refuses', () => {
  test.each([
    [429, 'overloaded'],
    [403, 'not-allowed'],
    [401, 'not-allowed'],
    [503, 'fault'],
    [400, 'refused'],
    [200, 'unreachable'],
  ])('%i: PostgreSQL answers, and the reason is counted', async (status, reason) => {
    const refusing = createServer((_request, response) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(status === 200 ? {} : { 'x-elastic-product': 'Elasticsearch' }),
      });
      response.end('{"error":{"type":"some_exception"},"status":0}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void refusing.close());
    const database = await createTestDatabase();
    const views = await new ReadModels(database.url).create();
    await migrateKeyVault(database.url);
    await SearchIndex.announce(views, 'english', 'never-made');
    await views.productSearch(...shop);
    await views.moveTo('product-search', STORED);
    const port = (refusing.address() as AddressInfo).port;
    const api = await startQueryApi(database.url, { SEARCH_URL: `http://127.0.0.1:${port}` });
    onTestFinished(async () => {
      await api.close();
      await views.close();
      await database.drop();
    });
    expectStandIn(await ask(api));
    expect(await api.metrics()).toMatch(new RegExp(`^orderline_search_answers_total\\{by="postgresql",reason="${reason}"\\} 1$`, 'm'));
  });

  test('where no projector has ever made an index, PostgreSQL answers', async () => {
    const database = await createTestDatabase();
    const views = await new ReadModels(database.url).create();
    await migrateKeyVault(database.url);
    await views.productSearch(...shop);
    await views.moveTo('product-search', STORED);
    const api = await startQueryApi(database.url, { SEARCH_URL: 'http://127.0.0.1:9' });
    onTestFinished(async () => {
      await api.close();
      await views.close();
      await database.drop();
    });
    expectStandIn(await ask(api));
  });
});
