import { errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Logger } from '../logging/logger.js';
import { Problem, problem } from '../problems/problem.js';
import { DiscoveredKeys } from './discovered-keys.js';
import { KeySet } from './key-set.js';
import { type Principal } from './principal.js';
import { principalOfClaims } from './roles-claim.js';
import { SharedSecret, type TokenKeys } from './token-keys.js';
import { checkTokenSettings, type TokenSettings } from './token-settings.js';

/** A token that was found good is looked at again after so long. */
const TRUSTED_MS = 30_000;
const MOST_TRUSTED = 1_000;

interface Trusted {
  readonly principal: Principal;
  /** Seconds since 1970. */
  readonly expires: number;
  /** {@link TokenKeys.version} under which it was found good. */
  readonly keys: object;
}

/** Checks bearer tokens: HS256 with the shared secret, or the asymmetric keys of a JWKS, which an OpenID provider may name. */
export class TokenVerifier {
  /** Undefined where a shared secret is used, which is always at hand. */
  readonly keySet: KeySet | undefined;
  readonly #keys: TokenKeys;
  readonly #options: JWTVerifyOptions;
  readonly #rolesClaim: string;
  /** Clients send one token with every request, and checking it costs more than most requests do. */
  readonly #trusted = new LRUCache<string, Trusted>({ max: MOST_TRUSTED, ttl: TRUSTED_MS });

  /** @throws ConfigError */
  constructor(settings: TokenSettings, logger: Logger) {
    checkTokenSettings(settings);
    const { JWT_SECRET = '', JWT_AUDIENCE, OIDC_ISSUER, JWT_ISSUER = OIDC_ISSUER } = settings;
    this.#rolesClaim = settings.JWT_ROLES_CLAIM ?? 'role';
    this.keySet = openKeySet(settings, logger);
    this.#keys = this.keySet ?? new SharedSecret(JWT_SECRET);
    this.#options = {
      algorithms: this.keySet === undefined ? ['HS256'] : ['RS256', 'PS256', 'ES256', 'EdDSA'],
      requiredClaims: ['exp'],
      ...(JWT_AUDIENCE !== undefined && { audience: JWT_AUDIENCE }),
      ...(JWT_ISSUER !== undefined && { issuer: JWT_ISSUER }),
    };
  }

  /** @throws Problem unauthenticated, or token-keys-unavailable while nothing can be said of any token */
  async principal(token: string): Promise<Principal> {
    const { version } = this.#keys;
    const trusted = this.#trusted.get(token);
    if (trusted !== undefined && trusted.keys === version && trusted.expires > Date.now() / 1_000) return trusted.principal;
    const claims = await this.#verify(token);
    const { sub, exp = 0 } = claims;
    if (typeof sub !== 'string' || sub === '' || sub.length > 200) throw problem('unauthenticated', 'The token names no subject.');
    const principal = principalOfClaims(claims, this.#rolesClaim, sub);
    if (principal === undefined) throw problem('unauthenticated', 'The token names no known role.');
    // Where the keys have changed meanwhile, it is not known which ones it was checked with.
    if (version !== undefined && version === this.#keys.version) this.#trusted.set(token, { principal, expires: exp, keys: version });
    return principal;
  }

  async #verify(token: string): Promise<JWTPayload> {
    try {
      return (await jwtVerify(token, this.#keys.find, this.#options)).payload;
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw problem('unauthenticated', reasonOf(error));
    }
  }
}

/** @returns undefined where tokens are signed with a shared secret */
function openKeySet({ JWKS_URL, OIDC_ISSUER }: TokenSettings, logger: Logger): KeySet | undefined {
  if (JWKS_URL !== undefined) return new KeySet({ url: () => Promise.resolve(JWKS_URL), forget: () => undefined }, logger);
  return OIDC_ISSUER === undefined ? undefined : new KeySet(new DiscoveredKeys(OIDC_ISSUER), logger);
}

/** What is no error of the token is one of the key that it names, which then is none to trust. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'exp') return 'The token does not say when it expires.';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'The token is not good yet.';
  return 'The token is not valid for this installation.';
}
