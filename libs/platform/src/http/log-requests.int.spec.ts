import { pino } from 'pino';
import { expect, test } from 'vitest';
import { loadConfig } from '../config/config.js';
import { type AccessLog, accessLogOf } from './log-requests.js';
import { startSmallApplication } from './testing/small-application.js';

/** @returns the lines of requests that were written so far, but for those of the tests' own description check */
async function start(accessLog: AccessLog) {
  const text: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void text.push(line) });
  const { url, gate } = await startSmallApplication({ accessLog, logger });
  const lines = () =>
    text
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg, route }) => msg === 'request' && route !== '/openapi.json');
  return { url, gate, text, lines };
}

test('all: a line for each, with the pattern of its route and its role, and nothing of its address, its body or its token', async () => {
  const { url, text, lines } = await start({ lines: 'all', slowMs: 1_000 });
  await fetch(`${url}/things/secret-1?name=secret-2`, { headers: { 'X-Correlation-Id': 'seven' } });
  await fetch(`${url}/things`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"secret-3"}' });
  await fetch(`${url}/secret-4`);

  await expect.poll(lines).toHaveLength(3);
  expect(lines()).toMatchObject([
    { correlationId: 'seven', method: 'GET', route: '/things/:id', status: 200, ms: expect.any(Number) as number, role: 'none' },
    { method: 'POST', route: '/things', status: 200 },
    { method: 'GET', route: 'none', status: 404 },
  ]);
  expect(text.join('')).not.toContain('secret');
});

test('slow: a line for those that took long, and no other; a stream takes as long as it takes', async () => {
  const { url, gate, lines } = await start({ lines: 'slow', slowMs: 50 });
  const work = fetch(`${url}/work`);
  const stream = fetch(`${url}/listen`);
  await fetch(`${url}/things/1`);
  await (await stream).body?.getReader().read();
  setTimeout(() => gate.open(), 80);
  await work;

  await expect.poll(lines).toHaveLength(1);
  expect(lines()).toMatchObject([{ route: '/work', status: 200 }]);
});

test('off: none', async () => {
  const { url, lines } = await start({ lines: 'off', slowMs: 0 });
  await fetch(`${url}/things/1`);

  expect(lines()).toEqual([]);
});

test('the settings say which, and from how long on', () => {
  expect(accessLogOf(loadConfig({ JWT_SECRET: 'x'.repeat(32) }, []))).toEqual({ lines: 'slow', slowMs: 1_000 });
  expect(accessLogOf(loadConfig({ ACCESS_LOG: 'all', SLOW_REQUEST_MS: '250' }, []))).toEqual({ lines: 'all', slowMs: 250 });
  expect(() => loadConfig({ ACCESS_LOG: 'some' }, [])).toThrow('ACCESS_LOG is not usable: must be one of all, slow, off');
});
