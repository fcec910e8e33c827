import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { TokenVerifier } from './token-verifier.js';

const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';
const logger = createLogger('test', 'silent');
const noon = Date.parse('2026-03-01T12:00:00.000Z');

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: noon }));
afterEach(() => vi.useRealTimers());

const sign = (secret = JWT_SECRET) =>
  new SignJWT({ role: 'clerk' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('clara')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode(secret));

it('a token is good every time until it expires, and never after', async () => {
  const verifier = new TokenVerifier({ JWT_SECRET }, logger);
  const token = await sign();

  const first = await verifier.principal(token);
  vi.setSystemTime(noon + 59_000);
  const second = await verifier.principal(token);
  vi.setSystemTime(noon + 60_000);

  expect(first).toMatchObject({ role: 'clerk', subject: 'clara' });
  expect(second).toEqual(first);
  await expect(verifier.principal(token)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The token has expired.' });
});

it('a token that differs in one character from a good one is not good', async () => {
  const verifier = new TokenVerifier({ JWT_SECRET }, logger);
  const token = await sign();
  await verifier.principal(token);
  const other = await sign('another-secret-of-at-least-32-characters');

  await expect(verifier.principal(`${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  await expect(verifier.principal(other)).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('a token that never expires is not good', async () => {
  const verifier = new TokenVerifier({ JWT_SECRET }, logger);
  const endless = await new SignJWT({ role: 'clerk' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('clara')
    .sign(new TextEncoder().encode(JWT_SECRET));

  await expect(verifier.principal(endless)).rejects.toMatchObject({
    code: 'unauthenticated',
    message: 'The token does not say when it expires.',
  });
});

it('a token of another audience or issuer is not good where these are named', async () => {
  const signed = (claims: Record<string, string | undefined>) =>
    new SignJWT({ role: 'clerk', sub: 'clara', ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode(JWT_SECRET));
  const verifier = new TokenVerifier({ JWT_SECRET, JWT_AUDIENCE: 'orderline', JWT_ISSUER: 'https://issuer.test' }, logger);
  const ours = { aud: 'orderline', iss: 'https://issuer.test' };

  expect(await verifier.principal(await signed(ours))).toMatchObject({ subject: 'clara' });
  for (const claims of [
    { aud: 'orderline' },
    { iss: 'https://issuer.test' },
    { ...ours, aud: 'payroll' },
    { ...ours, iss: 'https://other.test' },
  ])
    await expect(verifier.principal(await signed(claims))).rejects.toMatchObject({ code: 'unauthenticated' });
});
