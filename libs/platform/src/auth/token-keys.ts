import { type JWTVerifyGetKey } from 'jose';

/** What the signatures of tokens are checked with. */
export interface TokenKeys {
  /** Stands for the keys as they are: another one, and what was found good under it has to be looked at again. Undefined while there are none. */
  readonly version: object | undefined;
  /** @throws Problem token-keys-unavailable; a JOSEError where no key fits the token */
  readonly find: JWTVerifyGetKey;
  /** Whether there are keys. @throws Problem token-keys-unavailable */
  check(): Promise<void>;
}

/** A secret that the issuer of tokens shares with this installation. */
export class SharedSecret implements TokenKeys {
  readonly version = {};
  readonly find: JWTVerifyGetKey;

  constructor(secret: string) {
    const bytes = new TextEncoder().encode(secret);
    this.find = async () => bytes;
  }

  async check(): Promise<void> {}
}
