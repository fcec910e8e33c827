import { type Config, ConfigError } from '#platform/config/config';
import { invalid } from '#platform/problems/problem';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const SIGNATURE_BYTES = 16;

/**
 * What cursors are signed with: a secret that every instance has anyway.
 * @throws ConfigError where tokens are verified by a JWKS and there is none
 */
export function cursorSecret(config: Pick<Config, 'JWT_SECRET' | 'COMMAND_SECRET'>): string {
  const secret = config.JWT_SECRET ?? config.COMMAND_SECRET;
  if (secret === undefined) throw new ConfigError('COMMAND_SECRET', 'is not set; without JWT_SECRET it signs the cursors');
  return secret;
}

/**
 * Where a list goes on, sealed so that clients can only hand it back: the last item's place in the list's order, signed together with the
 * list it belongs to. All instances that share the secret read each other's cursors.
 */
export class Cursors {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'orderline query-api cursors', 32));
  }

  /** @param list the question with all that decides which items it has, but not how many a page holds */
  seal(list: readonly unknown[], place: readonly string[]): string {
    const text = JSON.stringify(place);
    return Buffer.concat([this.#sign(list, text), Buffer.from(text)]).toString('base64url');
  }

  /** The place in the list. @throws Problem naming `cursor` when it was not sealed for this list */
  open(list: readonly unknown[], cursor: string): readonly string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const text = bytes.subarray(SIGNATURE_BYTES).toString();
    const genuine = signature.length === SIGNATURE_BYTES && timingSafeEqual(signature, this.#sign(list, text));
    if (!genuine || bytes.toString('base64url') !== cursor) throw invalid('cursor', 'is not a nextCursor of this list with these filters');
    return JSON.parse(text) as string[];
  }

  #sign(list: readonly unknown[], text: string): Buffer {
    return createHmac('sha256', this.#key).update(JSON.stringify(list)).update('\n').update(text).digest().subarray(0, SIGNATURE_BYTES);
  }
}
