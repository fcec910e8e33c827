import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CachingProxy, hasNginx, startCachingProxy } from '#lab/test-bed/caching-proxy';
import { useInstallation } from '../testing/installation.js';

if (!hasNginx) console.warn('SKIPPED: nginx is not installed, so no real cache is tried before the catalogue.');

describe.skipIf(!hasNginx)('behind a shared cache', () => {
  const shop = useInstallation(async (views) => {
    await views.products(
      { sku: 'CUP', name: 'Cup', status: 'published', revision: 1, position: '2' },
      { sku: 'POT', name: 'Pot', status: 'published', revision: 1, position: '3' },
      { sku: 'DRAFT', name: 'Draft', status: 'draft', revision: 0, position: '4' },
      ...Array.from({ length: 20 }, (_, index) => ({ sku: `Z-${index}`, name: `Lantern ${index}`, status: 'published' as const })),
    );
    await views.moveTo('products', 9);
  });
  let cache: CachingProxy;
  beforeAll(async () => {
    cache = await startCachingProxy(shop.api.url);
  });
  afterAll(() => cache.stop());

  /** Through the cache; as staff, with a token, where that is asked. */
  async function ask(path: string, { staff = false, headers = {} }: { staff?: boolean; headers?: Record<string, string> } = {}) {
    const authorization = staff ? { authorization: await token() } : {};
    const response = await fetch(cache.url + path, { headers: { 'accept-encoding': 'identity', ...authorization, ...headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, cache: response.headers.get('x-cache'), text };
  }
  const token = () => shop.api.tokenOf('clerk');

  test('the second who asks is answered out of the cache, and learns nothing of the first', async () => {
    const first = await ask('/products/CUP', { headers: { 'x-correlation-id': 'of-the-first' } });
    const second = await ask('/products/CUP');

    expect([first.cache, second.cache]).toEqual(['MISS', 'HIT']);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('event-position')).toBe('9');
    for (const name of ['x-correlation-id', 'ratelimit', 'ratelimit-policy'])
      expect([name, second.headers.get(name)]).toEqual([name, null]);
  });

  test('who names a position is never answered with what is older', async () => {
    expect((await ask('/products/POT')).text).toContain('"Pot"');
    await shop.views.run(`update read_models.products_g1 set name = 'Teapot', position = 12, revision = 2 where sku = 'POT'`);
    await shop.views.moveTo('products', 12);

    const old = await ask('/products/POT');
    const asked = await ask('/products/POT', { headers: { 'min-event-position': '12' } });

    expect([old.cache, old.text.includes('"Pot"'), old.headers.get('event-position')]).toEqual(['HIT', true, '9']);
    expect([asked.cache, asked.text.includes('"Teapot"'), asked.headers.get('event-position')]).toEqual(['MISS', true, '12']);
  });

  test('staff never get what the public was told, and the public never what staff see', async () => {
    const open = await ask('/products?limit=200');
    const staff = await ask('/products?limit=200', { staff: true });
    const again = await ask('/products?limit=200');

    expect([open.cache, staff.cache, again.cache]).toEqual(['MISS', 'MISS', 'HIT']);
    expect([open.text.includes('DRAFT'), staff.text.includes('DRAFT'), again.text.includes('DRAFT')]).toEqual([false, true, false]);
    expect((await ask('/products?limit=200', { staff: true })).cache).toBe('MISS');
  });

  test('what is not there is asked for every time', async () => {
    expect([(await ask('/products/NONE')).cache, (await ask('/products/NONE')).cache]).toEqual(['MISS', 'MISS']);
  });

  test('each encoding is kept by itself, and its tag is good for the other', async () => {
    const plain = await ask('/products?limit=100');
    const zipped = await ask('/products?limit=100', { headers: { 'accept-encoding': 'gzip' } });
    const etag = zipped.headers.get('etag') ?? '';

    expect([plain.headers.get('content-encoding'), zipped.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    expect(etag).toBe(`W/${plain.headers.get('etag')}`);
    expect(zipped.text).toBe(plain.text);
    for (const tag of [etag, etag.replace(/"$/, '-gzip"'), `"other", ${etag}`]) {
      const direct = await shop.api.get('/products?limit=100', { role: undefined, headers: { 'if-none-match': tag } });
      expect([tag, direct.status]).toEqual([tag, 304]);
      expect(direct.headers.get('vary')).toBe('Authorization, Min-Event-Position, Accept-Encoding');
    }
  });
});
