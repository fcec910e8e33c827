import { type Config, ConfigError } from '../config/config.js';

export type TokenSettings = Partial<Pick<Config, 'JWT_SECRET' | 'JWKS_URL' | 'JWT_AUDIENCE' | 'JWT_ISSUER'>>;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Which keys and claims make a token good: one kind of keys, and with keys of others those claims that say that a token is meant for us. @throws ConfigError */
export function checkTokenSettings({ JWT_SECRET, JWKS_URL, JWT_AUDIENCE, JWT_ISSUER }: TokenSettings): void {
  if (JWKS_URL === undefined) {
    if (JWT_SECRET === undefined)
      throw new ConfigError('JWT_SECRET', 'is not set, and neither is JWKS_URL: tokens are verified with one of them');
    return;
  }
  if (JWT_SECRET !== undefined) throw new ConfigError('JWKS_URL', 'is set beside JWT_SECRET: tokens are verified with one of them');
  const url = URL.parse(JWKS_URL);
  if (url === null) throw new ConfigError('JWKS_URL', 'is no URL');
  if (url.username !== '' || url.password !== '') throw new ConfigError('JWKS_URL', 'must not hold a user or a password');
  if (url.protocol !== 'https:' && !loopback.has(url.hostname))
    throw new ConfigError('JWKS_URL', 'must be https: keys that come over http from another machine are anybody’s');
  const reason = 'is not set; with JWKS_URL it is required, as the issuer of its keys signs for others too';
  if (JWT_AUDIENCE === undefined) throw new ConfigError('JWT_AUDIENCE', reason);
  if (JWT_ISSUER === undefined) throw new ConfigError('JWT_ISSUER', reason);
}
