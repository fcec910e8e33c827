import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { explain } from './explanations.js';
import { failureOf } from './failure.js';

const asked = { method: 'POST', path: '/orders', headers: { 'idempotency-key': 'k' }, body: '{}' };

async function heard(log: string, complaints: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-explanations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const replica = { name: 'command-api-1', log: () => Promise.resolve(log) };
  return { folder, replicas: [replica], gateway: { errors: () => Promise.resolve(complaints) } };
}

test('given an answer that is a problem, it is told with the lines of its correlation id', async () => {
  const headers = { 'retry-after': '1', 'x-correlation-id': 'c-7' };
  const failure = failureOf(asked, performance.now(), { status: 503, headers, body: '{"code":"overloaded"}' });
  const parts = await heard('{"correlationId":"c-7","msg":"request"}\n{"correlationId":"c-8"}', 'nothing of it');

  const told = await explain(parts, [failure]);

  expect(told).toMatch(/POST \/orders with a key after \d+ ms: 503 overloaded, Retry-After 1\n {4}command-api-1: .*"c-7"/);
  expect(told).not.toContain('c-8');
  expect(JSON.parse(await readFile(path.join(parts.folder, 'failures.ndjson'), 'utf8'))).toMatchObject({ status: 503, code: 'overloaded' });
});

test('given a connection that broke, what the gateway said around it is told', async () => {
  const failure = {
    ...failureOf(asked, performance.now(), new Error('socket hang up')),
    at: new Date(2026, 10, 27, 8, 3, 5).toISOString(),
  };
  const parts = await heard('', '2026/11/27 08:03:05 [error] recv() failed\n2026/11/27 08:09:05 [error] much later');

  const told = await explain(parts, [failure]);

  expect(told).toContain('POST /orders with a key after');
  expect(told).toContain('socket hang up');
  expect(told).toContain('    gateway: 2026/11/27 08:03:05 [error] recv() failed');
  expect(told).not.toContain('much later');
});
