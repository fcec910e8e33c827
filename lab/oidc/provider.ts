import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { errors, Provider } from 'oidc-provider';

export const CLIENT_ID = 'orderline-page';

/** An API that the provider gives access tokens for. */
interface Resource {
  /** What its tokens name as their audience. */
  readonly audience: string;
  /** How long its tokens are good. */
  readonly seconds: number;
}

export interface ProviderOptions {
  /** Where the client may be sent back to. */
  readonly redirectUris: readonly string[];
  /** By resource indicator. */
  readonly resources: Readonly<Record<string, Resource>>;
  /** What access tokens say of a person beside the usual. */
  readonly claimsOf: (subject: string) => Readonly<Record<string, unknown>>;
  /** Whether it gives tokens with which others are asked for later. */
  readonly refreshes?: boolean;
}

/** A real OpenID provider on a loopback port, for a public client with PKCE. Anybody signs in, by his name and any password, and then consents. */
export async function startProvider({ redirectUris, resources, claimsOf, refreshes = false }: ProviderOptions) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of a test'] },
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: redirectUris,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', ...(refreshes ? ['refresh_token'] : [])],
        response_types: ['code'],
      },
    ],
    ttl: {
      ...{ Interaction: 600, Session: 600, Grant: 600, IdToken: 600 },
      AccessToken: (_context: unknown, token: { readonly resourceServer?: { readonly accessTokenTTL: number } }) =>
        token.resourceServer?.accessTokenTTL ?? 600,
    },
    clientBasedCORS: () => true,
    issueRefreshToken: async () => refreshes,
    findAccount: (_context: unknown, subject: string) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    extraTokenClaims: (_context: unknown, { accountId }: { readonly accountId: string }) => claimsOf(accountId),
    features: {
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context: unknown, indicator: string) => {
          const resource = resources[indicator];
          if (resource === undefined) throw new errors.InvalidTarget();
          return {
            scope: '',
            audience: resource.audience,
            accessTokenTTL: resource.seconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
