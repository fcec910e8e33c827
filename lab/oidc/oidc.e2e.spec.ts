import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, openInstallation } from '#lab/contract/installation';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { CLIENT_ID, startProvider } from './provider.js';
import { signIn } from './sign-in.js';

const AUDIENCE = 'https://orderline.example';
const redirectUri = 'https://orderline.example/console';
const resources = {
  'urn:orderline': { audience: AUDIENCE, seconds: 600 },
  'urn:orderline:brief': { audience: AUDIENCE, seconds: 1 },
  'urn:payroll': { audience: 'https://payroll.example', seconds: 600 },
};
const rolesOf: Readonly<Record<string, readonly string[] | string>> = {
  anna: ['offline_access', 'admin'],
  clara: ['clerk', 'warehouse'],
  carl: 'customer',
};
const claimsOf = (subject: string) => ({ realm_access: { roles: rolesOf[subject] ?? ['director'] } });

let database: TestDatabase;
let provider: Awaited<ReturnType<typeof startProvider>>;
let stranger: typeof provider;
let installation: Installation;
beforeAll(async () => {
  database = await createTestDatabase();
  [provider, stranger] = await Promise.all([
    startProvider({ redirectUris: [redirectUri], resources, claimsOf }),
    startProvider({ redirectUris: [redirectUri], resources, claimsOf }),
  ]);
  installation = await openInstallation(database.url, {
    JWT_SECRET: '',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_PARAMETERS: 'resource=urn:orderline',
    JWT_AUDIENCE: AUDIENCE,
    JWT_ROLES_CLAIM: 'realm_access.roles',
  });
});
afterAll(async () => {
  await installation.close();
  await Promise.all([provider.stop(), stranger.stop()]);
  await database.drop();
});

const tokensOf = (subject: string, resource = 'urn:orderline', issuer = provider.issuer) =>
  signIn({ issuer, redirectUri, resource, subject });

/** What each process says to a question, or an order, that its staff may ask. */
async function askAll(token: string) {
  const { commandApi, queryApi, projector } = installation.urls;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answers = [
    await fetch(`${commandApi}/stock/TEAPOT/receive`, { method: 'POST', headers, body: '{"quantity":1}' }),
    await fetch(`${queryApi}/customers`, { headers }),
    await fetch(`${projector}/projections/orders/pause`, { method: 'POST', headers, body: '{}' }),
  ];
  return Promise.all(
    answers.map(async (answer) => ({ status: answer.status, detail: ((await answer.json()) as { detail?: string }).detail })),
  );
}
const statuses = async (token: string) => (await askAll(token)).map(({ status }) => status);

describe('with an OpenID provider', () => {
  it('its access tokens are good in all three processes, in the roles that they name', async () => {
    const anna = await tokensOf('anna');
    const clara = await tokensOf('clara');

    expect(decodeProtectedHeader(anna.accessToken)).toMatchObject({ typ: 'at+jwt', alg: 'RS256' });
    expect(await statuses(anna.accessToken)).toEqual([200, 200, 202]);
    expect(await statuses(clara.accessToken)).toEqual([200, 200, 403]);
  });

  it('a customer’s token is a customer’s, and one without a role of ours is nobody’s', async () => {
    expect(await statuses((await tokensOf('carl')).accessToken)).toEqual([403, 403, 403]);

    const answers = await askAll((await tokensOf('dora')).accessToken);
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ status: 401, detail: 'The token names no known role.' })));
  });

  it('a token for another API is refused, also where the same provider gave it to the same person', async () => {
    const { accessToken } = await tokensOf('anna', 'urn:payroll');
    expect(decodeJwt(accessToken)).toMatchObject({ iss: provider.issuer, aud: 'https://payroll.example' });
    expect(await statuses(accessToken)).toEqual([401, 401, 401]);
  });

  it('an ID token is refused: it tells the page who has signed in, and opens nothing', async () => {
    const { idToken } = await tokensOf('anna');
    expect(decodeJwt(idToken)).toMatchObject({ iss: provider.issuer, aud: CLIENT_ID });
    expect(await statuses(idToken)).toEqual([401, 401, 401]);
  });

  it('a token of another provider is refused', async () => {
    const { accessToken } = await tokensOf('anna', 'urn:orderline', stranger.issuer);
    expect(decodeJwt(accessToken)).toMatchObject({ iss: stranger.issuer, aud: AUDIENCE });
    expect(await statuses(accessToken)).toEqual([401, 401, 401]);
  });

  it('a token that has expired is refused', async () => {
    const { accessToken } = await tokensOf('anna', 'urn:orderline:brief');

    await expect.poll(() => statuses(accessToken), { timeout: 60_000 }).toEqual([401, 401, 401]);
    expect((await askAll(accessToken)).map(({ detail }) => detail)).toEqual(Array.from({ length: 3 }, () => 'The token has expired.'));
  });

  it('the page is told where people sign in, and may ask there', async () => {
    const settings = (await (await fetch(`${installation.urls.queryApi}/page/settings.json`)).json()) as { readonly oidc: unknown };
    expect(settings.oidc).toEqual({
      issuer: provider.issuer,
      clientId: CLIENT_ID,
      parameters: { resource: 'urn:orderline' },
      rolesClaim: 'realm_access.roles',
    });
  });
});
