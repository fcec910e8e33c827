import { type Config, ConfigError } from '#platform/config/config';

/** What the page asks for before anything else: where it works, and how people sign in. */
export interface PageSettings {
  /** Base addresses without a slash at their end; empty for the page's own origin. */
  readonly commandApi: string;
  readonly queryApi: string;
  readonly projector: string;
  /** null where people sign in with a token only. */
  readonly oidc: OidcSettings | null;
  readonly release: string;
}

interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** What the page sends with the authorization and the token request beside its own. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The claim that holds the roles. */
  readonly rolesClaim: string;
}

type Settings = Pick<
  Config,
  'PAGE_COMMAND_API' | 'PAGE_PROJECTOR' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_PARAMETERS' | 'JWT_ROLES_CLAIM'
>;

/** Those of the protocol that are the page's own business. */
const ofThePage: ReadonlySet<string> = new Set([
  ...['client_id', 'client_secret', 'redirect_uri', 'response_type', 'response_mode', 'state', 'nonce', 'code', 'code_challenge'],
  ...['code_challenge_method', 'code_verifier', 'grant_type'],
]);

/** @throws ConfigError */
export function pageSettings(config: Settings, release: string): PageSettings {
  return { commandApi: config.PAGE_COMMAND_API ?? '', queryApi: '', projector: config.PAGE_PROJECTOR, oidc: oidcOf(config), release };
}

function oidcOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_PARAMETERS, JWT_ROLES_CLAIM }: Settings): OidcSettings | null {
  if (OIDC_CLIENT_ID === undefined) return null;
  if (OIDC_ISSUER === undefined) throw new ConfigError('OIDC_CLIENT_ID', 'is set without OIDC_ISSUER, whose client it names');
  const parameters = Object.fromEntries(new URLSearchParams(OIDC_PARAMETERS ?? ''));
  const own = Object.keys(parameters).find((name) => ofThePage.has(name));
  if (own !== undefined) throw new ConfigError('OIDC_PARAMETERS', `names ${own}, which the page sends itself`);
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, parameters, rolesClaim: JWT_ROLES_CLAIM };
}

/**
 * What a document of the page may load, and from whom it may ask: this server, and those that its settings name.
 * @param oidcOrigins with commas: where the provider is to be asked beside its own address
 */
export function pagePolicy({ commandApi, projector, oidc }: PageSettings, oidcOrigins = ''): string {
  const origins = [commandApi, projector, ...(oidc === null ? [] : [oidc.issuer, ...oidcOrigins.split(',')])].flatMap(
    (base) => URL.parse(base)?.origin ?? [],
  );
  return [
    `default-src 'self'`,
    ['connect-src', `'self'`, ...new Set(origins)].join(' '),
    `img-src 'self' data:`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');
}
