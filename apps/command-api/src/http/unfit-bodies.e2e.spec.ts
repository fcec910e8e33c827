import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ivan, pounds, startCommandApi, token } from '../testing/command-api.js';
import { paymentProvider } from '../testing/payment-provider.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
/** Every address of a command, as the API itself describes it. */
let paths: readonly string[];
beforeAll(async () => {
  api = await startCommandApi();
  const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as { paths: Record<string, { post?: object }> };
  paths = Object.entries(document.paths).flatMap(([path, { post }]) =>
    post === undefined || /batch|provider-events/.test(path) ? [] : [path],
  );
});
afterAll(() => api.stop());

const post = (path: string, body: unknown) => api.post(path.replace(/\{\w+\}/, 'X-1'), body, ivan);
const line = { sku: 'JAR', quantity: 1 };
const order = { currency: 'GBP', lines: [line], shipTo: { country: 'GB' }, payment: { method: 'on-account' } };
const product = { sku: 'JAR', name: 'Jar', category: 'c', price: pounds('1') };

describe('every command', () => {
  it.each([[null], [[]], [[[]]], ['text'], [7], [true]])('takes no %j for its body', async (body) => {
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const answer = await post(path, JSON.stringify(body));
      expect([path, answer.body]).toMatchObject([path, { status: 400, code: 'validation-failed', errors: [{ path: 'body' }] }]);
    }
  });

  it.each(['toString', 'hasOwnProperty', 'constructor', 'valueOf', 'isPrototypeOf', '__defineGetter__', 'colour'])(
    'refuses a field named %s by its name',
    async (name) => {
      for (const path of paths) {
        const answer = await post(path, { [name]: 1 });
        expect([path, answer.body]).toMatchObject([path, { status: 400, code: 'validation-failed', errors: [{ path: name }] }]);
      }
    },
  );

  it('refuses a query string by the names of its parameters, and does nothing', async () => {
    await api.post('/products', product);
    for (const path of paths) {
      const answer = await post(`${path}?dryRun=true&toString=1`, {});
      expect([path, answer.body]).toMatchObject([path, { status: 400, errors: [{ path: 'dryRun' }, { path: 'toString' }] }]);
    }
    expect((await api.post('/products/JAR/publish?dryRun=true', {})).status).toBe(400);
    expect((await api.post('/products/JAR/publish', {})).body).toMatchObject({ events: ['ProductPublished'] });
    const batch = await fetch(`${api.url}/batch?dryRun=true`, {
      method: 'POST',
      body: '',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(ivan)}` },
    });
    expect(await batch.json()).toMatchObject({ status: 400, errors: [{ path: 'dryRun' }] });
  });

  it.each(['.', '..', '...', 'search', 'suggest', '', 'x'.repeat(101), 'a/b', 'a b', 'ä'])('takes no “%s” for an id', async (id) => {
    const given = encodeURIComponent(id);
    for (const path of ['/products/{sku}/publish', '/orders/{id}/deliver', '/customers/{id}/erase', '/wallets/{id}/credit']) {
      const answer = await rawPost(api.url, path.replace(/\{\w+\}/, given));
      expect([path, answer]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 (400|404) /)]);
    }
    const bodies: readonly (readonly [string, object, string])[] = [
      ['/products', { ...product, sku: id }, 'sku'],
      ['/orders', { ...order, orderId: id }, 'orderId'],
      ['/orders', { ...order, customerId: id }, 'customerId'],
      ['/orders', { ...order, lines: [{ ...line, sku: id }] }, 'lines[0].sku'],
      ['/customers', { customerId: id, name: 'A', email: 'a@example.com' }, 'customerId'],
      ['/credit-notes', { creditNoteId: id, currency: 'GBP', lines: [{ ...line, unitPrice: pounds('1') }], reason: 'x' }, 'creditNoteId'],
    ];
    for (const [path, body, field] of bodies)
      expect([path, (await post(path, body)).body]).toMatchObject([path, { status: 400, errors: [{ path: field }] }]);
  });
});

describe('what stands inside a body', () => {
  it.each([
    ['a list inside a list', '/orders', { ...order, lines: [[]] }, 'lines[0]'],
    ['a list inside a list, with a line', '/orders', { ...order, lines: [[line]] }, 'lines[0]'],
    ['a text for a line', '/orders', { ...order, lines: ['JAR'] }, 'lines[0]'],
    ['null for a line', '/orders', { ...order, lines: [null] }, 'lines[0]'],
    ['an object for the list', '/orders', { ...order, lines: { 0: line } }, 'lines'],
    ['a list for the address', '/orders', { ...order, shipTo: [{ country: 'GB' }] }, 'shipTo'],
    ['null for the address', '/orders', { ...order, shipTo: null }, 'shipTo'],
    ['a method of a line', '/orders', { ...order, lines: [{ ...line, toString: 1 }] }, 'lines[0].toString'],
    ['a method of a price', '/products', { ...product, price: { ...pounds('1'), valueOf: 1 } }, 'price.valueOf'],
    ['too many lines', '/orders', { ...order, lines: Array.from({ length: 2_001 }, () => line) }, 'lines'],
    ['a list for named lines', '/orders/O-1/ship', { lines: [[{ line: 1, quantity: 1 }]] }, 'lines[0]'],
    ['minus zero', '/products', { ...product, sku: 'POT', price: pounds('-0') }, 'price.amount'],
    ['minus zero with decimals', '/products', { ...product, sku: 'POT', price: pounds('-0.00') }, 'price.amount'],
    ['a currency that is none', '/products', { ...product, sku: 'POT', price: { amount: '1', currency: 'XXX' } }, 'price.currency'],
    ['a currency of an order that is none', '/orders', { ...order, currency: 'ABC' }, 'currency'],
    ['a currency in lower case', '/orders', { ...order, currency: 'gbp' }, 'currency'],
    ['a country of spaces', '/orders', { ...order, shipTo: { country: ' \t' } }, 'shipTo.country'],
    ['a list of texts for a text', '/products', { ...product, sku: 'POT', name: ['Jar'] }, 'name'],
    ['an object for an attribute', '/products', { ...product, sku: 'POT', attributes: { a: {} } }, 'attributes.a'],
    ['a list of attributes', '/products', { ...product, sku: 'POT', attributes: [] }, 'attributes'],
  ])('%s is refused where it stands', async (_what, path, body, field) => {
    expect((await post(path, body)).body).toMatchObject({ status: 400, code: 'validation-failed', errors: [{ path: field }] });
  });

  it('a text of signs that take two places is as long as it looks', async () => {
    expect((await post('/products', { ...product, sku: 'CUP', category: '🏺'.repeat(200) })).status).toBe(201);
    expect((await post('/products', { ...product, sku: 'MUG', category: '🏺'.repeat(201) })).body).toMatchObject({
      errors: [{ path: 'category' }],
    });
  });
});

describe('a provider’s event', () => {
  it.each([
    ['null', null, 'body'],
    ['a list', [[]], 'body'],
    ['a list for the amount', { id: 'e', type: 'captured', amount: [[]], occurredAt: '2026-01-01T00:00:00Z' }, 'amount'],
    ['null for the amount', { id: 'e', type: 'captured', amount: null, occurredAt: '2026-01-01T00:00:00Z' }, 'amount'],
    ['a list for the type', { id: 'e', type: ['captured'], amount: pounds('1'), occurredAt: '2026-01-01T00:00:00Z' }, 'type'],
    ['minus zero', { id: 'e', type: 'captured', amount: pounds('-0'), occurredAt: '2026-01-01T00:00:00Z' }, 'amount.amount'],
  ])('%s is refused where it stands', async (_what, body, field) => {
    const answer = await paymentProvider(api.url)('O-1', JSON.stringify(body));
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: field }] });
  });
});

describe('a line of a batch', () => {
  it('is held against the same rules', async () => {
    const lines: readonly { readonly path: string; readonly body: unknown }[] = [
      { path: '/orders', body: { ...order, lines: [[]] } },
      { path: '/products', body: { toString: 1 } },
      { path: '/orders/O-1/ship', body: null },
      { path: '/products/search/publish', body: {} },
    ];
    const response = await fetch(`${api.url}/batch`, {
      method: 'POST',
      body: lines.map((each) => JSON.stringify(each)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(ivan)}` },
    });
    const answers = (await response.text()).trim().split('\n');
    expect(answers.map((each) => (JSON.parse(each) as { errors: { path: string }[] }).errors[0]?.path)).toEqual([
      'lines[0]',
      'toString',
      'body',
      'path sku',
    ]);
  });
});

/** With a path that no client would leave as it is. @returns what the server wrote */
async function rawPost(url: string, path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const authorization = `Bearer ${await token(ivan)}`;
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
  );
  return text(socket);
}
