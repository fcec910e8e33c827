import { createHash, randomBytes } from 'node:crypto';
import { CLIENT_ID } from './provider.js';

export interface SignedIn {
  readonly accessToken: string;
  readonly idToken: string;
}

interface Asked {
  readonly issuer: string;
  readonly redirectUri: string;
  readonly resource: string;
  /** Who signs in. */
  readonly subject: string;
}

/** The authorization code flow with PKCE, as a browser and the page in it go through it together. */
export async function signIn({ issuer, redirectUri, resource, subject }: Asked): Promise<SignedIn> {
  const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const { authorization_endpoint: authorization, token_endpoint: token } = discovery as Record<string, string>;
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    resource,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'a state',
    nonce: 'a nonce',
  });
  const code = await codeFor(`${authorization}?${asked.toString()}`, redirectUri, subject);
  const answer = await fetch(token ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: CLIENT_ID,
      code_verifier: verifier,
      resource,
    }),
  });
  const { access_token: accessToken, id_token: idToken } = (await answer.json()) as Record<string, string>;
  if (accessToken === undefined || idToken === undefined) throw new Error(`The provider gave no tokens (${answer.status})`);
  return { accessToken, idToken };
}

/** Follows the provider from page to page, with its cookies and what a person fills in, until it sends the browser back. */
async function codeFor(start: string, redirectUri: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { readonly url: string; readonly form?: Record<string, string> } = { url: start };
  for (let page = 0; page < 20; page++) {
    const { url, form } = next;
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      const to = new URL(location, url);
      const code = to.href.startsWith(redirectUri) ? to.searchParams.get('code') : null;
      if (code !== null) return code;
      next = { url: to.href };
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1];
    if (prompt === undefined) throw new Error(`The provider asks for nothing (${answer.status} of ${url})`);
    next = { url, form: { prompt, login: subject, password: 'any' } };
  }
  throw new Error('The provider comes to no end');
}
