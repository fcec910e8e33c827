import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildProduct } from '#lab/test-bed/built-app';
import { freePort } from './free-port.js';

const program = path.resolve(import.meta.dirname, '../dist/tools/health-main.js');

beforeAll(buildProduct, 120_000);

async function ask(environment: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { PATH, ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close') as Promise<[code: number]>;
  const [errors, [code]] = await Promise.all([text(child.stderr), ended]);
  return { code, errors };
}

test.each([
  [200, 0, ''],
  [503, 1, '503 {"status":"not ready"}\n'],
])('given a process that answers %i, it ends with %i', async (status, code, errors) => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health/ready' ? status : 404).end('{"status":"not ready"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const port = String((server.address() as AddressInfo).port);

  expect(await ask({ HOST: '0.0.0.0', QUERY_API_PORT: port }, 'query-api')).toEqual({ code, errors });
});

test('given nobody who listens, a first process that is none of ours, or a wrong setting, it says so', async () => {
  const port = await freePort();
  expect(await ask({ PROJECTOR_PORT: String(port) }, 'projector')).toEqual({ code: 1, errors: `connect ECONNREFUSED 127.0.0.1:${port}\n` });
  expect(await ask({}, 'reporter')).toMatchObject({ code: 1, errors: expect.stringMatching(/^reporter is none of/) as string });
  expect(await ask({ QUERY_API_PORT: 'many' }, 'query-api')).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^QUERY_API_PORT/) as string,
  });
  expect(spawnSync(process.execPath, [program], { env: {} }).status).toBe(1);
});
