import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSearchClient } from '#platform/elasticsearch/client';
import { UnwillingProxy } from '#projector/testing/unwilling-proxy';
import { buildProduct } from '../test-bed/built-app.js';
import { type Acknowledged, ConstantSearcher } from './testing/constant-searcher.js';
import { type Elasticsearch, startElasticsearch } from './elasticsearch.js';
import { mountSmallDisk, type SmallDisk } from './full-disk.js';
import { missingProof } from './given-elasticsearch.js';
import { openShop, type Shop } from './testing/open-shop.js';

const PAUSE_MS = Number(process.env.ORDERLINE_LONG_PAUSE_MS ?? 4_000);
/** Within which a search says that another one stands in. */
const SAID_WITHIN_MS = 2_000;
const LONGEST_MS = 240_000;

/** What happens to the server, and its end. */
interface Fault {
  readonly begin: () => Promise<unknown> | void;
  readonly over: () => Promise<unknown> | void;
  /** What the projector says meanwhile; undefined where the projector makes it right at once. */
  readonly said: RegExp | undefined;
}

/**
 * Commands and the other views go on, every search finds what was acknowledged before it, within two seconds and with `Degraded: search` where PostgreSQL
 * had to answer, and once it is over every document is what the log makes of it, without anybody's doing.
 */
async function survives(shop: Shop, { begin, over, said }: Fault): Promise<void> {
  let acknowledged: Acknowledged = { position: await shop.add('MUG', 'Red mug'), skus: ['MUG'] };
  const add = async (sku: string, name: string) => {
    const position = await shop.add(sku, name);
    acknowledged = { position, skus: [...acknowledged.skus, sku] };
    return position;
  };
  await answersAgain(shop, acknowledged);
  const searcher = new ConstantSearcher(shop, 'mug', () => acknowledged);

  await begin();
  const position = await add('CUP', 'Blue mug');
  await shop.rename('MUG', 'Crimson mug');
  expect(await shop.product('CUP', position)).toMatchObject({ status: 200, body: { name: 'Blue mug' } });
  if (said !== undefined) {
    await expect.poll(async () => JSON.stringify(await shop.readiness()), { timeout: 60_000, interval: 100 }).toMatch(said);
    expect(await shop.search('mug', position)).toMatchObject({ skus: ['CUP', 'MUG'], degraded: 'search' });
  }
  await over();
  await add('JAR', 'Green mug');
  await answersAgain(shop, acknowledged);
  const answers = await searcher.stop();

  expect(answers.filter(({ degraded }) => degraded === 'search').length).toBeGreaterThan(0);
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(SAID_WITHIN_MS);
  expect(await shop.search('crimson', acknowledged.position)).toMatchObject({ skus: ['MUG'], degraded: null });
  await expect.poll(async () => (await shop.readiness()).status, { timeout: 60_000 }).toBe(200);
  expect(await shop.replay('verify', 'product-index')).toMatchObject({ code: 0, errors: '' });
}

function answersAgain(shop: Shop, { position, skus }: Acknowledged, word = 'mug'): Promise<unknown> {
  return expect
    .poll(() => shop.search(word, position), { timeout: 120_000, interval: 100 })
    .toMatchObject({ skus: skus.toSorted(), degraded: null });
}

if (missingProof !== undefined) console.warn(`Left out: ${import.meta.url}. ${missingProof}`);
describe.skipIf(missingProof !== undefined)('a shop goes on, says so, and is right by itself afterwards', { timeout: LONGEST_MS }, () => {
  let server: Elasticsearch;
  let client: Client;
  beforeAll(async () => {
    buildProduct();
    server = await startElasticsearch();
    client = clientOf(server.url);
  }, 180_000);
  afterAll(async () => {
    await client?.close();
    await server?.stop();
  });

  const open = (url = server.url) => openShop({ SEARCH_URL: url });
  const liveIndex = async (shop: Shop) =>
    Object.keys(await client.indices.getAlias({ name: `${shop.prefix}-product-search` }))[0] as string;

  test('while the server is killed', async () => {
    await survives(await open(), { begin: () => server.kill(), over: () => server.restart(), said: /cannot be reached/ });
  });

  test(
    'while the server stands still',
    async () => {
      const shop = await open();
      let since = 0;
      await survives(shop, {
        begin: () => {
          since = performance.now();
          server.pause();
        },
        over: async () => {
          await delay(Math.max(0, PAUSE_MS - (performance.now() - since)));
          server.resume();
        },
        said: /does not answer in time/,
      });
    },
    LONGEST_MS + PAUSE_MS,
  );

  test('while the index is read-only', async () => {
    const shop = await open();
    const block = async (on: true | null) =>
      client.indices.putSettings({ index: `${shop.prefix}-*`, settings: { 'index.blocks.write': on } });
    await survives(shop, { begin: () => block(true), over: () => block(null), said: /read-only/ });
  });

  test.each([
    ['everything', () => true],
    ['bulks', (path: string) => path.includes('_bulk')],
    ['refreshes', (path: string) => path.includes('_refresh')],
    ['searches', (path: string) => path.includes('_search')],
  ])('while the server answers %s with 429', async (what, refused) => {
    await using proxy = await UnwillingProxy.before(server.url);
    const shop = await open(proxy.url);
    await survives(shop, {
      begin: () => void (proxy.refuse = (_method, path) => (refused(path) ? 429 : undefined)),
      over: () => void (proxy.refuse = () => undefined),
      said: what === 'searches' ? undefined : /overloaded/,
    });
  });

  test('when an older snapshot of the index is put back', async () => {
    const shop = await open();
    await answersAgain(shop, { position: await shop.add('OLD', 'Old plate'), skus: ['OLD'] }, 'plate');
    const [index, repository] = [await liveIndex(shop), `of-${shop.prefix}`];
    const copy = { repository, snapshot: 'copy', indices: index, include_global_state: false, wait_for_completion: true };
    await client.snapshot.createRepository({
      name: repository,
      repository: { type: 'fs', settings: { location: path.join(server.snapshots, repository) } },
    });
    await client.snapshot.create(copy);
    await survives(shop, {
      begin: async () => {
        await client.indices.delete({ index });
        await client.snapshot.restore(copy);
      },
      over: () => undefined,
      said: undefined,
    });
  });

  test('when the index is deleted', async () => {
    const shop = await open();
    await survives(shop, {
      begin: async () => client.indices.delete({ index: await liveIndex(shop) }),
      over: () => undefined,
      said: undefined,
    });
  });
});

if (missingProof === undefined) {
  const disk = await mountSmallDisk(128);
  if (typeof disk === 'string') console.warn(`Left out: a disk that is really full. ${disk}`);
  describe.skipIf(typeof disk === 'string')('a shop whose Elasticsearch has a small disk', { timeout: LONGEST_MS }, () => {
    const small = disk as SmallDisk;
    let server: Elasticsearch;
    beforeAll(async () => {
      buildProduct();
      // As a server has it from the start, only that it looks more often.
      const settings = { 'path.data': small.folder, 'cluster.routing.allocation.disk.threshold_enabled': 'true' };
      server = await startElasticsearch({ settings: { ...settings, 'cluster.info.update.interval': '10s' } });
    }, 180_000);
    afterAll(async () => {
      await server?.stop();
      await small.remove();
    });

    test('goes on while that is full, says so, and is right by itself afterwards', async () => {
      const client = clientOf(server.url);
      onTestFinished(() => client.close());
      const shop = await openShop({ SEARCH_URL: server.url });
      await survives(shop, {
        begin: async () => {
          await small.fill(3_000_000);
          // The server looks at its disk now and then, and closes what stands on one that is nearly full.
          const closed = async () => JSON.stringify(await client.indices.getSettings({ index: `${shop.prefix}-*` }));
          await expect.poll(closed, { timeout: 60_000, interval: 200 }).toContain('read_only_allow_delete');
          await small.fill(0);
        },
        over: () => small.empty(),
        said: /disk is full/,
      });
    });
  });
}

function clientOf(url: string): Client {
  const client = openSearchClient({ SEARCH_URL: url }, { name: 'test', timeoutMs: 60_000, retries: 0 });
  if (client === undefined) throw new Error('There is a URL.');
  return client;
}
