import { describe, expect, test } from 'vitest';
import { head, RawClient } from './testing/raw-client.js';
import { startSmallApplication } from './testing/small-application.js';

async function ask(bytes: string): Promise<RawClient> {
  const { url } = await startSmallApplication();
  const client = await RawClient.connect(url);
  client.write(bytes);
  await expect.poll(() => /\r\n\r\n[^]*\}$/.test(client.received)).toBe(true);
  return client;
}

const page = 'GET /page HTTP/1.1\r\n';
const host = 'Host: test\r\n';

describe('what HTTP itself asks of a request', () => {
  test.each([
    ['no host', `${page}\r\n`, 400, 'malformed-request'],
    ['no host, and no address of ours', 'GET /nowhere HTTP/1.1\r\n\r\n', 400, 'malformed-request'],
    ['two hosts', `${page}${host}Host: other\r\n\r\n`, 400, 'malformed-request'],
    ['a host that is none', `${page}Host: a b\r\n\r\n`, 400, 'malformed-request'],
    ['two tokens', `${page}${host}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n`, 400, 'malformed-request'],
    ['two types', `${page}${host}Content-Type: application/json\r\nContent-Type: text/plain\r\n\r\n`, 400, 'malformed-request'],
    ['an expectation that nobody knows', `${page}${host}Expect: x\r\n\r\n`, 417, 'expectation-failed'],
    ['one beside one that is known', `${page}${host}Expect: 100-continue, x\r\n\r\n`, 417, 'expectation-failed'],
    ['HTTP/2.0', `GET /page HTTP/2.0\r\n${host}\r\n`, 505, 'version-not-supported'],
    ['HTTP/0.9', `GET /page HTTP/0.9\r\n${host}\r\n`, 505, 'version-not-supported'],
    ['HTTP/9.9', `GET /page HTTP/9.9\r\n${host}\r\n`, 505, 'version-not-supported'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505, 'version-not-supported'],
    ['CONNECT', `CONNECT shop.example:443 HTTP/1.1\r\n${host}\r\n`, 405, 'method-not-allowed'],
    ['an address of another kind', `GET ftp://test/page HTTP/1.1\r\n${host}\r\n`, 400, 'malformed-request'],
    ['no address but *', `OPTIONS * HTTP/1.1\r\n${host}\r\n`, 404, 'not-found'],
  ])('%s is a problem like any other', async (_name, bytes, status, code) => {
    const client = await ask(bytes);

    expect([client.status, client.problem.code, client.problem.status]).toEqual([status, code, status]);
    expect(client.received).toMatch(/content-type: application\/problem\+json; charset=utf-8\r\n/i);
    expect(client.received).toMatch(/content-security-policy: default-src 'none'/i);
    expect(client.received).toMatch(/x-content-type-options: nosniff\r\n/i);
    expect(client.received).toMatch(/cache-control: no-store\r\n/i);
    expect(client.received.match(/x-correlation-id: (\S+)/i)?.[1]).toBe(client.problem.correlationId);
    if (status === 405) expect(client.received).toMatch(/allow: GET, HEAD, POST\r\n/i);
    if (status === 505 || status === 405) await client.closed();
  });

  test.each([
    ['HTTP/1.0, which knows no hosts', 'GET /page HTTP/1.0\r\n\r\n'],
    ['HTTP/1.0, which knows no expectations', 'GET /page HTTP/1.0\r\nExpect: x\r\n\r\n'],
    ['a host with a port', `${page}Host: shop.example:3000\r\n\r\n`],
    ['a host that is an address', `${page}Host: [::1]:3000\r\n\r\n`],
    ['a host without a name', `${page}Host:\r\n\r\n`],
    ['a wish for another protocol', `${page}${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
  ])('%s is answered', async (_name, bytes) => {
    expect((await ask(bytes)).status).toBe(200);
  });

  test('CONNECT after a request on the same connection is answered after it', async () => {
    const { url, gate } = await startSmallApplication();
    const client = await RawClient.connect(url);
    client.write(head('GET /work') + head('CONNECT shop.example:443'));
    await fetch(`${url}/page`);
    expect(client.received).toBe('');

    gate.open();
    await client.closed();

    expect(client.received.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 405']);
  });
});

describe('an address in absolute form', () => {
  test.each([
    ['GET http://test/things/7', 200],
    ['GET HTTP://shop.example:3000/things/7?a=b', 200],
    ['POST http://test/things/7', 405],
    ['GET https://test/nowhere', 404],
    ['GET http://test/things/7/', 404],
  ])('%s is the same in origin form', async (line, status) => {
    const client = await ask(head(line));

    expect(client.status).toBe(status);
    if (status !== 200) expect(client.problem.instance).toMatch(/^\/(things|nowhere)/);
  });
});
