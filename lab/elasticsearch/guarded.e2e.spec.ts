import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSearchClient } from '#platform/elasticsearch/client';
import { UnwillingProxy } from '#projector/testing/unwilling-proxy';
import { buildProduct } from '../test-bed/built-app.js';
import { Authority, hasOpenssl } from './authority.js';
import { missingProof, useElasticsearch } from './given-elasticsearch.js';
import { type Grants, GuardedProxy } from './guarded-proxy.js';
import { openShop, type Shop } from './testing/open-shop.js';
import { type Right } from './rights.js';

const missing = missingProof ?? (hasOpenssl ? undefined : 'There is no openssl');
const WRITER = 'writer:pass%40word@';
const ofWriter = `Basic ${Buffer.from('writer:pass@word').toString('base64')}`;
const READER = 'a-key-of-the-query-api';
/** As docs/elasticsearch.md has them. */
const written: readonly Right[] = ['create_index', 'manage', 'read', 'index', 'view_index_metadata'];

const grants = (prefix: string, rights: readonly Right[] = written): Grants =>
  new Map([
    [ofWriter, { prefix, rights: new Set(rights) }],
    [`ApiKey ${READER}`, { prefix, rights: new Set<Right>(['read']) }],
  ]);
const finds = (shop: Shop, text: string, position: string, skus: readonly string[]) =>
  expect.poll(() => shop.search(text, position), { timeout: 60_000, interval: 100 }).toMatchObject({ skus, degraded: null });
const says = (shop: Shop, reason: RegExp) =>
  expect.poll(async () => JSON.stringify(await shop.readiness()), { timeout: 60_000, interval: 100 }).toMatch(reason);

if (missing !== undefined) console.warn(`Left out: ${import.meta.url}. ${missing}`);
describe.skipIf(missing !== undefined)('a server with TLS, users and rights', { timeout: 240_000 }, () => {
  const server = useElasticsearch();
  beforeAll(() => void buildProduct(), 120_000);

  test('the whole life of an index needs the rights that are written down, all of them and no more; a query API reads', async () => {
    await using authority = await Authority.create();
    const prefix = 'orderline';
    await using proxy = await GuardedProxy.before(server.url, await authority.sign('IP:127.0.0.1'), grants(prefix));
    const shop = await openShop(
      { SEARCH_URL: proxy.url(WRITER), SEARCH_CA_FILE: authority.file, SEARCH_INDEX_PREFIX: prefix },
      { SEARCH_URL: proxy.url(), SEARCH_API_KEY: READER },
    );
    await finds(shop, 'mug', await shop.add('MUG', 'Red mug'), ['MUG']);
    const suggested = await fetch(`${await shop.queries.url}/products/suggest?q=mu`);
    expect([suggested.status, suggested.headers.get('degraded')]).toEqual([200, null]);
    for (const line of ['rebuild product-index --verify', 'rollback product-index', 'verify product-index', 'drop product-index'])
      expect(await shop.replay(...line.split(' '))).toMatchObject({ code: 0, errors: '' });
    const client = openSearchClient({ SEARCH_URL: server.url }, { name: 'test', timeoutMs: 10_000, retries: 0 });
    onTestFinished(async () => client?.close());
    const [index = ''] = Object.keys((await client?.indices.getAlias({ name: `${prefix}-product-search` })) ?? {});
    await client?.indices.deleteAlias({ index, name: `${index}-write` });
    await finds(shop, 'mug', await shop.add('CUP', 'Blue mug'), ['CUP', 'MUG']);
    await client?.indices.delete({ index });
    await finds(shop, 'mug', await shop.add('JAR', 'Green mug'), ['CUP', 'JAR', 'MUG']);

    expect(proxy.judged.filter(({ status }) => status !== 200)).toEqual([]);
    expect([...new Set(proxy.judged.map(({ right }) => right))].toSorted()).toEqual(written.toSorted());
    // As version 9 takes them, too.
    expect(
      new Set(proxy.judged.flatMap(({ mediaTypes }) => mediaTypes.flatMap((type) => /compatible-with=\d+/.exec(type ?? '') ?? []))),
    ).toEqual(new Set(['compatible-with=8']));
    expect(proxy.judged.filter(({ mediaTypes }) => mediaTypes.every((type) => !type?.includes('compatible-with=8')))).toEqual([]);
    const left = Object.keys((await client?.indices.get({ index: `${prefix}-product-search-*` })) ?? {});
    for (const each of left) await client?.indices.delete({ index: each });
  });

  test.each([
    ['another authority has signed', 'other', 'IP:127.0.0.1', 2, /SEARCH_CA_FILE does not hold the authority/],
    ['has expired', 'own', 'IP:127.0.0.1', -1, /its certificate has expired/],
    ['is of another host', 'own', 'DNS:elsewhere', 2, /another host than SEARCH_URL names/],
  ] as const)('a certificate that %s is not trusted, and both processes say so by name', async (_what, which, name, days, reason) => {
    await using own = await Authority.create();
    await using other = await Authority.create();
    const certificate = await (which === 'own' ? own : other).sign(name, days);
    await using proxy = await GuardedProxy.before(server.url, certificate, grants('any'));
    const shop = await openShop({ SEARCH_URL: proxy.url(WRITER), SEARCH_CA_FILE: own.file });
    const position = await shop.add('MUG', 'Red mug');

    await says(shop, reason);
    expect(await shop.search('mug', position)).toMatchObject({ skus: ['MUG'], degraded: 'search' });
    expect(shop.projector.printed().output).toMatch(reason);
    expect(proxy.judged).toEqual([]);
  });

  test('a user or key that the server does not know, or who may not, is told by name; once it is known everything goes on', async () => {
    await using authority = await Authority.create();
    await using proxy = await GuardedProxy.before(server.url, await authority.sign('IP:127.0.0.1'), new Map());
    const shop = await openShop(
      { SEARCH_URL: proxy.url(WRITER), SEARCH_CA_FILE: authority.file },
      { SEARCH_URL: proxy.url(), SEARCH_API_KEY: READER },
    );
    const position = await shop.add('MUG', 'Red mug');
    await says(shop, /does not know who asks: see SEARCH_API_KEY, or user and password in SEARCH_URL/);
    expect(await shop.search('mug', position)).toMatchObject({ skus: ['MUG'], degraded: 'search' });

    proxy.grants = grants(shop.prefix, ['read', 'view_index_metadata']);
    await says(shop, /does not allow it \(security_exception\): see the rights in docs\/elasticsearch.md/);

    proxy.grants = grants(shop.prefix);
    await finds(shop, 'mug', position, ['MUG']);
    proxy.grants = new Map([...proxy.grants].filter(([who]) => who === ofWriter));
    await expect.poll(() => shop.search('mug', position)).toMatchObject({ skus: ['MUG'], degraded: 'search' });
    expect(shop.queries.printed().output).toMatch(
      /"reason":"not-allowed","detail":"Elasticsearch does not know who asks: see SEARCH_API_KEY/,
    );
    expect(`${shop.queries.printed().output}${shop.projector.printed().output}`).not.toMatch(
      /pass%40word|pass@word|a-key-of-the-query-api/,
    );
  });

  test('a file of authorities that holds none ends every process that needs it, with 2 and the name of the variable', async () => {
    const shop = await openShop({ SEARCH_URL: server.url });
    const ended = await shop.replay('list', '--json');
    expect(ended).toMatchObject({ code: 0 });
    await expect(openShop({ SEARCH_URL: 'https://127.0.0.1:9', SEARCH_CA_FILE: import.meta.filename })).rejects.toThrow(
      /projector ended with 2 before it served: .*SEARCH_CA_FILE names a file that holds no certificate as PEM/s,
    );
  });

  test('given two nodes of which one is gone, searches and writes go on over the other one', async () => {
    await using one = await UnwillingProxy.before(server.url);
    const two = await UnwillingProxy.before(server.url);
    const shop = await openShop({ SEARCH_URL: `${two.url},${one.url}` });
    await finds(shop, 'mug', await shop.add('MUG', 'Red mug'), ['MUG']);
    for (let time = 0; time < 4; time++) await shop.search('mug', '0');
    expect(Math.min(one.asked, two.asked)).toBeGreaterThan(0);

    await two[Symbol.asyncDispose]();

    const degraded: (string | null)[] = [];
    for (let time = 0; time < 30; time++) degraded.push((await shop.search('mug', '0')).degraded);
    expect(degraded.filter((each) => each !== null).length).toBeLessThanOrEqual(1);
    await finds(shop, 'mug', await shop.add('CUP', 'Blue mug'), ['CUP', 'MUG']);
    expect(await shop.replay('verify', 'product-index')).toMatchObject({ code: 0, errors: '' });
  });

  test('a server that says it is of version 9 is asked as one of version 8', async () => {
    await using authority = await Authority.create();
    const asNine = (body: string) => body.replace(/"number" ?: ?"8[^"]*"/, '"number":"9.2.2"');
    await using proxy = await GuardedProxy.before(server.url, await authority.sign('IP:127.0.0.1'), new Map(), asNine);
    const shop = await openShop({ SEARCH_URL: proxy.url(WRITER), SEARCH_CA_FILE: authority.file });
    proxy.grants = grants(shop.prefix);

    await finds(shop, 'mug', await shop.add('MUG', 'Red mug'), ['MUG']);

    expect(proxy.judged.filter(({ request }) => request === 'GET /')).toEqual([]);
  });
});
