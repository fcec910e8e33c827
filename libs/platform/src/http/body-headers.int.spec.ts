import { describe, expect, test } from 'vitest';
import { head, RawClient } from './testing/raw-client.js';
import { startSmallApplication } from './testing/small-application.js';

const json = { 'Content-Type': 'application/json' };

/** The status of the answer to a request whose body is announced and does not come. */
async function announced(line: string, headers: Readonly<Record<string, string | number>>): Promise<RawClient> {
  const { url } = await startSmallApplication();
  const client = await RawClient.connect(url);
  client.write(head(line, headers));
  await expect.poll(() => client.received.includes('"correlationId"')).toBe(true);
  return client;
}

describe('a body is refused before it comes', () => {
  test.each([
    ['of another type', 'POST /things', { 'Content-Type': 'text/plain' }, 415],
    ['of lines, where one value is asked for', 'POST /things', { 'Content-Type': 'application/x-ndjson' }, 415],
    ['of one value, where lines are asked for', 'POST /lines', json, 415],
    ['of no type', 'POST /things', {}, 415],
    ['of a type that only begins so', 'POST /things', { 'Content-Type': 'application/jsonp' }, 415],
    ['in another charset', 'POST /things', { 'Content-Type': 'application/json; charset=iso-8859-1' }, 415],
    ['in two charsets', 'POST /things', { 'Content-Type': 'application/json; charset=utf-8; charset=latin1' }, 415],
    ['in a charset whose quotes do not end', 'POST /things', { 'Content-Type': 'application/json; charset="utf-8' }, 415],
    ['compressed', 'POST /things', { ...json, 'Content-Encoding': 'gzip' }, 415],
    ['compressed lines', 'POST /lines', { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'br' }, 415],
    ['compressed and signed', 'POST /signed', { ...json, 'Content-Encoding': 'deflate' }, 415],
    ['larger than 1 MiB', 'POST /things', { ...json, 'Content-Length': 1_048_577 }, 413],
    ['where there is none', 'GET /things/1', json, 400],
  ])('%s', async (_name, line, headers, status) => {
    const client = await announced(line, { 'Content-Length': 10, ...headers });

    expect([client.status, client.problem.status]).toEqual([status, status]);
  });
});

describe('a body is read', () => {
  const send = async (path: string, type: string | undefined, body: string, more = {}) => {
    const { url } = await startSmallApplication();
    const response = await fetch(url + path, {
      method: 'POST',
      body: Buffer.from(body),
      headers: { ...(type && { 'content-type': type }), ...more },
    });
    return [response.status, (await response.json()) as object];
  };

  test.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/json; charset=utf8; v=1',
  ])('as %s', async (type) => {
    expect(await send('/things', type, '{"a":"é"}', { 'content-encoding': 'identity' })).toEqual([200, { body: { a: 'é' } }]);
  });

  test('as nothing, which is an object without members', async () => {
    expect(await send('/things', 'application/json', '')).toEqual([200, { body: {} }]);
    expect(await send('/things', undefined, '')).toEqual([200, { body: {} }]);
  });

  test('as it is, where it is signed', async () => {
    expect(await send('/signed', 'application/json', '{"a":1, "a":2}')).toEqual([200, { bytes: 14 }]);
  });

  test('and refused for what it holds, with the connection kept', async () => {
    const { url } = await startSmallApplication();
    const client = await RawClient.connect(url);
    for (const [body, code] of [
      ['{"a":1,"a":2}', 'validation-failed'],
      ['{"a":', 'malformed-json'],
      [`{"a":"${'x'.repeat(1_050_000)}"}`, 'body-too-large'],
    ] as const) {
      const before = client.received.length;
      client.write(head('POST /things', { ...json, 'Content-Length': Buffer.byteLength(body) }) + body);
      await expect.poll(() => client.received.slice(before)).toContain('"correlationId"');
      expect(client.problem.code).toBe(code);
      expect(client.received.slice(before)).not.toMatch(/connection: close/i);
    }
    client.end();
  });
});
