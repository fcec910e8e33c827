import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, NONCE_BYTES, OVERHEAD_BYTES } from './gcm.js';

const PREFIX = 's1.';
const SEALED = /^s1\.[A-Za-z0-9_-]+$/;
/** Base64 of an empty text's seal. */
const LEAST_LENGTH = PREFIX.length + Math.ceil((OVERHEAD_BYTES * 4) / 3);

/** The key of one person's data, ready for use. Key objects, so that neither a log line nor an inspection shows them. */
export interface PersonalKey {
  readonly subject: string;
  readonly encryption: KeyObject;
  readonly nonces: KeyObject;
}

/** A sealed text that its own key does not open: it was changed, or sealed for another field or person. A missing key is told otherwise: there is none. */
export class SealBroken extends Error {
  readonly code = 'seal-broken';
  constructor(
    readonly subject: string,
    readonly field: string,
  ) {
    super(`The sealed ${field} of ${subject} does not open with its key: it is not what was sealed.`);
    this.name = 'SealBroken';
  }
}

/** @param secret 32 random bytes */
export function personalKey(subject: string, secret: Uint8Array): PersonalKey {
  return {
    subject,
    encryption: derivedKey(secret, 'orderline personal data: encryption'),
    nonces: derivedKey(secret, 'orderline personal data: nonces'),
  };
}

/** A key of its own for every purpose. */
export function derivedKey(secret: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32)));
}

/**
 * `s1.<base64url of nonce, ciphertext and tag>`. The nonce comes from the text, so equal texts of one person and field are sealed equally: whether a
 * change changes anything is seen without opening. Different texts never share a nonce but by a chance of one in 2⁹⁶ for each pair.
 * @param text well-formed Unicode
 */
export function seal(key: PersonalKey, field: string, text: string): string {
  const context = contextOf(key, field);
  const plain = Buffer.from(text, 'utf8');
  // JSON holds no U+0000, so no two pairs of context and text run together alike.
  const nonce = createHmac('sha256', key.nonces).update(context).update('\0').update(plain).digest().subarray(0, NONCE_BYTES);
  return PREFIX + encrypt(key.encryption, nonce, context, plain).toString('base64url');
}

/** @throws SealBroken when it is not what {@link seal} made with this key for this field */
export function open(key: PersonalKey, field: string, sealed: string): string {
  const encoded = isSealed(sealed) ? sealed.slice(PREFIX.length) : '';
  const bytes = Buffer.from(encoded, 'base64url');
  const plain = isOurSpelling(encoded, bytes) ? decrypt(key.encryption, contextOf(key, field), bytes) : undefined;
  if (plain === undefined) throw new SealBroken(key.subject, field);
  return plain.toString('utf8');
}

/** Base64 has several spellings of the same bytes, which differ in their last characters; only one of them is ours. */
function isOurSpelling(encoded: string, bytes: Buffer): boolean {
  const rest = bytes.length % 3;
  const whole = ((bytes.length - rest) / 3) * 4;
  return encoded.slice(whole) === bytes.subarray(bytes.length - rest).toString('base64url');
}

/** Whether a stored text is sealed; orders placed before there was sealing hold plain text. */
export function isSealed(text: string): boolean {
  return text.length >= LEAST_LENGTH && SEALED.test(text);
}

function contextOf({ subject }: PersonalKey, field: string): string {
  return JSON.stringify([subject, field]);
}
