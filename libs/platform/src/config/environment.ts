import Type, { type Static } from 'typebox';

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

/** Of this server, or of another: an origin or a path, without a slash at the end. */
/** What may stand in a policy of the page: nothing that would end its list. */
const ORIGINS = '^https?://[\\w.:\\[\\]-]+(,https?://[\\w.:\\[\\]-]+)*$';
const PLACE = '^(https?://[^/?#]+)?(/[^/?#]+)*$';
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
    Type.String({ minLength: 32, description: 'Tokens are verified with it, or else with the keys of OIDC_ISSUER or JWKS_URL.' }),
  ),
  JWKS_URL: Type.Optional(
    Type.String({ pattern: '^https?://.+', description: 'Where the keys of tokens are: https, or http on this machine.' }),
  ),
  JWT_AUDIENCE: Type.Optional(
    Type.String({ minLength: 1, description: 'The audience that a token has to name; required with OIDC_ISSUER or JWKS_URL.' }),
  ),
  JWT_ISSUER: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'The issuer that a token has to name; OIDC_ISSUER unless set, required with JWKS_URL alone.',
    }),
  ),
  JWT_ROLES_CLAIM: Type.String({
    minLength: 1,
    description: 'The claim that holds the role or the roles; with dots for one inside another, as in realm_access.roles.',
  }),
  OIDC_ISSUER: Type.Optional(
    Type.String({
      pattern: '^https?://.+',
      description: 'The OpenID provider whose tokens are good, as they name it; its keys are found by its configuration.',
    }),
  ),
  OIDC_CLIENT_ID: Type.Optional(
    Type.String({ minLength: 1, description: 'As whom the page lets people sign in there; without it they paste a token.' }),
  ),
  OIDC_PARAMETERS: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'What the page sends with its requests for a token, as a query string: resource, audience or scope, as the provider wants it.',
    }),
  ),
  OIDC_ORIGINS: Type.Optional(
    Type.String({
      pattern: ORIGINS,
      description: 'Where the page may ask the provider beside OIDC_ISSUER, with commas: the origin of a token endpoint that is elsewhere.',
    }),
  ),
  PAGE_COMMAND_API: Type.Optional(
    Type.String({ pattern: PLACE, description: 'Where the page finds the command API; its own origin unless set.' }),
  ),
  PAGE_PROJECTOR: Type.String({ pattern: PLACE, description: 'Where the page finds the projector.' }),
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
    description:
      'Which versions of events are written: previous while processes of the release before run, and as long as a step back is to be possible.',
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
