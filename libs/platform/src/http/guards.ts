import { checkTokenSettings } from '../auth/token-settings.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { type Config } from '../config/config.js';
import { Budgets } from '../limits/budgets.js';
import { type Leases } from '../limits/leases.js';
import { RateLimits } from '../limits/rate-limits.js';
import { type Logger } from '../logging/logger.js';
import { corsOrigins } from './cors.js';
import { trustedProxies } from './trusted-proxies.js';

/** What stands before every route: who is who, who may send how much, whom to believe. */
export interface Guards {
  readonly verifier: TokenVerifier;
  readonly limits: RateLimits;
  readonly origins: ReadonlySet<string>;
  readonly trustProxy: ReturnType<typeof trustedProxies>;
}

/** Before anything is waited for: no waiting mends these. @throws ConfigError */
export function checkGuardSettings(config: Config): void {
  checkTokenSettings(config);
  corsOrigins(config.CORS_ORIGINS);
  trustedProxies(config.TRUSTED_PROXIES);
}

/** @param leases closed with the application @throws ConfigError */
export function openGuards(config: Config, logger: Logger, leases: Leases): Guards {
  return {
    verifier: new TokenVerifier(config, logger),
    origins: corsOrigins(config.CORS_ORIGINS),
    trustProxy: trustedProxies(config.TRUSTED_PROXIES),
    limits: new RateLimits(new Budgets(leases, logger), config),
  };
}
