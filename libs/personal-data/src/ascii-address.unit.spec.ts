import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ASCII_ADDRESS_PATTERN, normalisedEmail } from './email-address.js';

const pattern = new RegExp(ASCII_ADDRESS_PATTERN, 'u');

it('an address in ASCII is described as it is read', () => {
  const pieces = fc.array(fc.constantFrom('a', 'Z', '7', '.', '-', '@', '+', ' ', 'com', 'b.co', '@x.org', 'x'.repeat(63), '"'), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      expect([text, pattern.test(text)]).toEqual([text, normalisedEmail(text) !== undefined]);
    }),
    { numRuns: 10_000 },
  );
});

it.each(['anna@example.com', ' anna@example.com ', `${'a'.repeat(64)}@b.co`, `a@${'b'.repeat(63)}.co`])('%s is one', (text) => {
  expect([pattern.test(text), normalisedEmail(text) !== undefined]).toEqual([true, true]);
});

it.each([
  '',
  'x',
  'a@b',
  'a@b.c',
  '.a@b.co',
  'a..b@c.co',
  'a@-b.co',
  'a@b_c.co',
  'a b@c.co',
  `${'a'.repeat(65)}@b.co`,
  `a@${'b'.repeat(64)}.co`,
])('%s is none', (text) => {
  expect([pattern.test(text), normalisedEmail(text) !== undefined]).toEqual([false, false]);
});
