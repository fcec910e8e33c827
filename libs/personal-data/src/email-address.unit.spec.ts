import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmailAddresses, normalisedEmail } from './email-address.js';

describe('an address is compared in one spelling', () => {
  it.each([
    ['Carl.Cox@Example.COM', 'carl.cox@example.com'],
    ['  carl@example.com\t', 'carl@example.com'],
    ['ｃａｒｌ＠example．com', 'carl@example.com'],
    ['carl+news@mail.example.co.uk', 'carl+news@mail.example.co.uk'],
    ['info@bücher.example', 'info@xn--bcher-kva.example'],
    ['info@BU\u0308CHER.example', 'info@xn--bcher-kva.example'],
    ['info@xn--bcher-kva.example', 'info@xn--bcher-kva.example'],
    ['Ἀλέξανδρος@παράδειγμα.ελ', 'ἀλέξανδρος@xn--hxajbheg2az3al.xn--qxam'],
    ['carl@例え。jp', 'carl@xn--r8jz45g.jp'],
    ["o'hara@example.com", "o'hara@example.com"],
  ])('%j as %j', (given, normalised) => {
    expect(normalisedEmail(given)).toBe(normalised);
    expect(normalisedEmail(normalised)).toBe(normalised);
  });
});

describe('no address', () => {
  it.each([
    '',
    'carl',
    '@example.com',
    'carl@',
    'carl@localhost',
    'carl@example.c',
    'carl@example.123',
    'carl@127.0.0.1',
    'carl@[127.0.0.1]',
    'carl@-example.com',
    'carl@example..com',
    'carl@exa mple.com',
    'carl@exam_ple.com',
    '.carl@example.com',
    'carl.@example.com',
    'ca..rl@example.com',
    'carl cox@example.com',
    'carl@cox@example.com',
    '"carl cox"@example.com',
    'Carl <carl@example.com>',
    'carl@example.com, cora@example.com',
    'carl@example.com\r\nBcc: cora@example.com',
    'carl\u200b@example.com',
    'carl@example.com/path',
    'carl@example.com:8080',
    'carl@example.com?x',
    'carl@example.com#x',
    'carl@example.com\\x',
    'carl@ex%61mple.com',
    `${'c'.repeat(65)}@example.com`,
    `carl@${'c'.repeat(64)}.com`,
    `carl@${'example.'.repeat(31)}com`,
  ])('is %j', (given) => {
    expect(normalisedEmail(given)).toBeUndefined();
  });
});

it('an address is named by an HMAC: 64 hex digits, the same for the same secret only', () => {
  const name = new EmailAddresses('a secret').nameOf('carl@example.com');
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(new EmailAddresses('a secret').nameOf('carl@example.com')).toBe(name);
  expect(new EmailAddresses('a secret').nameOf('cora@example.com')).not.toBe(name);
  expect(new EmailAddresses('another').nameOf('carl@example.com')).not.toBe(name);
});

it('whatever is given, the one spelling is its own', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }).map((text) => `${text}@example.com`),
      ),
      (given) => {
        const normalised = normalisedEmail(given);
        if (normalised !== undefined) expect(normalisedEmail(normalised)).toBe(normalised);
      },
    ),
    { numRuns: 2_000 },
  );
});
