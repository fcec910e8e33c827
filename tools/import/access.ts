import { localInstallation, signToken } from '../local-installation.js';
import { OperatorError } from '../operator-error.js';
import { type ImportOptions } from './import-options.js';
import { type TokenSource } from './patient-http.js';

/** Where the import talks to, and as whom. */
export interface Access {
  readonly commandApiUrl: string;
  /** Undefined where only the command API was named. */
  readonly queryApiUrl: string | undefined;
  readonly tokens: TokenSource;
  /** Where the local installation has its data; undefined where another one was named. */
  readonly dataDirectory: string | undefined;
}

/** What the command line names; the local installation stands in for the rest. @throws OperatorError when there is none */
export async function openAccess({ url, queryUrl, token }: Pick<ImportOptions, 'url' | 'queryUrl' | 'token'>): Promise<Access> {
  const tokens = token === undefined ? ownTokens() : givenToken(token);
  if (url !== undefined) return { commandApiUrl: url, queryApiUrl: queryUrl, tokens, dataDirectory: undefined };
  const { runtime, dataDirectory } = await localInstallation();
  if (runtime === undefined)
    throw new OperatorError('Orderline does not run here: begin with npm start, or name a command API with --url.');
  return { commandApiUrl: runtime.commandApiUrl, queryApiUrl: queryUrl ?? runtime.queryApiUrl, tokens, dataDirectory };
}

function givenToken(token: string): TokenSource {
  return { current: () => Promise.resolve(token), renewed: () => Promise.resolve(undefined) };
}

const RENEW_AFTER_MS = 30 * 60_000;

/** Signed by the local installation for an hour; a long import gets fresh ones. */
function ownTokens(): TokenSource {
  let token: Promise<string> | undefined;
  let signedAt = 0;
  const sign = () => {
    signedAt = Date.now();
    token = signToken({ role: 'importer', subject: 'import', expires: '1h' });
    return token;
  };
  return {
    current: () => (token === undefined || Date.now() - signedAt > RENEW_AFTER_MS ? sign() : token),
    renewed: sign,
  };
}
