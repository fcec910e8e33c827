import { type Config } from './environment.js';

/** What runs by itself and reads its settings from the environment. */
export const processNames = ['command-api', 'query-api', 'projector'] as const;
export type ProcessName = (typeof processNames)[number];

/** What a variable is to whoever sets it, beyond its shape. */
export interface Variable {
  readonly usedBy: readonly ProcessName[];
  /** Those that do not start without it. */
  readonly requiredBy?: readonly ProcessName[];
  /** It gives access to something, so that it may come out of a file: `<NAME>_FILE`. */
  readonly secret?: true;
}

const everybody: Variable = { usedBy: processNames };
const apis: Variable = { usedBy: ['command-api', 'query-api'] };
const commandApi: Variable = { usedBy: ['command-api'] };
const queryApi: Variable = { usedBy: ['query-api'] };
const projector: Variable = { usedBy: ['projector'] };
const readers: Variable = { usedBy: ['query-api', 'projector'] };
const followers: Variable = { usedBy: ['command-api', 'projector'] };

/** Every variable, with who uses it. The page of variables and the secrets that come out of files are made from it. */
export const variables: Readonly<Record<keyof Config, Variable>> = {
  HOST: everybody,
  COMMAND_API_PORT: commandApi,
  QUERY_API_PORT: queryApi,
  PROJECTOR_PORT: projector,
  EVENT_STORE_URL: { ...everybody, requiredBy: processNames, secret: true },
  READ_MODELS_URL: { ...everybody, requiredBy: processNames, secret: true },
  JWT_SECRET: { ...everybody, secret: true },
  JWKS_URL: everybody,
  JWT_AUDIENCE: everybody,
  JWT_ISSUER: everybody,
  JWT_ROLES_CLAIM: everybody,
  OIDC_ISSUER: everybody,
  OIDC_CLIENT_ID: queryApi,
  OIDC_PARAMETERS: queryApi,
  OIDC_ORIGINS: queryApi,
  PAGE_COMMAND_API: queryApi,
  PAGE_PROJECTOR: queryApi,
  COMMAND_SECRET: { ...apis, requiredBy: ['command-api'], secret: true },
  KEYS_URL: { ...apis, secret: true },
  MASTER_KEY: { ...apis, requiredBy: ['command-api', 'query-api'], secret: true },
  KEYS_MISSING: apis,
  PAYMENT_WEBHOOK_SECRET: { ...commandApi, requiredBy: ['command-api'], secret: true },
  PAYMENT_DEADLINE_SECONDS: commandApi,
  PROCESS_MANAGERS: commandApi,
  EVENT_VERSIONS: commandApi,
  SEARCH_URL: { ...readers, secret: true },
  SEARCH_API_KEY: { ...readers, secret: true },
  SEARCH_CA_FILE: readers,
  SEARCH_INDEX_PREFIX: readers,
  SEARCH_TIMEOUT_MS: queryApi,
  SEARCH_LANGUAGE: projector,
  SEARCH_SYNONYMS_FILE: queryApi,
  SHOP_CURRENCY: queryApi,
  QUERY_API_URL: commandApi,
  ACCESS_LOG: everybody,
  SLOW_REQUEST_MS: everybody,
  LOG_LEVEL: everybody,
  EVENT_STORE_CONNECTIONS: everybody,
  QUERY_CONNECTIONS: queryApi,
  FOLLOWER_CONNECTIONS: followers,
  KEYS_CONNECTIONS: apis,
  MAX_IN_FLIGHT: everybody,
  RATE_LIMIT_READS: everybody,
  RATE_LIMIT_COMMANDS: everybody,
  RATE_LIMIT_ANONYMOUS: everybody,
  TRUSTED_PROXIES: everybody,
  CORS_ORIGINS: everybody,
  MAX_CONNECTIONS: everybody,
  HEADERS_TIMEOUT_MS: everybody,
  BODY_TIMEOUT_MS: everybody,
  BATCH_TIMEOUT_MS: commandApi,
  KEEP_ALIVE_MS: everybody,
  METRICS_HOST: everybody,
  COMMAND_API_METRICS_PORT: commandApi,
  QUERY_API_METRICS_PORT: queryApi,
  PROJECTOR_METRICS_PORT: projector,
  SHUTDOWN_DELAY_MS: everybody,
};
