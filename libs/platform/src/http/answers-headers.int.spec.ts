import { request as httpRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { preferredEncoding } from './compression.js';
import { corsOrigins } from './cors.js';
import { bearer, LONG, startGuarded } from './testing/guarded-application.js';

const CATALOGUE_VARY = 'Authorization, Min-Event-Position, Accept-Encoding';

/** As the bytes came. */
function raw(url: string, headers: Record<string, string>, method = 'GET') {
  const { promise, resolve, reject } = Promise.withResolvers<{ headers: Record<string, unknown>; bytes: Buffer }>();
  httpRequest(url, { headers, method }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
  })
    .on('error', reject)
    .end();
  return promise;
}

describe('who may keep an answer', () => {
  it('of the catalogue, everybody for a moment, and nothing of one request is in it', async () => {
    const { ask } = await startGuarded();
    const { headers, status } = await ask('/catalogue');

    expect([status, headers.get('cache-control'), headers.get('vary')]).toEqual([
      200,
      'public, max-age=5, stale-while-revalidate=30',
      CATALOGUE_VARY,
    ]);
    for (const name of ['x-correlation-id', 'ratelimit', 'ratelimit-policy']) expect([name, headers.get(name)]).toEqual([name, null]);
    expect(headers.get('event-position')).toBe('9');
  });

  it('of the catalogue with a token, the asker alone', async () => {
    const { ask } = await startGuarded();
    const { headers } = await ask('/catalogue', await bearer('clerk'));

    expect([headers.get('cache-control'), headers.get('vary')]).toEqual(['private, no-cache', CATALOGUE_VARY]);
    expect(headers.get('ratelimit')).not.toBeNull();
    expect(headers.get('x-correlation-id')).not.toBeNull();
  });

  it.each([
    ['a degraded answer', '/degraded', 'GET', {}, 'no-store'],
    ['a problem', '/mine', 'GET', {}, 'no-store'],
    ['an address that is none', '/nowhere', 'GET', {}, 'no-store'],
    ['a method that is none', '/mine', 'POST', {}, 'no-store'],
    ['what is his', '/mine', 'GET', { role: 'customer' }, 'private, no-cache'],
    ['a command', '/commands', 'POST', { role: 'clerk' }, 'no-store'],
    ['a page', '/page', 'GET', {}, 'no-cache'],
  ] as const)('of %s', async (_what, path, method, { role }: { role?: string }, expected) => {
    const { ask } = await startGuarded();
    expect((await ask(path, role === undefined ? {} : await bearer(role), method)).headers.get('cache-control')).toBe(expected);
  });
});

describe('compression', () => {
  it.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ] as const)('%s, with a weak ETag and a Vary that keeps what was there', async (encoding, decode) => {
    const { url } = await startGuarded();
    const { headers, bytes } = await raw(`${url}/catalogue`, { 'accept-encoding': encoding });

    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: CATALOGUE_VARY, etag: 'W/"1.2.3"' });
    expect(Number(headers['content-length'])).toBe(bytes.length);
    expect(decode(bytes).toString()).toBe(LONG);
    expect(bytes.length).toBeLessThan(500);
  });

  it('not where the client takes none, and then the ETag is strong', async () => {
    const { url } = await startGuarded();
    const { headers, bytes } = await raw(`${url}/catalogue`, { 'accept-encoding': 'br;q=0, gzip;q=0' });

    expect([headers['content-encoding'], headers.etag, headers.vary]).toEqual([undefined, '"1.2.3"', CATALOGUE_VARY]);
    expect(bytes.toString()).toBe(LONG);
  });

  it.each([
    ['a short answer', '/mine', 'GET', 'customer'],
    ['the answer to a command', '/commands', 'POST', 'clerk'],
  ])('not of %s', async (_what, path, method, role) => {
    const { url } = await startGuarded();
    const { headers } = await raw(url + path, { 'accept-encoding': 'gzip, br', ...(await bearer(role)) }, method);
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('of pages too; HEAD says what GET would', async () => {
    const { url } = await startGuarded();
    const { headers } = await raw(`${url}/page`, { 'accept-encoding': 'gzip' });
    const head = await raw(`${url}/page`, { 'accept-encoding': 'gzip' }, 'HEAD');

    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(head.headers['content-length']).toBe(headers['content-length']);
  });

  test.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0', undefined],
    ['*', 'br'],
    ['*;q=0, gzip', 'gzip'],
    ['identity;q=1, gzip;q=0.5', undefined],
    ['GZIP ; q=0.8', 'gzip'],
    ['gzip;q=x', undefined],
  ])('Accept-Encoding: %s is %s', (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });
});

describe('security headers', () => {
  it.each([
    ['/catalogue', 'GET'],
    ['/mine', 'GET'],
    ['/nowhere', 'GET'],
    ['/mine', 'POST'],
    ['/health/live', 'GET'],
    ['/page', 'GET'],
  ])('are on the answer to %s (%s)', async (path, method) => {
    const { ask } = await startGuarded();
    const { headers } = await ask(path, {}, method);

    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toMatch(path === '/page' ? /^default-src 'self'/ : /^default-src 'none'/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('tell of TLS where a trusted proxy says that there is some', async () => {
    const behindTls = { 'x-forwarded-proto': 'https' };
    const trusting = await startGuarded({ TRUSTED_PROXIES: '127.0.0.1' });
    const trustless = await startGuarded();

    expect((await trusting.ask('/page', behindTls)).headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await trustless.ask('/page', behindTls)).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('pages of other origins', () => {
  const CORS_ORIGINS = 'https://shop.example, http://localhost:5173';
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

  it('may read nothing unless they are named', async () => {
    const { ask } = await startGuarded();
    const { headers } = await ask('/catalogue', { origin: 'https://shop.example' });
    const question = await ask('/commands', { origin: 'https://shop.example', ...preflight }, 'OPTIONS');

    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect([question.status, question.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it('may where they are named, problems included, and the answer says that it depends on who asks', async () => {
    const { ask } = await startGuarded({ CORS_ORIGINS });
    for (const path of ['/catalogue', '/mine', '/nowhere']) {
      const { headers } = await ask(path, { origin: 'http://localhost:5173' });
      expect(headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
      expect(headers.get('access-control-expose-headers')).toContain('Event-Position');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    }
    const other = await ask('/catalogue', { origin: 'https://shop.example.evil.test' });
    expect([other.headers.get('access-control-allow-origin'), other.headers.get('vary')]).toEqual([null, `Origin, ${CATALOGUE_VARY}`]);
  });

  it('are answered what they ask beforehand, without a token', async () => {
    const { ask } = await startGuarded({ CORS_ORIGINS });
    const { status, headers } = await ask('/commands', { origin: 'https://shop.example', ...preflight }, 'OPTIONS');

    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, 'https://shop.example']);
    expect(headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
  });

  test.each([
    '*',
    'shop.example',
    'https://shop.example/',
    'https://Shop.example',
    'https://shop.example,',
    'ftp://shop.example',
    'null',
    'https://shop.example:443',
  ])('CORS_ORIGINS=%s stops the start', (setting) => {
    expect(() => corsOrigins(setting)).toThrow(expect.objectContaining({ variable: 'CORS_ORIGINS', exitCode: 2 }) as Error);
  });
});
