import { type Config, ConfigError } from '../config/config.js';

export type TokenSettings = Partial<
  Pick<Config, 'JWT_SECRET' | 'JWKS_URL' | 'JWT_AUDIENCE' | 'JWT_ISSUER' | 'JWT_ROLES_CLAIM' | 'OIDC_ISSUER'>
>;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Which keys and claims make a token good: one kind of keys, and with keys of others those claims that say that a token is meant for us. @throws ConfigError */
export function checkTokenSettings({ JWT_SECRET, JWKS_URL, JWT_AUDIENCE, JWT_ISSUER, OIDC_ISSUER }: TokenSettings): void {
  const ofOthers = JWKS_URL === undefined ? 'OIDC_ISSUER' : 'JWKS_URL';
  if (JWKS_URL === undefined && OIDC_ISSUER === undefined) {
    if (JWT_SECRET === undefined)
      throw new ConfigError('JWT_SECRET', 'is not set, and neither is OIDC_ISSUER nor JWKS_URL: tokens are verified with one of them');
    return;
  }
  if (JWT_SECRET !== undefined) throw new ConfigError(ofOthers, 'is set beside JWT_SECRET: tokens are verified with one of them');
  if (JWKS_URL !== undefined) checkPlace('JWKS_URL', JWKS_URL);
  if (OIDC_ISSUER !== undefined) {
    checkPlace('OIDC_ISSUER', OIDC_ISSUER);
    if (/[?#]/.test(OIDC_ISSUER)) throw new ConfigError('OIDC_ISSUER', 'must not hold a query or a fragment');
    if (JWT_ISSUER !== undefined && JWT_ISSUER !== OIDC_ISSUER)
      throw new ConfigError('JWT_ISSUER', 'is another than OIDC_ISSUER: leave it out');
  }
  const reason = `is not set; with ${ofOthers} it is required, as the issuer of its keys signs for others too`;
  if (JWT_AUDIENCE === undefined) throw new ConfigError('JWT_AUDIENCE', reason);
  if (JWT_ISSUER === undefined && OIDC_ISSUER === undefined) throw new ConfigError('JWT_ISSUER', reason);
}

/** Whether what is read there is what its owner has put there. */
export function isTrustedPlace(place: string): boolean {
  const url = URL.parse(place);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)));
}

function checkPlace(variable: 'JWKS_URL' | 'OIDC_ISSUER', place: string): void {
  const url = URL.parse(place);
  if (url === null) throw new ConfigError(variable, 'is no URL');
  if (url.username !== '' || url.password !== '') throw new ConfigError(variable, 'must not hold a user or a password');
  if (!isTrustedPlace(place)) throw new ConfigError(variable, 'must be https: keys that come over http from another machine are anybody’s');
}
