import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { head, RawClient } from '#platform/http/testing/raw-client';
import { carl, clara, cora, pounds, startCommandApi, token } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
beforeAll(async () => {
  api = await startCommandApi({ RATE_LIMIT_ANONYMOUS: '0' });
});
afterAll(() => api.stop());

const cornelia = { role: 'clerk', subject: 'cornelia' };
const product = (sku: string, more: object = {}) => ({ sku, name: 'Cup', category: 'cups', price: pounds('1'), ...more });

/** Every address that takes a POST, with an id where one is asked for. */
async function addresses(): Promise<readonly string[]> {
  const { paths } = (await (await fetch(`${api.url}/openapi.json`)).json()) as { readonly paths: Readonly<Record<string, object>> };
  return Object.entries(paths).flatMap(([path, item]) => ('post' in item ? [path.replace(/\{[^}]+\}/g, 'X-1')] : []));
}

describe('what only a batch may send', () => {
  it('is refused by every other address, and the process goes on', async () => {
    const authorization = `Bearer ${await token({ role: 'admin', subject: 'ada' })}`;
    const asked = (await addresses()).filter((path) => path !== '/batch');
    expect(asked.length).toBeGreaterThan(20);

    for (const path of asked) {
      const response = await fetch(api.url + path, {
        method: 'POST',
        body: '{"path":"/orders","body":{}}\n',
        headers: { 'content-type': 'application/x-ndjson', authorization },
      });
      const { code } = (await response.json()) as { readonly code: string };
      expect([path, response.status, code]).toEqual([path, 415, 'unsupported-media-type']);
    }
    expect((await api.post('/products', product('ALIVE'))).status).toBe(201);
  });

  it('is all that a batch takes', async () => {
    expect((await api.post('/batch', '{"path":"/orders"}')).body).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });
});

describe('a body', () => {
  it('with a name that stands twice, or a number that would change, is refused by the field', async () => {
    const repeated = '{"sku":"TWICE","name":"Cup","category":"cups","price":{"amount":"1","amount":"2","currency":"GBP"}}';
    expect((await api.post('/products', repeated)).body).toMatchObject({ status: 400, errors: [{ path: 'price.amount' }] });
    const long = JSON.stringify(product('LONG', { attributes: { serial: 0 } })).replace('"serial":0', '"serial":12345678901234567890');
    const answer = await api.post('/products', long);
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'attributes.serial' }] });
    expect(answer.body.detail).toContain('send it as text');
    expect((await api.post('/products', product('TEXT', { attributes: { serial: '12345678901234567890', weight: 0.1 } }))).status).toBe(
      201,
    );
  });

  it('that never comes, without a token, is nobody’s loss: 401 at once, 1,050 times', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': 100 };
    const clients = await Promise.all(
      Array.from({ length: 1_050 }, async () => (await RawClient.connect(api.url)).write(head('POST /orders', headers))),
    );
    await expect.poll(() => clients.every(({ status }) => status === 401), { timeout: 20_000 }).toBe(true);

    expect((await api.post('/products', product('BESIDE'))).status).toBe(201);
    for (const client of clients) client.end();
  });

  it('that never comes, with one customer’s token, 200 times, leaves room for the others', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': 100, Authorization: `Bearer ${await token(carl)}` };
    const clients = await Promise.all(
      Array.from({ length: 200 }, async () => (await RawClient.connect(api.url)).write(head('POST /orders', headers))),
    );
    await expect.poll(() => clients.filter(({ status }) => status === 429).length, { timeout: 20_000 }).toBe(200 - 64);

    expect((await api.post('/orders', {}, carl)).body).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect((await api.post('/orders', {}, cora)).status).toBe(400);
    expect((await api.post('/products', product('AMONG'))).status).toBe(201);
    for (const client of clients) client.end();
  });

  it('of the payment provider has a place of its address, since it has no token', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': 100 };
    const clients = await Promise.all(
      Array.from({ length: 100 }, async () =>
        (await RawClient.connect(api.url, '127.0.0.9')).write(head('POST /payments/O-1/provider-events', headers)),
      ),
    );
    await expect.poll(() => clients.filter(({ status }) => status === 429).length, { timeout: 20_000 }).toBe(100 - 64);

    expect((await api.post('/payments/O-1/provider-events', '{}', null)).status).toBe(401);
    for (const client of clients) client.end();
  });
});

describe('a wait for a position', () => {
  it('that is not reached speaks of no view', async () => {
    const { body } = await api.post('/products', product('FAR'), clara, { 'min-event-position': '999999', prefer: 'wait=0' });

    expect(body).toMatchObject({ status: 503, code: 'projection-behind', title: 'The asked position has not been reached yet' });
    expect(body.detail).toMatch(/^The log is at position \d+, not yet at 999999\.$/);
  });

  it('is as long as may be where more is asked for, and says so', async () => {
    const { headers } = await api.post('/products', product('LONG-WAIT'), clara, { prefer: 'wait=99999999999999' });

    expect(headers.get('preference-applied')).toBe('wait=30');
  });

  it.each(['"27.x"', '"00"', '"0.1"'])('a revision %s is none that was ever given', async (tag) => {
    await api.post('/products', product('TAGGED'), clara);
    expect((await api.post('/products/TAGGED/publish', {}, clara, { 'if-match': tag })).status).toBe(412);
  });

  it('of one caller in a burst is refused by what he has himself, whatever kind of place is gone', async () => {
    const small = await startCommandApi({ MAX_IN_FLIGHT: '10' });
    onTestFinished(() => small.stop());
    const far = { 'min-event-position': '999999', prefer: 'wait=3' };
    const answers = await Promise.all(Array.from({ length: 300 }, () => small.post('/products', product('BURST'), cornelia, far)));
    const codes = Object.groupBy(answers, ({ body }) => String(body.code));

    expect(Object.keys(codes).sort()).toEqual(['projection-behind', 'too-many-requests']);
  });

  it('holds nobody up: 200 commands of one clerk wait, and others are worked on', async () => {
    const far = { 'min-event-position': '999999', prefer: 'wait=3' };
    const waits = Array.from({ length: 200 }, (_, index) => api.post('/products', product(`WAIT-${index}`), clara, far));
    const refused = await Promise.any(
      waits.map(async (wait) => ((await wait).status === 429 ? wait : Promise.reject(new Error('not refused')))),
    );
    const other = await api.post('/products', product('MEANWHILE'), { role: 'clerk', subject: 'clemens' });
    const statuses = (await Promise.all(waits)).map(({ status }) => status);

    expect(refused.body).toMatchObject({ code: 'too-many-requests' });
    expect(other.status).toBe(201);
    expect(statuses.filter((status) => status === 503)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(150);
  });
});
