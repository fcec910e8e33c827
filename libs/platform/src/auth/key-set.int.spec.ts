import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { claims, KeyServer } from './testing/key-server.js';
import { TokenVerifier } from './token-verifier.js';

const unavailable = { code: 'token-keys-unavailable', status: 503 };
const refused = { code: 'unauthenticated', status: 401 };
let server: KeyServer;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse('2026-03-01T12:00:00Z') });
  vi.advanceTimersByTime(60_000);
  server = await new KeyServer().start();
  await server.add('first');
});
afterEach(async () => {
  vi.useRealTimers();
  await server.stop();
});

const open = () =>
  new TokenVerifier({ JWKS_URL: server.url, JWT_AUDIENCE: claims.aud, JWT_ISSUER: claims.iss }, createLogger('test', 'silent'));
const pass = (seconds: number) => void vi.advanceTimersByTime(seconds * 1_000);

it('a token is good by the key of the set; one of another audience or issuer, or one that never expires, is not', async () => {
  const verifier = open();

  expect(await verifier.principal(await server.token('first'))).toMatchObject({ role: 'clerk', subject: 'clara' });
  for (const other of [{ aud: 'payroll' }, { iss: 'https://other.test' }, { aud: undefined }, { iss: undefined }])
    await expect(verifier.principal(await server.token('first', other))).rejects.toMatchObject(refused);
  expect(server.asked).toBe(1);
});

it('a key that was taken out of the set is refused after half a minute, also with a token that was found good before', async () => {
  const verifier = open();
  await server.add('second');
  const [old, current] = [await server.token('first'), await server.token('second')];
  await verifier.principal(old);
  await verifier.principal(old);
  server.remove('first');
  pass(31);

  await expect(verifier.principal(old)).rejects.toMatchObject(refused);
  expect(await verifier.principal(current)).toMatchObject({ subject: 'clara' });
});

it('a token that is used without a pause is refused within half a minute, and none that is good is stopped meanwhile', async () => {
  const verifier = open();
  await server.add('second');
  const [old, current] = [await server.token('first'), await server.token('second')];
  await verifier.principal(old);
  server.remove('first');
  let refusedAfter = Infinity;
  for (let second = 0; second < 40; second++) {
    pass(1);
    expect(await verifier.principal(current)).toMatchObject({ subject: 'clara' });
    const good = await verifier.principal(old).then(
      () => true,
      () => false,
    );
    if (!good) refusedAfter = Math.min(refusedAfter, second);
  }

  expect(refusedAfter).toBeLessThanOrEqual(30);
});

it('while the set is slow to come, those who have keys are not held up', async () => {
  const verifier = open();
  const token = await server.token('first');
  await verifier.principal(token);
  const release = server.hold();
  pass(20);

  expect(await verifier.principal(token)).toMatchObject({ subject: 'clara' });
  release();
  await expect.poll(() => server.asked).toBe(2);
});

it('a new key is good at once, and keys that nobody has do not have the set asked for more often than every five seconds', async () => {
  const verifier = open();
  await verifier.principal(await server.token('first'));
  await server.add('second');
  pass(6);
  expect(await verifier.principal(await server.token('second'))).toMatchObject({ subject: 'clara' });
  await server.add('third');
  const unknown = await server.token('third');
  server.remove('third');

  for (let attempt = 0; attempt < 50; attempt++) await expect(verifier.principal(unknown)).rejects.toMatchObject(refused);
  expect(server.asked).toBe(2);
});

it('while the set cannot be had, its keys serve for half a minute; then nothing is said of any token until it is back', async () => {
  const verifier = open();
  const token = await server.token('first');
  await verifier.principal(token);
  await server.stop();
  pass(29);
  expect(await verifier.principal(token)).toMatchObject({ subject: 'clara' });
  await expect(verifier.keySet?.check()).resolves.toBeUndefined();
  pass(2);
  await expect(verifier.principal(token)).rejects.toMatchObject(unavailable);
  await expect(verifier.keySet?.check()).rejects.toMatchObject(unavailable);

  await server.start();
  pass(2);
  expect(await verifier.principal(token)).toMatchObject({ subject: 'clara' });
  await expect(verifier.keySet?.check()).resolves.toBeUndefined();
});

it.each([
  ['an error', 500, '{}'],
  ['no JSON', 200, '<html>'],
  ['no set of keys', 200, '{"keys":"none"}'],
  ['another address', 302, ''],
])('an issuer that answers with %s has no keys: nothing is said of any token', async (_what, status, body) => {
  const verifier = open();
  const token = await server.token('first');
  server.instead = { status, body };

  await expect(verifier.principal(token)).rejects.toMatchObject(unavailable);
  await expect(verifier.principal(token)).rejects.toMatchObject(unavailable);
  expect(server.asked).toBe(1);
});
