import { claimsIn } from './claims.js';

/** Whoever people sign in with, as it describes itself. */
export interface Provider {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
}

/** In a sentence, for who wants to sign in. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  /** @param passes whether it may go well when it is tried again as it was */
  constructor(
    message: string,
    readonly passes = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** @throws SignInError */
export async function findProvider(issuer: string): Promise<Provider> {
  const document = await askJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {});
  const { authorization_endpoint, token_endpoint } = document;
  if (document.issuer !== issuer) throw new SignInError('The provider calls itself otherwise than it is configured here.');
  if (typeof authorization_endpoint !== 'string' || typeof token_endpoint !== 'string')
    throw new SignInError('The provider does not say where to sign in.');
  return { issuer, authorizationEndpoint: authorization_endpoint, tokenEndpoint: token_endpoint };
}

/** @param nonce that the identity has to name; undefined for a refreshment, which may bring none @throws SignInError */
export async function askTokens(
  { tokenEndpoint, issuer }: Provider,
  form: Readonly<Record<string, string>>,
  nonce: string | undefined,
): Promise<Tokens> {
  const { access_token, refresh_token, id_token } = await askJson(tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
  if (typeof access_token !== 'string') throw new SignInError('The provider gave no token.');
  if (nonce !== undefined) {
    // It came from the provider itself over TLS, so its signature adds nothing (OpenID Connect Core, 3.1.3.7).
    const identity = typeof id_token === 'string' ? claimsIn(id_token) : undefined;
    const audience = [identity?.aud].flat();
    if (identity?.nonce !== nonce || identity.iss !== issuer || !audience.includes(form.client_id))
      throw new SignInError('The provider answered another sign-in than this one.');
  }
  return { accessToken: access_token, refreshToken: typeof refresh_token === 'string' ? refresh_token : undefined };
}

async function askJson(address: string, init: RequestInit): Promise<Record<string, unknown>> {
  let answer: Response;
  try {
    answer = await fetch(address, init);
  } catch (error) {
    throw new SignInError('The provider cannot be reached from this page.', true, { cause: error });
  }
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>; // What is no JSON has none of what is looked for.
  if (answer.ok) return body;
  const why = typeof body.error_description === 'string' ? body.error_description : `it answered ${answer.status}`;
  throw new SignInError(`The provider refused: ${why}.`, answer.status === 429 || answer.status >= 500);
}
