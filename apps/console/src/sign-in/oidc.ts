import { type OidcSettings } from '../settings.js';
import { challengeOf, randomText } from './pkce.js';
import { askTokens, findProvider, SignInError, type Tokens } from './provider.js';

/** What has to be known again when the provider sends the browser back. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the page was. */
  readonly from: string;
}

export type Client = Pick<OidcSettings, 'issuer' | 'clientId' | 'parameters'>;

const KEPT_AS = 'orderline.sign-in';
/** One address for all screens, as providers let people come back to registered ones only. */
const comingBackTo = () => `${location.origin}/console`;

/** Leaves for the provider: authorization code with PKCE. @throws SignInError */
export async function beginSignIn({ issuer, clientId, parameters }: Client): Promise<void> {
  const provider = await findProvider(issuer);
  const begun: Begun = { state: randomText(), nonce: randomText(), verifier: randomText(), from: location.pathname + location.search };
  sessionStorage.setItem(KEPT_AS, JSON.stringify(begun));
  const asked = new URL(provider.authorizationEndpoint);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: comingBackTo(),
    scope: 'openid',
    ...parameters,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await challengeOf(begun.verifier),
    code_challenge_method: 'S256',
  }))
    asked.searchParams.set(name, value);
  location.assign(asked);
}

/** Whether the provider has sent the browser here. */
export const comesBack = (query: string) => {
  const said = new URLSearchParams(query);
  return said.has('state') && (said.has('code') || said.has('error'));
};

/** @returns the tokens, and where the page was @throws SignInError */
export async function finishSignIn({ issuer, clientId, parameters }: Client): Promise<{ readonly tokens: Tokens; readonly from: string }> {
  const said = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem(KEPT_AS);
  sessionStorage.removeItem(KEPT_AS);
  history.replaceState(null, '', location.pathname);
  if (kept === null) throw new SignInError('This sign-in was begun in another tab.');
  const begun = JSON.parse(kept) as Begun;
  if (said.get('state') !== begun.state) throw new SignInError('The provider answered another sign-in than this one.');
  const from = said.get('iss');
  if (from !== null && from !== issuer) throw new SignInError('Another provider answered than the one that was asked.');
  const code = said.get('code');
  if (code === null)
    throw new SignInError(`The provider refused: ${said.get('error_description') ?? said.get('error') ?? 'it does not say why'}.`);
  const form = {
    ...tokenParameters(parameters),
    grant_type: 'authorization_code',
    code,
    redirect_uri: comingBackTo(),
    client_id: clientId,
    code_verifier: begun.verifier,
  };
  return { tokens: await askTokens(await findProvider(issuer), form, begun.nonce), from: begun.from };
}

/** A new token without anybody's doing. @throws SignInError */
export async function refreshTokens({ issuer, clientId, parameters }: Client, refreshToken: string): Promise<Tokens> {
  const form = { ...tokenParameters(parameters), grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
  const tokens = await askTokens(await findProvider(issuer), form, undefined);
  return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
}

/** A scope is asked for once, at the authorization. */
const tokenParameters = ({ scope: _, ...others }: Readonly<Record<string, string>>) => others;
