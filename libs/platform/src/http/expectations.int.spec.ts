import { describe, expect, test } from 'vitest';
import { testGuards } from './testing/guards.js';
import { head, RawClient } from './testing/raw-client.js';
import { startSmallApplication } from './testing/small-application.js';
import { bearer, startGuarded } from './testing/guarded-application.js';

const waits = { Expect: '100-continue' };
const json = { 'Content-Type': 'application/json' };
const body = '{"a":1}';

/** What comes before any of the body is sent. */
async function answered(url: string, line: string, headers: Readonly<Record<string, string | number>>): Promise<RawClient> {
  const client = await RawClient.connect(url);
  client.write(head(line, { ...waits, 'Content-Length': body.length, ...headers }));
  await expect.poll(() => client.received).toMatch(/^HTTP\/1\.1 (100 Continue\r\n|[^]*"correlationId")/);
  return client;
}

describe('who waits for leave to send a body', () => {
  test.each([
    ['to an address that is none', 'POST /nowhere', json, 404],
    ['by a method that is none', 'PUT /things', json, 405],
    ['of another type', 'POST /things', { 'Content-Type': 'text/plain' }, 415],
    ['that is too large', 'POST /things', { ...json, 'Content-Length': 1_048_577 }, 413],
    ['where there is none', 'GET /things/1', json, 400],
    ['to a percent sign that begins nothing', 'POST /things/%ff', json, 400],
  ])('%s is refused without it, and the connection ends', async (_name, line, headers, status) => {
    const { url } = await startSmallApplication();
    const client = await answered(url, line, headers);
    await client.closed();

    expect(client.status).toBe(status);
    expect(client.received).not.toContain('100 Continue');
    expect(client.received).toMatch(/connection: close\r\n/i);
  });

  test('without a token, or with one that may not, is refused without it', async () => {
    const { url } = await startGuarded();
    for (const [headers, status] of [
      [json, 401],
      [{ ...json, ...(await bearer('customer')) }, 403],
    ] as const) {
      const client = await answered(url, 'POST /commands', headers);
      expect([client.status, client.received.includes('100 Continue')]).toEqual([status, false]);
      await client.closed();
    }
  });

  test('past his places is refused without it', async () => {
    const { url } = await startSmallApplication({ guards: testGuards({ RATE_LIMIT_ANONYMOUS: '0' }) });
    const clients = await Promise.all(Array.from({ length: 64 }, () => answered(url, 'POST /things', json)));
    expect(clients.every(({ status }) => status === 100)).toBe(true);

    const late = await answered(url, 'POST /things', json);

    expect([late.status, late.problem.code]).toEqual([429, 'too-many-requests']);
    for (const client of clients) client.end();
  });

  test.each([
    ['one value', 'POST /things', json, body, '{"body":{"a":1}}'],
    ['what is signed', 'POST /signed', json, body, '{"bytes":7}'],
    ['lines', 'POST /lines', { 'Content-Type': 'application/x-ndjson' }, body, '{"a":1}'],
  ])('gets it once there is a place for %s, and is answered', async (_name, line, headers, sent, answer) => {
    const { url } = await startSmallApplication();
    const client = await answered(url, line, headers);
    expect(client.status).toBe(100);

    client.write(sent);
    await expect.poll(() => client.received).toContain(answer);

    expect(client.status).toBe(200);
    expect(client.received.match(/100 Continue/g)).toHaveLength(1);
    expect(client.received).not.toMatch(/connection: close/i);
    client.end();
  });
});
