import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { DiscoveredKeys } from './discovered-keys.js';
import { claims, KeyServer } from './testing/key-server.js';
import { TokenVerifier } from './token-verifier.js';

const JWT_AUDIENCE = claims.aud;

/** A provider whose configuration says what `told` says of its issuer, and how often it was asked. */
async function startIssuer(told: (issuer: string) => unknown, path = '') {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = told(issuer);
    response.writeHead(body === undefined ? 500 : 200, { 'Content-Type': 'application/json', Connection: 'close' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return { issuer, asked };
}

async function startKeys() {
  const keys = await new KeyServer().start();
  onTestFinished(() => keys.stop());
  await keys.add('a');
  return keys;
}

const verifierOf = (issuer: string) => new TokenVerifier({ OIDC_ISSUER: issuer, JWT_AUDIENCE }, createLogger('test', 'silent'));

it.each(['', '/realms/shop', '/tenant/'])(
  'the keys are where the provider’s configuration says, whose issuer is “%s”; it is asked once',
  async (path) => {
    const keys = await startKeys();
    const { issuer, asked } = await startIssuer((iss) => ({ issuer: iss, jwks_uri: keys.url }), path);
    const verifier = verifierOf(issuer);

    expect(await verifier.principal(await keys.token('a', { iss: issuer }))).toMatchObject({ role: 'clerk', subject: 'clara' });
    await expect(verifier.principal(await keys.token('a', { iss: 'https://other.test' }))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(asked).toEqual([`${path.replace(/\/$/, '')}/.well-known/openid-configuration`]);
  },
);

it('keys that have moved are looked for again', async () => {
  const [old, next] = [await startKeys(), await startKeys()];
  let place = old.url;
  const { issuer } = await startIssuer((iss) => ({ issuer: iss, jwks_uri: place }));
  const verifier = verifierOf(issuer);
  await old.stop();
  await expect(verifier.principal(await next.token('a', { iss: issuer }))).rejects.toMatchObject({ code: 'token-keys-unavailable' });

  place = next.url;

  await expect
    .poll(async () => verifier.principal(await next.token('a', { iss: issuer })).catch(() => undefined), { timeout: 60_000 })
    .toBeDefined();
});

it.each<[string, (issuer: string) => unknown, RegExp]>([
  ['of another issuer', (issuer) => ({ issuer: `${issuer}/`, jwks_uri: 'https://keys.test' }), /names another issuer/],
  ['that names no keys', (issuer) => ({ issuer }), /no place for its keys/],
  ['whose keys come over http', (issuer) => ({ issuer, jwks_uri: 'http://keys.test/' }), /no place for its keys/],
  ['whose keys are a file', (issuer) => ({ issuer, jwks_uri: 'file:///etc/passwd' }), /no place for its keys/],
  ['that is no JSON', () => 'nonsense', /JSON/],
  ['that cannot be had', () => undefined, /answered 500/],
])('a configuration %s is refused, and asked for again the next time', async (_what, told, sentence) => {
  const { issuer, asked } = await startIssuer(told);
  const keys = new DiscoveredKeys(issuer);

  await expect(keys.url()).rejects.toThrow(sentence);
  await expect(keys.url()).rejects.toThrow(sentence);
  expect(asked).toHaveLength(2);
});
