import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What encrypting adds to the length. */
export const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/** Nonce, ciphertext and tag in one piece. @param context bound to the ciphertext, which opens only with the same */
export function encrypt(key: KeyObject, nonce: Uint8Array, context: string, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was encrypted; undefined where the key, the context or a single bit is another. */
export function decrypt(key: KeyObject, context: string, sealed: Buffer): Buffer | undefined {
  if (sealed.length < OVERHEAD_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    return undefined; // The tag does not fit: that is the answer, and node has no code for it.
  }
  return plain;
}
