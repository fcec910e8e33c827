import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { claims, KeyServer } from './testing/key-server.js';
import { bearer, startGuarded } from '../http/testing/guarded-application.js';

/** The status of the answer to a request whose body never comes. */
async function statusWithoutBody(url: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  const lines = Object.entries({ host: hostname, 'content-type': 'application/json', 'content-length': '500000', ...headers });
  socket.write(`POST /commands HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  return first.toString().slice(9, 12);
}

it('who sends no token, no good one, or one of a role that may not, is told before anything of the body is read', async () => {
  const { url } = await startGuarded();

  expect(await statusWithoutBody(url, {})).toBe('401');
  expect(await statusWithoutBody(url, { authorization: 'Bearer nonsense' })).toBe('401');
  expect(await statusWithoutBody(url, { authorization: 'Basic Y2xhcmE6' })).toBe('401');
  expect(await statusWithoutBody(url, await bearer('customer'))).toBe('403');
});

it('a public route checks the token that is sent all the same', async () => {
  const { ask } = await startGuarded();

  const statuses = await Promise.all(
    [{}, await bearer('customer'), { authorization: 'Bearer nonsense' }].map(async (headers) => (await ask('/catalogue', headers)).status),
  );

  expect(statuses).toEqual([200, 200, 401]);
});

it('while the issuer’s keys cannot be had, requests with a token are 503 with Retry-After, others are answered, and readiness says why', async () => {
  const issuer = await new KeyServer().start();
  await issuer.add('first');
  const authorization = `Bearer ${await issuer.token('first', { role: 'customer' })}`;
  const { url: JWKS_URL } = issuer;
  await issuer.stop();
  const { ask } = await startGuarded({ JWT_SECRET: '', JWKS_URL, JWT_AUDIENCE: claims.aud, JWT_ISSUER: claims.iss });

  const answer = await ask('/mine', { authorization });
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
    503,
    '1',
    { code: 'token-keys-unavailable' },
  ]);
  expect((await ask('/catalogue')).status).toBe(200);
  const ready = await ask('/health/ready');
  expect([ready.status, await ready.json()]).toMatchObject([503, { dependencies: { 'token keys': 'down' } }]);

  await issuer.start();
  onTestFinished(() => issuer.stop());
  await expect.poll(async () => (await ask('/mine', { authorization })).status, { timeout: 10_000 }).toBe(200);
  expect((await ask('/health/ready')).status).toBe(200);
});
