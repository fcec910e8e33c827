import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../config/config.js';
import { openSearchClient, type SearchSettings } from './client.js';
import { indexNames, peopleAlias } from './index-names.js';

const options = { name: 'test', timeoutMs: 2_000, retries: 1 };

async function givenServer() {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function ask(settings: SearchSettings): Promise<void> {
  const client = openSearchClient(settings, options);
  onTestFinished(async () => client?.close());
  await client?.info();
}

test('no node, no client', () => {
  expect(openSearchClient({}, options)).toBeUndefined();
});

test('user and password stand in the URL', async () => {
  const { asked, host } = await givenServer();
  await ask({ SEARCH_URL: `http://orderline:p%40ss@${host}` });
  expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('orderline:p@ss').toString('base64')}`);
});

test('an API key is sent in place of a user', async () => {
  const { asked, host } = await givenServer();
  await ask({ SEARCH_URL: `http://a:b@${host}`, SEARCH_API_KEY: 'k1' });
  expect(asked.map(({ authorization }) => authorization)).toEqual(['ApiKey k1']);
});

test('another node answers where one does not', async () => {
  const { asked, host } = await givenServer();
  for (let time = 0; time < 4; time++) await ask({ SEARCH_URL: `http://127.0.0.1:9,http://${host}` });
  expect(asked).toHaveLength(4);
});

test('a file that cannot be read is named by its variable, and not shown', () => {
  expect(() => openSearchClient({ SEARCH_URL: 'https://x', SEARCH_CA_FILE: '/nowhere/secret' }, options)).toThrow(
    'SEARCH_CA_FILE names a file that cannot be read: ENOENT',
  );
});

test.each([
  ['that holds none', 'a letter', 'names a file that holds no certificate as PEM'],
  ['with a damaged one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'names a file with a damaged certificate: '],
])('a file of certificates %s is refused', async (_which, contents, reason) => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'orderline-ca-')), 'ca.pem');
  onTestFinished(() => rm(path.dirname(file), { recursive: true }));
  await writeFile(file, contents);
  expect(() => openSearchClient({ SEARCH_URL: 'https://x', SEARCH_CA_FILE: file }, options)).toThrow(`SEARCH_CA_FILE ${reason}`);
});

test.each([
  ['SEARCH_URL', 'ftp://x'],
  ['SEARCH_URL', 'http://a,,http://b'],
  ['SEARCH_INDEX_PREFIX', 'Upper'],
  ['SEARCH_INDEX_PREFIX', '-a'],
  ['SEARCH_TIMEOUT_MS', '5'],
])('%s=%s is refused by its name', (variable, value) => {
  expect(() => loadConfig({ [variable]: value }, [])).toThrow(variable);
});

test('names begin with the prefix', () => {
  expect(indexNames('shop', 3, '0123456789')).toEqual({
    index: 'shop-product-search-3-01234567',
    writeAlias: 'shop-product-search-3-01234567-write',
  });
  expect(peopleAlias('shop')).toBe('shop-product-search');
});
