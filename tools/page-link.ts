import { withSecretFiles } from '#platform/config/secret-files';
import { signToken, type TokenRequest } from './local-installation.js';

/** As long as a working day. */
export const LINK_EXPIRES = '8h';

/**
 * Where the console of the local installation is, signed in: the token stands in the fragment, which browsers send to no server. Whoever has the link
 * is who it says. Where an issuer of its own signs tokens, nobody is signed in yet.
 * @throws OperatorError where `expires` is no such span
 */
export async function pageLink(
  queryApiUrl: string,
  { role = 'admin', expires = LINK_EXPIRES, ...rest }: Partial<TokenRequest> = {},
): Promise<string> {
  const { JWKS_URL, OIDC_ISSUER } = withSecretFiles(process.env);
  const console = `${queryApiUrl}/console`;
  return JWKS_URL || OIDC_ISSUER ? console : `${console}#token=${await signToken({ role, expires, ...rest })}`;
}
