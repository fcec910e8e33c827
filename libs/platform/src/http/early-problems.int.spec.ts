import { describe, expect, test } from 'vitest';
import { head, RawClient } from './testing/raw-client.js';
import { startSmallApplication } from './testing/small-application.js';
import { usualTimeouts } from './timeouts.js';

async function ask(bytes: string): Promise<RawClient> {
  const { url } = await startSmallApplication();
  const client = await RawClient.connect(url);
  client.write(bytes);
  await expect.poll(() => client.received.includes('"correlationId"')).toBe(true);
  return client;
}

describe('what never comes to our code is a problem all the same', () => {
  test.each([
    ['a percent sign that begins nothing', head('GET /things/%E0%A4%A'), 400, 'malformed-request'],
    ['a percent sign that begins no UTF-8', head('GET /things/%ff'), 400, 'malformed-request'],
    ['an id longer than any', head(`GET /things/${'x'.repeat(301)}`), 414, 'uri-too-long'],
    ['an address without end', head(`GET /things?q=${'x'.repeat(20_000)}`), 414, 'uri-too-long'],
    ['headers without end', head('GET /things/1', { Cookie: 'x'.repeat(20_000) }), 431, 'headers-too-large'],
    ['what is no HTTP', 'hello\r\n\r\n', 400, 'malformed-request'],
    ['a header that is none', 'GET /page HTTP/1.1\r\nHost: test\r\nno header\r\n\r\n', 400, 'malformed-request'],
    [
      'two lengths',
      'POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'malformed-request',
    ],
    [
      'a chunk that is none',
      `${head('POST /things', { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' })}zz\r\n`,
      400,
      'malformed-request',
    ],
  ])('%s', async (_name, bytes, status, code) => {
    const client = await ask(bytes);

    expect([client.status, client.problem.code, client.problem.status]).toEqual([status, code, status]);
    expect(client.received).toMatch(/content-type: application\/problem\+json; charset=utf-8\r\n/i);
    expect(client.received.match(/x-correlation-id: (\S+)/i)?.[1]).toBe(client.problem.correlationId);
    expect(client.received).not.toMatch(/FST_ERR|HPE_|node:/);
  });

  test.each(['/things/%ff', '/nowhere', '/things/'])('what was asked at %s is not repeated', async (path) => {
    const client = await ask(head(`GET ${path}?name=Anna`));
    expect([client.problem.instance, client.received.includes('Anna')]).toEqual([path, false]);
  });

  test('headers that do not come, 408; a connection that never says anything too', async () => {
    const { url } = await startSmallApplication({ timeouts: { ...usualTimeouts, headersMs: 200 } });
    const begun = await RawClient.connect(url);
    begun.write('GET /page HTTP/1.1\r\nHost:');
    const silent = await RawClient.connect(url);

    await Promise.all([begun.closed(), silent.closed()]);

    expect([begun.status, begun.problem.code]).toEqual([408, 'request-timeout']);
    expect([silent.status, silent.problem.code]).toEqual([408, 'request-timeout']);
  });

  test('a request whose bytes break off in its answer is not answered twice', async () => {
    const { url } = await startSmallApplication();
    const client = await RawClient.connect(url);
    client.write(head('POST /lines', { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' }));
    client.write('3\r\n{}\n\r\n');
    await expect.poll(() => client.received).toContain('{}');

    client.write('zz\r\n');
    await client.closed();

    expect(client.received.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('an address that is none', () => {
  test.each([
    ['POST /nowhere', 404, 'not-found'],
    ['POST /things/', 404, 'not-found'],
    ['GET /things/1/', 404, 'not-found'],
    ['PUT /things', 405, 'method-not-allowed'],
    ['POST /things/1', 405, 'method-not-allowed'],
  ])('%s is %i before its body has come', async (line, status, code) => {
    const client = await ask(head(line, { 'Content-Type': 'application/json', 'Content-Length': 1_000 }));

    expect([client.status, client.problem.code]).toEqual([status, code]);
    if (status === 405) expect(client.received).toMatch(/allow: (POST|GET, HEAD)\r\n/i);
  });
});
