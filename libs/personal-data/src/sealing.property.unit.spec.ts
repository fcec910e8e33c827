import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealed, open, personalKey, seal, SealBroken } from './sealing.js';

const subject = fc.string({ minLength: 1, maxLength: 30 });
const field = fc.constantFrom('name', 'email', 'shipTo.city', 'shipTo.line1');
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('whatever the text', () => {
  it('what was sealed opens to the same text, and is sealed the same again', () => {
    fc.assert(
      fc.property(subject, secret, field, text, (who, bytes, name, plain) => {
        const sealed = seal(personalKey(who, bytes), name, plain);
        expect(isSealed(sealed)).toBe(true);
        expect(open(personalKey(who, bytes), name, sealed)).toBe(plain);
        expect(seal(personalKey(who, bytes), name, plain)).toBe(sealed);
      }),
    );
  });

  it('a seal with a single character changed, cut or added does not open', () => {
    fc.assert(
      fc.property(
        secret,
        text,
        fc.nat(),
        fc.constantFrom('A', 'Q', 'z', '9', '_', '-', '=', ' ', '+', 'é'),
        (bytes, plain, at, character) => {
          const key = personalKey('customer-carl', bytes);
          const sealed = seal(key, 'name', plain);
          const place = at % sealed.length;
          const changed = [
            sealed.slice(0, place) + character + sealed.slice(place + 1),
            sealed.slice(0, place) + sealed.slice(place + 1),
            sealed.slice(0, place) + character + sealed.slice(place),
          ];
          for (const each of changed) if (each !== sealed) expect(() => open(key, 'name', each)).toThrow(SealBroken);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('neither another person’s key, nor another’s name on the same key, nor another field opens it', () => {
    fc.assert(
      fc.property(secret, secret, text, (bytes, others, plain) => {
        fc.pre(!Buffer.from(bytes).equals(Buffer.from(others)));
        const sealed = seal(personalKey('customer-carl', bytes), 'name', plain);
        expect(() => open(personalKey('customer-carl', others), 'name', sealed)).toThrow(SealBroken);
        expect(() => open(personalKey('customer-cora', bytes), 'name', sealed)).toThrow(SealBroken);
        expect(() => open(personalKey('customer-carl', bytes), 'email', sealed)).toThrow(SealBroken);
      }),
    );
  });

  it('different texts, fields and persons never share a nonce', () => {
    const nonceOf = (sealed: string) => Buffer.from(sealed.slice(3), 'base64url').subarray(0, 12).toString('hex');
    const bytes = randomBytes(32);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(subject, field, text), { selector: (each) => JSON.stringify(each), maxLength: 50 }), (each) => {
        const nonces = each.map(([who, name, plain]) => nonceOf(seal(personalKey(who, bytes), name, plain)));
        expect(new Set(nonces).size).toBe(nonces.length);
      }),
    );
  });
});

describe('a plain text', () => {
  it.each(['', 'Carl', 's1.', 's1.Carl', 's2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 's1.AAAAAAAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAA'])(
    '%j is not taken for a sealed one',
    (plain) => {
      expect(isSealed(plain)).toBe(false);
      expect(() => open(personalKey('customer-carl', randomBytes(32)), 'name', plain)).toThrow(SealBroken);
    },
  );
});

it('neither a key’s inspection nor its JSON shows the key', () => {
  const bytes = randomBytes(32);
  const shown = JSON.stringify(personalKey('customer-carl', bytes));
  expect(JSON.parse(shown)).toEqual({ subject: 'customer-carl', encryption: {}, nonces: {} });
});
