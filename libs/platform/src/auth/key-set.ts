import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { type Logger } from '../logging/logger.js';
import { problem } from '../problems/problem.js';
import { type TokenKeys } from './token-keys.js';

/** Keys that are older are asked for anew, while the ones at hand still serve. */
const RENEW_AFTER_MS = 15_000;
/** Keys that are older serve nobody: so long at most is a key good that was taken out of the set, and so long do keys outlive an outage. */
const KEPT_MS = 30_000;
/** A token whose key is not in the set has it asked for anew, but not more often than this: anybody can name a key. */
const UNKNOWN_KEY_PAUSE_MS = 5_000;
const AFTER_FAILURE_PAUSE_MS = 1_000;
const FETCH_LIMIT_MS = 3_000;

interface Fetched {
  readonly find: JWTVerifyGetKey;
  /** When it was asked for: what the answer says is not older. */
  readonly at: number;
}

/** Where keys are: known, or asked for. */
export interface KeysPlace {
  url(): Promise<string>;
  /** They could not be had there. */
  forget(): void;
}

/** The public keys at a JWKS URL. */
export class KeySet implements TokenKeys {
  #fetched: Fetched | undefined;
  #fetching: Promise<Fetched> | undefined;
  #failedAt = -Infinity;

  constructor(
    private readonly place: KeysPlace,
    private readonly logger: Logger,
  ) {}

  get version(): object | undefined {
    const fetched = this.#fetched;
    if (fetched === undefined) return undefined;
    const age = performance.now() - fetched.at;
    if (age > RENEW_AFTER_MS) this.#fetch().catch(() => undefined); // Logged there; whoever needs newer ones fetches them.
    return age > KEPT_MS ? undefined : fetched;
  }

  readonly find: JWTVerifyGetKey = async (header, token) => {
    const fetched = this.version === undefined ? await this.#fetch() : this.#fetched;
    try {
      if (fetched !== undefined) return await fetched.find(header, token);
    } catch (error) {
      const recent = fetched !== undefined && performance.now() - fetched.at < UNKNOWN_KEY_PAUSE_MS;
      if (recent || !(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    return (await this.#fetch()).find(header, token);
  };

  async check(): Promise<void> {
    if (this.version === undefined) await this.#fetch();
  }

  /** One question at a time, whoever waits for it. */
  #fetch(): Promise<Fetched> {
    if (performance.now() - this.#failedAt < AFTER_FAILURE_PAUSE_MS) return Promise.reject(unavailable());
    this.#fetching ??= this.#ask().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  async #ask(): Promise<Fetched> {
    const at = performance.now();
    try {
      const response = await fetch(await this.place.url(), {
        headers: { Accept: 'application/jwk-set+json, application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(FETCH_LIMIT_MS),
      });
      if (!response.ok) throw new Error(`The JWKS URL answered ${response.status}`);
      this.#fetched = { find: createLocalJWKSet((await response.json()) as JSONWebKeySet), at };
      if (this.#failedAt > 0) this.logger.info('the keys of tokens can be had again');
      this.#failedAt = -Infinity;
      return this.#fetched;
    } catch (error) {
      if (this.#failedAt < 0)
        this.logger.warn({ err: error }, 'the keys of tokens cannot be had; the ones at hand serve for half a minute');
      this.#failedAt = performance.now();
      this.place.forget();
      throw unavailable();
    }
  }
}

function unavailable(): Error {
  return problem('token-keys-unavailable', 'The keys that tokens are checked with cannot be had right now.');
}
