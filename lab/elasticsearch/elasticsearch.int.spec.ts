import { describe, expect, onTestFinished, test } from 'vitest';
import { openSearchClient } from '#platform/elasticsearch/client';
import { indexDefinition } from '#read-models/search/index-definition';
import { searchLanguages } from '#read-models/search/languages';
import { startElasticsearch } from './elasticsearch.js';
import { missingElasticsearch, missingProof, useElasticsearch } from './given-elasticsearch.js';

const meta = { view: 'product-index', generation: 1, index_id: 'a1', version: 100, installation: 'lab' } as const;

function openClient(url: string, timeoutMs = 10_000) {
  const client = openSearchClient({ SEARCH_URL: url }, { name: 'test', timeoutMs, retries: 0 });
  if (client === undefined) throw new Error('There is a URL.');
  onTestFinished(() => client.close());
  return client;
}

describe.skipIf(missingElasticsearch !== undefined)('the server', () => {
  const server = useElasticsearch();

  test.each(searchLanguages)('makes an index of products in %s', async (language) => {
    const client = openClient(server.url);
    const index = `lab-${language}`;
    onTestFinished(async () => void (await client.indices.delete({ index }, { ignore: [404] })));
    await client.indices.create({ index, ...indexDefinition(language, meta) });
    const { tokens = [] } = await client.indices.analyze({ index, analyzer: 'product_text', text: 'Crème USB-C WH-1000XM4 12v' });
    const words = tokens.map(({ token }) => token);
    expect(words).toEqual(expect.arrayContaining(['usb', 'c', 'usbc', 'wh1000xm4', '12v']));
  });

  test.skipIf(missingProof !== undefined)('stands still, moves on, and comes back with its data after a kill', async () => {
    const own = await startElasticsearch();
    onTestFinished(() => own.stop());
    const client = openClient(own.url);
    const hasty = openClient(own.url, 500);
    await client.index({ index: 'kept', id: '1', document: { a: 1 }, refresh: true });
    own.pause();
    await expect(hasty.count({ index: 'kept' })).rejects.toThrow(/timed out/);
    own.resume();
    expect((await client.count({ index: 'kept' })).count).toBe(1);
    await own.kill();
    await expect(hasty.count({ index: 'kept' })).rejects.toThrow(/ECONNREFUSED/);
    await own.restart();
    await client.cluster.health({ index: 'kept', wait_for_status: 'yellow', timeout: '30s' });
    expect((await client.count({ index: 'kept' })).count).toBe(1);
  });
});
