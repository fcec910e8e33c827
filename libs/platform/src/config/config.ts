import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type TLocalizedValidationError } from 'typebox/error';
import { ConfigError } from './config-error.js';
import { withSecretFiles } from './secret-files.js';

/** Those that words can be stemmed in: the read models' `searchLanguages`, which a test compares. */
export const searchLanguageNames = [
  'english',
  'german',
  'french',
  'spanish',
  'italian',
  'portuguese',
  'dutch',
  'danish',
  'swedish',
  'norwegian',
  'finnish',
] as const;

export { ConfigError } from './config-error.js';

const Milliseconds = (description: string) => Type.Integer({ minimum: 100, maximum: 3_600_000, description });
const Port = (description: string) => Type.Integer({ minimum: 0, maximum: 65_535, description });
const Connections = (description: string) => Type.Integer({ minimum: 1, maximum: 1_000, description });
const Budget = (description: string) => Type.Integer({ minimum: 0, maximum: 1_000_000_000, description });
export const Environment = Type.Object({
  HOST: Type.String({ minLength: 1, description: 'On which interface it listens.' }),
  COMMAND_API_PORT: Port('Where it listens; 0 takes a free port.'),
  QUERY_API_PORT: Port('Where it listens; 0 takes a free port.'),
  PROJECTOR_PORT: Port('Where it listens, with its health; 0 takes a free port.'),
  EVENT_STORE_URL: Type.String({
    pattern: '^(postgres|postgresql|esdb|esdb\\+discover)://.+',
    description: 'The log: PostgreSQL or EventStoreDB.',
  }),
  READ_MODELS_URL: Type.String({ pattern: '^(postgres|postgresql)://.+', description: 'The database of the read models.' }),
  JWT_SECRET: Type.Optional(
    Type.String({ minLength: 32, description: 'Tokens are verified with it, or else with JWKS_URL; one of the two.' }),
  ),
  JWKS_URL: Type.Optional(
    Type.String({ pattern: '^https?://.+', description: 'Where the keys of tokens are: https, or http on this machine.' }),
  ),
  JWT_AUDIENCE: Type.Optional(Type.String({ minLength: 1, description: 'The audience that a token has to name; required with JWKS_URL.' })),
  JWT_ISSUER: Type.Optional(Type.String({ minLength: 1, description: 'The issuer that a token has to name; required with JWKS_URL.' })),
  COMMAND_SECRET: Type.Optional(
    Type.String({
      minLength: 32,
      description:
        'Keys the ids of commands and of e-mail addresses, the same in all instances for ever; with JWKS_URL the query API signs its cursors with it.',
    }),
  ),
  KEYS_URL: Type.Optional(
    Type.String({
      pattern: '^(postgres|postgresql)://.+',
      description: 'Where the keys of personal data are kept; READ_MODELS_URL unless set.',
    }),
  ),
  MASTER_KEY: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: '32 bytes, base64url: wraps the keys of personal data.' }),
  ),
  KEYS_MISSING: Type.Enum(['refuse', 'accept'], {
    description: 'What a start does where the keys of stored personal data are missing: accept goes on without them.',
  }),
  PAYMENT_WEBHOOK_SECRET: Type.Optional(
    Type.String({ minLength: 32, description: 'Shared with the payment provider, who signs with it.' }),
  ),
  PAYMENT_DEADLINE_SECONDS: Type.Integer({ minimum: 1, maximum: 31_536_000, description: 'How long a card payment is waited for.' }),
  PROCESS_MANAGERS: Type.Enum(['on', 'off'], { description: 'Whether it fulfils orders and erases keys, or leaves that to another.' }),
  EVENT_VERSIONS: Type.Enum(['current', 'previous'], {
    description: 'Which versions of events are written: previous while processes of the release before run.',
  }),
  SEARCH_LANGUAGE: Type.Enum(searchLanguageNames, { description: 'What the catalogue is written in.' }),
  SEARCH_SYNONYMS_FILE: Type.Optional(
    Type.String({ minLength: 1, description: 'Lines of words that mean the same; read again when it changes.' }),
  ),
  SEARCH_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s,]+(,https?://[^\\s,]+)*$',
      description: 'Nodes of Elasticsearch, with commas; user and password may stand in them. None: PostgreSQL searches.',
    }),
  ),
  SEARCH_API_KEY: Type.Optional(Type.String({ minLength: 1, description: 'With which Elasticsearch is asked, in place of a user.' })),
  SEARCH_CA_FILE: Type.Optional(Type.String({ minLength: 1, description: 'The certificate that Elasticsearch is trusted by, as PEM.' })),
  SEARCH_INDEX_PREFIX: Type.String({
    pattern: '^[a-z0-9][a-z0-9._-]{0,99}$',
    description: 'With which the names of all indexes begin: one for each installation.',
  }),
  SEARCH_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    maximum: 60_000,
    description: 'How long a search may take in Elasticsearch before PostgreSQL answers it.',
  }),
  SHOP_CURRENCY: Type.String({ pattern: '^[A-Z]{3}$', description: 'In which prices are searched where nobody says otherwise.' }),
  QUERY_API_URL: Type.Optional(
    Type.String({ pattern: '^https?://.+', description: 'Base of Location headers; http://HOST:QUERY_API_PORT unless set.' }),
  ),
  ACCESS_LOG: Type.Enum(['all', 'slow', 'off'], {
    description: 'Which requests have a line in the log: all, those that were slow or failed, or none.',
  }),
  SLOW_REQUEST_MS: Type.Integer({ minimum: 0, maximum: 3_600_000, description: 'From how long on a request is slow.' }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { description: 'Least level of what is logged.' }),
  EVENT_STORE_CONNECTIONS: Connections(
    'Connections through which a process reads the events, beside one that writes and one that listens.',
  ),
  QUERY_CONNECTIONS: Connections('Connections through which a query API reads the views.'),
  FOLLOWER_CONNECTIONS: Connections('Connections that all followers of a process share, beside one that listens.'),
  KEYS_CONNECTIONS: Connections('Connections of a process to the keys of personal data.'),
  MAX_IN_FLIGHT: Type.Integer({ minimum: 1, maximum: 100_000, description: 'Requests worked on at once; more are answered 503.' }),
  RATE_LIMIT_READS: Budget('Reads of one principal a minute; 0: any number.'),
  RATE_LIMIT_COMMANDS: Budget('Commands of one principal a minute; 0: any number.'),
  RATE_LIMIT_ANONYMOUS: Budget('Reads, and commands, a minute from one address without a token; 0: any number.'),
  TRUSTED_PROXIES: Type.Optional(Type.String({ description: 'Addresses and networks whose X-Forwarded-For is believed, with commas.' })),
  CORS_ORIGINS: Type.Optional(Type.String({ description: 'Origins whose pages may read the answers, with commas.' })),
  MAX_CONNECTIONS: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Connections at once; more are closed.' }),
  HEADERS_TIMEOUT_MS: Milliseconds('How long a request’s headers are waited for.'),
  BODY_TIMEOUT_MS: Milliseconds('How long a body is waited for; longer for one that comes with 1 KiB a second.'),
  BATCH_TIMEOUT_MS: Milliseconds('How long the next byte of a batch is waited for.'),
  KEEP_ALIVE_MS: Milliseconds('How long a connection is kept for its next request: longer than the gateway keeps it.'),
  METRICS_HOST: Type.String({
    minLength: 1,
    description: 'On which interface its metrics are shown: one that only those inside can reach.',
  }),
  COMMAND_API_METRICS_PORT: Port('Where it shows /metrics; 0 takes a free port.'),
  QUERY_API_METRICS_PORT: Port('Where it shows /metrics; 0 takes a free port.'),
  PROJECTOR_METRICS_PORT: Port('Where it shows /metrics; 0 takes a free port.'),
  SHUTDOWN_DELAY_MS: Type.Integer({
    minimum: 0,
    maximum: 600_000,
    description: 'How long a process that is asked to end serves on: longer than the gateway takes to notice.',
  }),
});

/** The validated environment of one process, frozen. */
export type Config = Readonly<Static<typeof Environment>>;

const validator = Compile(Environment);
export const defaults: Partial<Config> = {
  HOST: '127.0.0.1',
  COMMAND_API_PORT: 3000,
  QUERY_API_PORT: 3001,
  PROJECTOR_PORT: 3002,
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
  FOLLOWER_CONNECTIONS: 4,
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
