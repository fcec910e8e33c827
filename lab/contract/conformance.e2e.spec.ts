import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { ofEveryAnswer } from './always.js';
import { Conformance, type Exchange } from './conformance.js';
import { type Asked, type Caller, send } from './exchange.js';
import { type Installation, openInstallation } from './installation.js';
import { fetchDocument } from './operations.js';

const ada = { role: 'admin', subject: 'ada' } as const;
const product = { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: { amount: '1', currency: 'GBP' } };
const order = {
  orderId: 'O-1',
  currency: 'GBP',
  lines: [{ sku: 'LANTERN', quantity: 1 }],
  shipTo: { country: 'GB' },
  payment: { method: 'card' },
};

let database: TestDatabase;
let installation: Installation;
let conformances: Record<'commandApi' | 'queryApi', Conformance>;
const seen: Record<string, Exchange> = {};

async function see(name: string, asked: Asked, caller?: Caller | 'nobody'): Promise<void> {
  const response = await send(installation, asked, caller === 'nobody' ? undefined : (caller ?? ada));
  const { status, headers } = response;
  let body: string | undefined;
  if ((headers.get('content-type') ?? '').startsWith('text/event-stream')) {
    const reader = response.body!.getReader();
    for (body = ''; !body.includes('data:');) body += new TextDecoder().decode((await reader.read()).value as Uint8Array);
    await reader.cancel();
  } else body = await response.text();
  seen[name] = { method: asked.method, path: asked.path, asked: new Headers(asked.headers), status, headers, body };
}

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url, { CORS_ORIGINS: 'https://shop.test' });
  const { commandApi, queryApi } = installation.urls;
  conformances = { commandApi: new Conformance(await fetchDocument(commandApi)), queryApi: new Conformance(await fetchDocument(queryApi)) };
  const command = (path: string, body: object, headers = {}): Asked => ({
    api: 'commandApi',
    method: 'POST',
    path,
    body: JSON.stringify(body),
    headers,
  });
  await see('a creation', command('/products', product, { prefer: 'wait=3', 'x-correlation-id': 'c-1', 'idempotency-key': 'k' }));
  await see('a change', command('/products/LANTERN/publish', {}));
  await see('no change', command('/products/LANTERN/publish', {}));
  await see('a batch', {
    api: 'commandApi',
    method: 'POST',
    path: '/batch',
    body: `${JSON.stringify({ path: '/orders', body: order })}\nnonsense\n`,
  });
  const position = (JSON.parse((seen['a batch']!.body ?? '').split('\n')[0] ?? '') as { position: string }).position;
  const headers = { 'min-event-position': position, prefer: 'wait=20' };
  const query = (path: string, more = {}): Asked => ({ api: 'queryApi', method: 'GET', path, headers: { ...headers, ...more } });
  await see('one resource', query('/orders/O-1'));
  await see('what is not new', query('/orders/O-1', { 'if-none-match': '*' }));
  await see('a list', query('/orders'));
  await see('events', query('/orders/O-1/changes'));
  await see('the catalogue', query('/products/LANTERN'), 'nobody');
  await see('nothing', query('/orders/none'));
  await see('no token', query('/orders/O-1'), 'nobody');
  await see('no method', { api: 'commandApi', method: 'DELETE', path: '/orders' });
  await see('health', { api: 'queryApi', method: 'GET', path: '/health/ready' });
  await see('far', query('/orders/O-1', { 'min-event-position': '9000000', prefer: 'wait=0' }));
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

const ofCommands = new Set(['a creation', 'a change', 'no change', 'a batch', 'no method']);
const exchangeOf = (name: string) => seen[name] ?? expect.unreachable(name);
const faultsOf = (name: string, change: Partial<Exchange> = {}) =>
  conformances[ofCommands.has(name) ? 'commandApi' : 'queryApi'].faultsOf({ ...exchangeOf(name), ...change });

test('what both APIs answer is as they say', () => {
  expect(Object.keys(seen)).toHaveLength(14);
  for (const name of Object.keys(seen)) expect([name, faultsOf(name)]).toEqual([name, []]);
});

describe('an answer that lacks a header is found out', () => {
  const promised: Readonly<Record<string, readonly string[]>> = {
    'a creation': ['ETag', 'Event-Position', 'Location', 'X-Correlation-Id', 'RateLimit', 'RateLimit-Policy', 'Preference-Applied'],
    'a change': ['ETag', 'Event-Position', 'Location', 'X-Correlation-Id', 'RateLimit', 'RateLimit-Policy'],
    'a batch': ['X-Correlation-Id'],
    'one resource': ['ETag', 'Event-Position', 'Vary', 'X-Correlation-Id', 'RateLimit', 'RateLimit-Policy', 'Preference-Applied'],
    'what is not new': ['ETag', 'Event-Position', 'Vary', 'X-Correlation-Id', 'RateLimit', 'Preference-Applied'],
    'a list': ['ETag', 'Event-Position', 'Vary', 'Preference-Applied'],
    events: ['Event-Position', 'X-Correlation-Id', 'RateLimit'],
    'the catalogue': ['ETag', 'Event-Position', 'Vary'],
    nothing: ['X-Correlation-Id'],
    'no token': ['WWW-Authenticate', 'X-Correlation-Id'],
    'no method': ['Allow', 'X-Correlation-Id'],
    far: ['Retry-After', 'X-Correlation-Id'],
  };
  const all = Object.entries(promised).flatMap(([name, headers]) =>
    [...headers, ...ofEveryAnswer].map((header) => [name, header] as const),
  );

  it.each(all)('%s: %s', (name, header) => {
    const headers = new Headers(exchangeOf(name).headers);
    expect(headers.has(header)).toBe(true);
    headers.delete(header);
    expect(faultsOf(name, { headers })).toContainEqual(expect.stringMatching(/is missing|does not say/));
  });

  const wrong = {
    'a creation': {
      ETag: '1',
      Location: '/products/LANTERN',
      'Cache-Control': 'private, no-cache',
      RateLimit: '5',
      'X-Correlation-Id': 'c-2',
    },
    'the catalogue': { Vary: 'Authorization', 'Cache-Control': 'public, max-age=600' },
    'one resource': {
      'Cache-Control': 'public, max-age=5, stale-while-revalidate=30',
      Vary: 'Accept-Encoding',
      'Preference-Applied': 'wait=5',
    },
    'no token': { 'WWW-Authenticate': 'Basic', 'Cache-Control': 'no-cache' },
  };
  const values = Object.entries(wrong).flatMap(([name, headers]) =>
    Object.entries(headers).map(([header, value]) => [name, header, value] as const),
  );

  it.each(values)('%s, or has another: %s: %s', (name, header, value) => {
    const headers = new Headers(exchangeOf(name).headers);
    headers.set(header, value);
    expect(faultsOf(name, { headers })).not.toEqual([]);
  });

  it.each(['X-Powered-By', 'X-Debug-Control', 'Set-Cookie', 'Age'])('one with %s, of which nobody knows, too', (header) => {
    for (const name of ['a creation', 'one resource', 'no method', 'health']) {
      const headers = new Headers(exchangeOf(name).headers);
      headers.set(header, '1');
      expect([name, faultsOf(name, { headers })]).toEqual([name, [`the header ${header.toLowerCase()} is not described`]]);
    }
  });
});

describe('an answer with another body is found out', () => {
  it.each(['a creation', 'a change', 'one resource', 'a list', 'the catalogue', 'nothing', 'no token', 'no method', 'health', 'far'])(
    '%s',
    (name) => {
      const { body = '' } = exchangeOf(name);
      const value = JSON.parse(body) as object;
      const [first = ''] = Object.keys(value);
      expect(faultsOf(name, { body: JSON.stringify({ ...value, colour: 'red' }) })).not.toEqual([]);
      expect(faultsOf(name, { body: JSON.stringify({ ...value, [first]: undefined }) })).not.toEqual([]);
      expect(faultsOf(name, { body: '' })).toEqual(['the body is missing']);
    },
  );

  it('a list, in one of its items', () => {
    const { items } = JSON.parse(exchangeOf('a list').body ?? '') as { items: object[] };
    expect(faultsOf('a list', { body: JSON.stringify({ items: [{ ...items[0], colour: 'red' }], nextCursor: null }) })).not.toEqual([]);
  });

  it('one that is not new, if it has any', () => expect(faultsOf('what is not new', { body: '{}' })).toEqual(['a body is not described']));

  it.each([
    ['a field more', (line: object) => ({ ...line, colour: 'red' })],
    ['no number', (line: object) => ({ ...line, line: undefined })],
    ['a status that it cannot have', (line: object) => ({ ...line, status: 204 })],
  ])('a batch, with %s in a line', (_what, change) => {
    const lines = (exchangeOf('a batch').body ?? '').trimEnd().split('\n');
    for (const at of lines.keys()) {
      const changed = lines.map((line, index) => (index === at ? JSON.stringify(change(JSON.parse(line) as object)) : line));
      expect(faultsOf('a batch', { body: `${changed.join('\n')}\n` })).not.toEqual([]);
    }
  });

  it('a batch, with a line that is no JSON or has no end', () => {
    expect(faultsOf('a batch', { body: 'nonsense\n' })).toEqual([expect.stringContaining('a part is not as application/x-ndjson has it')]);
    expect(faultsOf('a batch', { body: exchangeOf('a batch').body?.trimEnd() })).toEqual(['its last part has no end']);
  });

  it.each([
    ['another field of its data', (text: string) => text.replace('"orderId"', '"colour":"red","orderId"')],
    ['no id', (text: string) => text.replace(/id: \d+\n/, '')],
    ['a line that is none', (text: string) => text.replace('id: ', 'colour: red\nid: ')],
  ])('an event, with %s', (_what, change) => expect(faultsOf('events', { body: change(exchangeOf('events').body ?? '') })).not.toEqual([]));
});

describe('an answer with another status is found out', () => {
  it.each([
    ['a creation', 200],
    ['a creation', 202],
    ['a change', 201],
    ['one resource', 206],
    ['nothing', 410],
    ['no token', 403],
    ['no method', 200],
  ])('%s, as %i', (name, status) => expect(faultsOf(name, { status })).not.toEqual([]));
});
