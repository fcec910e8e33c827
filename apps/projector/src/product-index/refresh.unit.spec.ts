import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Unwritable } from '#subscriptions/unwritable';
import { refresh } from './refresh.js';
import { openSearchTarget } from './search-target.js';

async function givenShards(shards: object | undefined) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
    response.end(JSON.stringify({ _shards: shards }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const target = openSearchTarget({ SEARCH_URL: `http://127.0.0.1:${port}`, SEARCH_INDEX_PREFIX: 'test' });
  if (target === undefined) throw new Error('There is a URL.');
  onTestFinished(async () => {
    await target.client.close();
    server.close();
  });
  return target;
}

test('one copy that was refreshed will do', async () => {
  await refresh(await givenShards({ total: 2, successful: 1, failed: 0 }), 'products');
});

test.each([
  ['no copy is at work', { total: 2, successful: 0, failed: 0 }],
  ['a copy could not be refreshed', { total: 2, successful: 1, failed: 1 }],
  ['nothing is said of copies', undefined],
])('where %s, nobody may be told that it is seen', async (_case, shards) => {
  await expect(refresh(await givenShards(shards), 'products')).rejects.toThrow(Unwritable);
});
