import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ReadModels } from '../testing/read-models.js';
import { type RunningQueryApi, startQueryApi } from '../testing/running-query-api.js';
import { BuiltPage } from './built-page.js';

const DOCUMENT = '<!doctype html><script type="module" src="/page/assets/index-Ab3dEf7h.js"></script>';
const SCRIPT = `console.log(${JSON.stringify('a'.repeat(5_000))});\n`;
const anyone = { role: undefined } as const;

let database: TestDatabase;
let folder: string;
let api: RunningQueryApi;
beforeAll(async () => {
  database = await createTestDatabase();
  const views = await new ReadModels(database.url).create();
  await views.close();
  await migrateKeyVault(database.url);
  folder = await mkdtemp(path.join(tmpdir(), 'page-'));
  await mkdir(path.join(folder, 'built', 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'nobody’s business');
  await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'built', 'assets', 'linked.txt'));
  await writeFile(path.join(folder, 'built', 'index.html'), DOCUMENT);
  await writeFile(path.join(folder, 'built', 'assets', 'index-Ab3dEf7h.js'), SCRIPT);
  await writeFile(path.join(folder, 'built', 'assets', 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const variables = { PAGE_COMMAND_API: 'https://commands.example', OIDC_ISSUER: '', PAGE_PROJECTOR: '/ops' };
  api = await startQueryApi(database.url, variables, BuiltPage.read(path.join(folder, 'built')));
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The bytes as they came, of an address that no client has tidied up. */
async function raw(address: string, headers: Record<string, string> = {}) {
  const { port } = new URL(api.url);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>();
  httpRequest({ port, host: '127.0.0.1', path: address, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }));
  })
    .on('error', reject)
    .end();
  return promise;
}

describe('every screen of console and desk', () => {
  it.each(['/console', '/console/', '/console/views', '/console/orders/a%2Fb', '/desk', '/desk/orders/7?tab=lines'])(
    'is the one document, without a token: %s',
    async (address) => {
      const answer = await api.get(address, anyone);

      expect([answer.status, answer.text]).toEqual([200, DOCUMENT]);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('loads and asks nobody but this server and those of its settings, runs nothing inline, and stands in no frame', async () => {
    const { headers } = await api.get('/console', anyone);

    expect(headers.get('content-security-policy')).toBe(
      `default-src 'self'; connect-src 'self' https://commands.example; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`,
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('is not sent again to who has it', async () => {
    const first = await api.get('/console', anyone);
    const again = await api.get('/desk', { ...anyone, headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    const other = await api.get('/desk', { ...anyone, headers: { 'if-none-match': '"another"' } });

    expect([again.status, again.text, other.status]).toEqual([304, '', 200]);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('takes GET and HEAD alone, and neighbours of its addresses are none', async () => {
    expect((await api.fetch('/console', { ...anyone, method: 'HEAD' })).status).toBe(200);
    const posted = await api.fetch('/console/views', { ...anyone, method: 'POST' });
    expect([posted.status, posted.headers.get('allow')?.split(', ').sort()]).toEqual([405, ['GET', 'HEAD']]);
    expect((await api.get('/consoles', anyone)).status).toBe(404);
  });
});

describe('a file of the page', () => {
  it('with a hash in its name may be kept for ever by everybody, and holds nothing of one request', async () => {
    const { status, headers, text: body } = await api.get('/page/assets/index-Ab3dEf7h.js', anyone);

    expect([status, body]).toEqual([200, SCRIPT]);
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('vary')).toBe('Accept-Encoding');
    for (const name of ['x-correlation-id', 'ratelimit', 'ratelimit-policy']) expect([name, headers.get(name)]).toEqual([name, null]);
  });

  it('without one is asked for again', async () => {
    const { headers } = await api.get('/page/assets/icon.svg', anyone);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['image/svg+xml', 'no-cache']);
    expect((await api.get('/page/assets/icon.svg', { ...anyone, headers: { 'if-none-match': headers.get('etag') ?? '' } })).status).toBe(
      304,
    );
  });

  it.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ] as const)('comes as %s to who takes it, with a weak ETag', async (encoding, decode) => {
    const { headers, bytes } = await raw('/page/assets/index-Ab3dEf7h.js', { 'accept-encoding': encoding });

    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding', 'content-length': String(bytes.length) });
    expect(headers.etag).toMatch(/^W\/"/);
    expect([decode(bytes).toString(), bytes.length < 500]).toEqual([SCRIPT, true]);
  });

  it('is told by HEAD, with its length and no body', async () => {
    const answer = await api.fetch('/page/assets/index-Ab3dEf7h.js', {
      ...anyone,
      method: 'HEAD',
      headers: { 'accept-encoding': 'identity' },
    });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, String(SCRIPT.length), '']);
  });

  it.each([
    '/page/assets/index-00000000.js',
    '/page/',
    '/page/index.html',
    '/page/assets',
    '/page/assets/linked.txt',
    '/page/../secret.txt',
    '/page/%2e%2e/secret.txt',
    '/page/..%2fsecret.txt',
    '/page/assets/..%2f..%2fsecret.txt',
    '/page/..%5csecret.txt',
    '/page//etc/passwd',
    '/page/__proto__',
    '/page/%00',
  ])('that is not there is a problem and never the document: %s', async (address) => {
    const { status, headers, bytes } = await raw(address);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' });
    expect(bytes.toString()).not.toMatch(/business|doctype|root:/);
  });
});

describe('the settings of the page', () => {
  it('say where it works, and are asked for anew each time', async () => {
    const { status, headers, body } = await api.get('/page/settings.json', anyone);

    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(body).toEqual({
      commandApi: 'https://commands.example',
      queryApi: '',
      projector: '/ops',
      oidc: null,
      release: expect.stringMatching(/^\d+\.\d+\.\d+-[\w-]{8}$/) as string,
    });
  });
});

describe('the page', () => {
  it('is no part of the API', async () => {
    const { body } = await api.get('/openapi.json', anyone);
    expect(Object.keys(body.paths as object).filter((address) => /^\/(console|desk|page)/.test(address))).toEqual([]);
  });

  it('that was not built is told in a sentence, and the API works without it', async () => {
    const bare = await startQueryApi(database.url, {}, BuiltPage.read(path.join(folder, 'missing')));
    onTestFinished(() => bare.close());

    const answer = await bare.get('/console', anyone);

    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    expect(answer.body.detail).toBe('This installation has no page: its folder apps/console/built is missing. The API works without it.');
    expect((await bare.get('/page/settings.json', anyone)).body.release).toMatch(/^\d+\.\d+\.\d+$/);
    expect((await bare.get('/orders')).status).toBe(200);
  });
});
