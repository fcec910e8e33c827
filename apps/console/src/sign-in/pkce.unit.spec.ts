import { expect, it } from 'vitest';
import { challengeOf, randomText } from './pkce.js';

it('the challenge is that of the example in RFC 7636, appendix B', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

it('a verifier is 43 letters that go into an address unchanged, another each time', () => {
  const texts = Array.from({ length: 50 }, randomText);
  for (const text of texts) expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(new Set(texts).size).toBe(50);
});
