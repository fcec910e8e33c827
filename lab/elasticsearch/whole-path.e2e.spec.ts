import { beforeAll, describe, expect, test } from 'vitest';
import { buildProduct } from '../test-bed/built-app.js';
import { type Elasticsearch, startElasticsearch } from './elasticsearch.js';
import { missingElasticsearch } from './given-elasticsearch.js';
import { openShop } from './testing/open-shop.js';

describe.skipIf(missingElasticsearch !== undefined)('a shop whose products are searched in Elasticsearch', () => {
  let server: Elasticsearch;
  beforeAll(async () => {
    buildProduct();
    server = await startElasticsearch();
    return () => server.stop();
  }, 180_000);

  test('finds what a command has written, goes on without the server and says so, and is right by itself afterwards', async () => {
    const shop = await openShop({ SEARCH_URL: server.url });
    const before = await shop.add('MUG', 'Red mug');
    await expect.poll(() => shop.search('mug', before), { timeout: 60_000 }).toMatchObject({ skus: ['MUG'], degraded: null });
    expect(await shop.readiness()).toMatchObject({ status: 200 });

    await server.kill();
    const meanwhile = await shop.add('CUP', 'Blue mug');
    expect(await shop.search('mug', meanwhile)).toMatchObject({ skus: ['CUP', 'MUG'], degraded: 'search' });
    await expect
      .poll(() => shop.readiness(), { timeout: 30_000 })
      .toMatchObject({
        status: 503,
        body: { problems: { views: expect.stringMatching(/^product-index cannot be written: Elasticsearch cannot be reached/) as string } },
      });
    expect(await shop.metric('orderline_projection_unwritable')).toBe(1);

    await server.restart();
    await expect.poll(() => shop.search('mug', meanwhile), { timeout: 60_000 }).toMatchObject({ skus: ['CUP', 'MUG'], degraded: null });
    await expect.poll(() => shop.readiness(), { timeout: 30_000 }).toMatchObject({ status: 200 });
    expect(await shop.metric('orderline_projection_unwritable')).toBe(0);
  }, 180_000);
});
