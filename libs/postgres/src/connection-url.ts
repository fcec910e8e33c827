/** A database that cannot be used until a person has changed something: waiting does not help. One sentence, never with a password in it. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
  /** With which a process ends that cannot do without it. */
  readonly exitCode = 2;
}

/** What a connection string asks for. */
export interface ConnectionTarget {
  /** One for each server that it names, in its order, as the driver understands them. */
  readonly urls: readonly [string, ...string[]];
  /** Only a server that takes writes will do. */
  readonly writable: boolean;
}

const PARTS = /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?$/;
/** Everything goes through servers that write; a standby would refuse the first transaction. */
const WRITABLE: Readonly<Record<string, boolean>> = { any: false, 'read-write': true, primary: true };
/** TLS with a certificate that is checked, the host's name included. The driver means the same by all of them and warns that it will not always. */
const CHECKED = new Set(['allow', 'prefer', 'require', 'verify-ca']);
const SSL_MODES = new Set([...CHECKED, 'disable', 'no-verify', 'verify-full']);

/**
 * Reads `postgres://user:password@first:5432,second:5432/database?target_session_attrs=read-write`. Several servers without
 * `target_session_attrs` mean: the one that takes writes. Text that is no such URL is left as it is, for the driver to refuse.
 *
 * `sslmode` means what it means to the driver, which is stricter than libpq; `uselibpqcompat=true` gives it libpq's meanings.
 * @throws DatabaseUnusable for what can be read and is not supported
 */
export function readConnectionUrl(url: string): ConnectionTarget {
  const [, scheme = '', user = '', servers = '', path = '', query = ''] = PARTS.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const attributes = parameters.get('target_session_attrs');
  const sslMode = parameters.get('sslmode');
  if (sslMode !== null && !SSL_MODES.has(sslMode))
    throw new DatabaseUnusable(`sslmode=${sslMode} is none of ${[...SSL_MODES].sort().join(', ')}.`);
  if (attributes !== null && !Object.hasOwn(WRITABLE, attributes))
    throw new DatabaseUnusable(`target_session_attrs=${attributes} is none of ${Object.keys(WRITABLE).join(', ')}.`);
  if (parameters.get('host')?.includes(',') === true)
    throw new DatabaseUnusable('Several servers are named in front of the path: postgres://first:5432,second:5432/database.');
  const hosts = servers.split(',');
  const rewritten = rewriteQuery(parameters);
  if (scheme === '' || (hosts.length === 1 && rewritten === undefined)) return { urls: [url], writable: false };
  const [first = '', ...others] = hosts.map((host) => `${scheme}${user}${host}${path}${withMark(rewritten ?? query)}`);
  return { urls: [first, ...others], writable: attributes === null ? hosts.length > 1 : WRITABLE[attributes] === true };
}

/** @returns undefined where the driver can take the query as it is */
function rewriteQuery(parameters: URLSearchParams): string | undefined {
  const explicit = CHECKED.has(parameters.get('sslmode') ?? '') && parameters.get('uselibpqcompat') !== 'true';
  if (!explicit && !parameters.has('target_session_attrs')) return undefined;
  parameters.delete('target_session_attrs');
  if (explicit) parameters.set('sslmode', 'verify-full');
  return parameters.toString();
}

function withMark(query: string): string {
  return query === '' ? '' : `?${query}`;
}
