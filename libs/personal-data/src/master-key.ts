import { type KeyObject, randomBytes } from 'node:crypto';
import { decrypt, encrypt, NONCE_BYTES } from './gcm.js';
import { derivedKey } from './sealing.js';

/** No subject is called this: subjects begin with what they are. */
const CHECK = 'check';

/** Wraps the keys of personal data, each bound to its subject, so that no row of the table can be put in another's place. */
export class MasterKey {
  readonly #wrapping: KeyObject;

  /** @param encoded 32 bytes, base64url */
  constructor(encoded: string) {
    this.#wrapping = derivedKey(Buffer.from(encoded, 'base64url'), 'orderline personal data: wrapping of keys');
  }

  wrap(subject: string, secret: Uint8Array): Buffer {
    return encrypt(this.#wrapping, randomBytes(NONCE_BYTES), subject, secret);
  }

  /** The secret; undefined where it was changed, or wrapped for another subject or by another master key. */
  unwrap(subject: string, wrapped: Buffer): Buffer | undefined {
    return decrypt(this.#wrapping, subject, wrapped);
  }

  /** Something by which this master key is known again. */
  makeCheck(): Buffer {
    return this.wrap(CHECK, randomBytes(16));
  }

  isOf(check: Buffer): boolean {
    return this.unwrap(CHECK, check) !== undefined;
  }
}
