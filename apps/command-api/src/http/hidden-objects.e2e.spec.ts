import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, carl, type Cast, clara, cora, pounds, startCommandApi } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
/** Every address that names an object, as the API itself describes it. */
let paths: readonly string[];
beforeAll(async () => {
  api = await startCommandApi();
  await api.post('/products', { sku: 'JAR', name: 'Jar', category: 'c', price: pounds('1') });
  await api.post('/products/JAR/publish', {});
  await api.post('/orders', { ...order, orderId: 'OBJ-cora' }, cora);
  await api.post('/customers', { customerId: 'cora', name: 'Cora', email: 'cora@example.com' }, cora);
  await api.post('/wallets/cora/credit', { amount: pounds('5'), reference: 'x' });
  const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as { paths: Record<string, { post?: object }> };
  paths = Object.entries(document.paths).flatMap(([path, { post }]) => (post !== undefined && path.includes('{') ? [path] : []));
});
afterAll(() => api.stop());

const order = { currency: 'GBP', lines: [{ sku: 'JAR', quantity: 1 }], shipTo: { country: 'GB' }, payment: { method: 'on-account' } };
const bodies = [
  {},
  { reason: 'x' },
  { reason: 'x', lines: [{ line: 1, quantity: 1 }] },
  { amount: pounds('1'), reason: 'x' },
  { name: 'N' },
];
const preconditions = [undefined, '*', '"0"', '"7"', 'W/"0.1.1-gzip"', '"0", "1"'];

/** All of an answer but what differs by itself: the ids. */
function told({ status, headers, body }: Answer, id: string) {
  const kept = ['etag', 'location', 'event-position', 'idempotent-replayed', 'retry-after', 'content-type'];
  const text = JSON.stringify({ ...body, correlationId: undefined }).replaceAll(id, '<id>');
  return { status, headers: kept.map((name) => headers.get(name)), length: text.length, text };
}

const ask = (path: string, id: string, body: object, ifMatch: string | undefined, as: Cast) =>
  api.post(path.replace(/\{\w+\}/, id), body, as, ifMatch === undefined ? {} : { 'if-match': ifMatch });

describe('a customer', () => {
  it('is told the same of another’s object as of one that does not exist, by every command, whatever it asks for', async () => {
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const anothers = path.startsWith('/orders') || path.startsWith('/payments') ? 'OBJ-cora' : 'cora';
      const missing = anothers.replace('cora', 'none');
      for (const body of bodies) {
        for (const ifMatch of preconditions) {
          const other = told(await ask(path, anothers, body, ifMatch, carl), anothers);
          const none = told(await ask(path, missing, body, ifMatch, carl), missing);
          expect([path, body, ifMatch, other]).toEqual([path, body, ifMatch, none]);
        }
      }
    }
  });

  it('cannot cancel another’s order', async () => {
    for (const ifMatch of preconditions)
      expect((await ask('/orders/{id}/cancel', 'OBJ-cora', { reason: 'x' }, ifMatch, carl)).body).toMatchObject({
        status: 404,
        code: 'order-not-found',
      });
    expect((await ask('/orders/{id}/cancel', 'OBJ-cora', { reason: 'x' }, '"0"', cora)).body).toMatchObject({ events: ['OrderCancelled'] });
  });

  it('is not told the revision of an order whose id he took', async () => {
    const taken = await api.post('/orders', { ...order, orderId: 'OBJ-cora' }, carl, { 'if-match': '"7"' });
    expect([taken.status, taken.body.code, taken.headers.get('etag')]).toEqual([409, 'order-exists', null]);
  });
});

describe('If-Match', () => {
  const at = async (ifMatch: string, id = 'A') =>
    await api.post(`/wallets/${id}/credit`, { amount: pounds('1'), reference: 'x' }, clara, { 'if-match': ifMatch });

  it('names a revision in every way that a client or a proxy may write it', async () => {
    await api.post('/wallets/A/credit', { amount: pounds('1'), reference: 'x' });
    let revision = 0;
    for (const write of [
      (tag: string) => tag,
      (tag: string) => `"${tag}"`,
      (tag: string) => `W/"${tag}.99.1"`,
      (tag: string) => `"${tag}.99.1-gzip"`,
      (tag: string) => `"${tag}-br"`,
      (tag: string) => `"17", "c-abc" , W/"${tag}.3.1"`,
      () => '*',
    ]) {
      const answer = await at(write(String(revision)));
      expect([write('n'), answer.status, answer.body.revision]).toEqual([write('n'), 200, ++revision]);
    }
  });

  it('that is not true is 412, with the present one', async () => {
    for (const ifMatch of ['"99"', 'W/"98", "99"', '"not-ours"']) {
      const answer = await at(ifMatch);
      expect([ifMatch, answer.status, answer.headers.get('etag')]).toEqual([ifMatch, 412, '"7"']);
    }
  });

  it('is not true where there is nothing yet, and names no revision then', async () => {
    for (const ifMatch of ['*', '"0"']) {
      const answer = await at(ifMatch, `new-${ifMatch.length}`);
      expect([ifMatch, answer.status, answer.headers.get('etag')]).toEqual([ifMatch, 412, null]);
    }
  });

  it.each(['abc', '"1', '1, 2', 'W/3'])('written as %s is 400', async (ifMatch) => {
    expect((await at(ifMatch)).body).toMatchObject({ status: 400, errors: [{ path: 'header If-Match' }] });
  });
});

describe('Min-Event-Position', () => {
  it('far ahead waits and is 503 on every command, as long as the client prefers', async () => {
    for (const path of paths.filter((each) => !each.includes('provider-events'))) {
      const answer = await api.post(
        path.replace(/\{\w+\}/, 'X-1'),
        {},
        { role: 'importer', subject: 'ivan' },
        {
          'min-event-position': '999999',
          prefer: 'respond-async; x="a, b", wait = "0"',
        },
      );
      expect([path, answer.status, answer.body.code]).toEqual([path, 503, 'projection-behind']);
      expect([answer.headers.get('preference-applied'), answer.headers.get('retry-after')]).toEqual(['wait=0', '1']);
    }
  });

  it('that is reached while the command waits lets it go on', async () => {
    const first = await api.post('/wallets/B/credit', { amount: pounds('1'), reference: 'x' });
    const next = String(BigInt(first.body.position as string) + 1n);
    const waiting = api.post('/wallets/B/debit', { amount: pounds('1'), reference: 'x' }, clara, { 'min-event-position': next });
    await api.post('/wallets/C/credit', { amount: pounds('1'), reference: 'x' });
    expect((await waiting).body).toMatchObject({ events: ['WalletDebited'] });
  });
});
