import { Compile } from 'typebox/compile';
import { type TLocalizedValidationError } from 'typebox/error';
import { ConfigError } from './config-error.js';
import { type Config, Environment } from './environment.js';
import { withSecretFiles } from './secret-files.js';

export { ConfigError } from './config-error.js';
export { type Config, Environment } from './environment.js';

const validator = Compile(Environment);
export const defaults: Partial<Config> = {
  HOST: '127.0.0.1',
  COMMAND_API_PORT: 3000,
  QUERY_API_PORT: 3001,
  PROJECTOR_PORT: 3002,
  JWT_ROLES_CLAIM: 'role',
  PAGE_PROJECTOR: '/ops',
  PAYMENT_DEADLINE_SECONDS: 1_800,
  KEYS_MISSING: 'refuse',
  PROCESS_MANAGERS: 'on',
  EVENT_VERSIONS: 'current',
  SEARCH_LANGUAGE: 'english',
  SEARCH_INDEX_PREFIX: 'orderline',
  SEARCH_TIMEOUT_MS: 1_000,
  SHOP_CURRENCY: 'GBP',
  ACCESS_LOG: 'slow',
  SLOW_REQUEST_MS: 1_000,
  LOG_LEVEL: 'info',
  EVENT_STORE_CONNECTIONS: 4,
  QUERY_CONNECTIONS: 8,
  FOLLOWER_CONNECTIONS: 8,
  KEYS_CONNECTIONS: 2,
  MAX_IN_FLIGHT: 200,
  RATE_LIMIT_READS: 60_000,
  RATE_LIMIT_COMMANDS: 30_000,
  RATE_LIMIT_ANONYMOUS: 6_000,
  MAX_CONNECTIONS: 10_000,
  HEADERS_TIMEOUT_MS: 15_000,
  BODY_TIMEOUT_MS: 10_000,
  BATCH_TIMEOUT_MS: 30_000,
  KEEP_ALIVE_MS: 75_000,
  METRICS_HOST: '127.0.0.1',
  COMMAND_API_METRICS_PORT: 9_464,
  QUERY_API_METRICS_PORT: 9_465,
  PROJECTOR_METRICS_PORT: 9_466,
  SHUTDOWN_DELAY_MS: 0,
};
const numbers = new Set(Object.keys(defaults).filter((name) => typeof defaults[name as keyof Config] === 'number'));

/**
 * Reads a process's settings.
 * @param required the variables that this process cannot do without, beyond those with a default
 * @throws ConfigError
 */
export function loadConfig<const Required extends keyof Config>(
  given: NodeJS.ProcessEnv,
  required: readonly Required[],
): Config & { readonly [Name in Required]-?: NonNullable<Config[Name]> } {
  const environment = withSecretFiles(given);
  const values: Record<string, unknown> = { ...defaults };
  for (const name of Object.keys(Environment.properties)) {
    const text = environment[name];
    if (text === undefined || text === '') continue;
    values[name] = numbers.has(name) && /^-?\d+$/.test(text) ? Number(text) : text;
  }
  for (const name of required) if (values[name] === undefined) throw new ConfigError(name, 'is not set');
  for (const error of validator.Errors(values)) {
    const variable = error.instancePath.slice(1);
    if (variable !== '' && values[variable] !== undefined) throw new ConfigError(variable, `is not usable: ${sentence(error, variable)}`);
  }
  return Object.freeze(values) as never;
}

function sentence(error: TLocalizedValidationError, variable: string): string {
  if (numbers.has(variable)) {
    const schema: object = Environment.properties[variable as 'MAX_IN_FLIGHT'];
    const { minimum, maximum } = schema as { readonly minimum?: number; readonly maximum?: number };
    return `must be a whole number from ${minimum} to ${maximum}`;
  }
  return error.keyword === 'enum' ? `must be one of ${error.params.allowedValues.join(', ')}` : error.message;
}
