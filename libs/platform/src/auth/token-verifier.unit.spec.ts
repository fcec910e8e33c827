import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TokenVerifier } from './token-verifier.js';

const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';
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
  const verifier = new TokenVerifier({ JWT_SECRET });
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
  const verifier = new TokenVerifier({ JWT_SECRET });
  const token = await sign();
  await verifier.principal(token);
  const other = await sign('another-secret-of-at-least-32-characters');

  await expect(verifier.principal(`${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  await expect(verifier.principal(other)).rejects.toMatchObject({ code: 'unauthenticated' });
});
