import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { problem } from '../problems/problem.js';
import { createPrincipal, isRole, type Principal } from './principal.js';

/** A token that was found good is looked at again after so long, so that a key that was taken out of use is noticed. */
const TRUSTED_MS = 30_000;
const MOST_TRUSTED = 1_000;

interface Trusted {
  readonly principal: Principal;
  /** Seconds since 1970; undefined where it never expires. */
  readonly expires: number | undefined;
}

/** Checks bearer tokens: HS256 with the shared secret, or the asymmetric keys of a JWKS. */
export class TokenVerifier {
  readonly #verify: (token: string) => Promise<JWTPayload>;
  /** Clients send one token with every request, and checking it costs more than most requests do. */
  readonly #trusted = new LRUCache<string, Trusted>({ max: MOST_TRUSTED, ttl: TRUSTED_MS });

  /** @throws Error when neither a secret nor a JWKS URL is given */
  constructor(keys: { readonly JWT_SECRET?: string | undefined; readonly JWKS_URL?: string | undefined }) {
    if (keys.JWKS_URL !== undefined) {
      const keySet = createRemoteJWKSet(new URL(keys.JWKS_URL));
      this.#verify = async (token) => (await jwtVerify(token, keySet, { algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] })).payload;
    } else if (keys.JWT_SECRET !== undefined) {
      const secret = new TextEncoder().encode(keys.JWT_SECRET);
      this.#verify = async (token) => (await jwtVerify(token, secret, { algorithms: ['HS256'] })).payload;
    } else throw new Error('JWT_SECRET or JWKS_URL must be set');
  }

  /** @throws Problem unauthenticated */
  async principal(token: string): Promise<Principal> {
    const trusted = this.#trusted.get(token);
    if (trusted !== undefined && (trusted.expires === undefined || trusted.expires > Date.now() / 1_000)) return trusted.principal;
    let payload: JWTPayload;
    try {
      payload = await this.#verify(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw problem('unauthenticated', 'The token has expired.');
      if (error instanceof errors.JOSEError) throw problem('unauthenticated', 'The token is not valid for this installation.');
      throw error;
    }
    const { role, sub, scopes } = payload;
    if (!isRole(role)) throw problem('unauthenticated', 'The token names no known role.');
    if (typeof sub !== 'string' || sub === '' || sub.length > 200) throw problem('unauthenticated', 'The token names no subject.');
    const principal = createPrincipal(role, sub, Array.isArray(scopes) ? scopes.filter(isRole) : []);
    this.#trusted.set(token, { principal, expires: payload.exp });
    return principal;
  }
}
