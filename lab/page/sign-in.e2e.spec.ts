import { afterAll, describe, expect, it, vi } from 'vitest';
import { CLIENT_ID, startProvider } from '#lab/oidc/provider';
import { browserPath, type OpenPage, usePage } from './testing/use-page.js';

const AUDIENCE = 'https://orderline.example';
/** So short that it is renewed within a test: the page does so after half a minute, its least. */
const BRIEF_S = 60;

describe.skipIf(browserPath === undefined)('signing in with an OpenID provider, in a browser', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  const pages = usePage(async (url) => {
    provider = await startProvider({
      redirectUris: [`${url}/console`],
      resources: { 'urn:orderline': { audience: AUDIENCE, seconds: BRIEF_S } },
      claimsOf: (subject) => ({ realm_access: { roles: ['offline_access', subject] } }),
      refreshes: true,
    });
    return {
      JWT_SECRET: '',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_PARAMETERS: 'resource=urn:orderline',
      JWT_AUDIENCE: AUDIENCE,
      JWT_ROLES_CLAIM: 'realm_access.roles',
    };
  });
  afterAll(() => provider.stop());

  async function signIn({ page }: OpenPage, subject: string): Promise<void> {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.locator('input[name=login]').fill(subject);
    await page.locator('input[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  it('somebody comes back to where he was, and the token is renewed before it ends', async () => {
    const opened = await pages.openAsStranger('/console/views/orders');
    await signIn(opened, 'admin');
    const { page, complaints } = opened;
    await page.getByRole('heading', { name: 'Generation 1' }).waitFor();

    expect(page.url()).toBe(`${pages.url}/console/views/orders`);
    expect(await page.locator('.who').textContent()).toBe('admin offline_access, admin');
    const first = await tokenOf(opened);
    await vi.waitFor(async () => expect(await tokenOf(opened)).not.toBe(first), 120_000);
    expect(complaints).toEqual([]);
    await opened.close();
  }, 240_000);

  it('a customer is told that the page is for staff', async () => {
    const opened = await pages.openAsStranger('/desk');
    await signIn(opened, 'customer');
    await opened.page.getByRole('heading', { name: 'This page is for staff' }).waitFor();
    await opened.close();
  });

  it('an answer to another sign-in is refused', async () => {
    const opened = await pages.openAsStranger('/console?code=stolen&state=anothers');
    await opened.page.getByText('This sign-in was begun in another tab.').waitFor();
    expect(opened.page.url()).toBe(`${pages.url}/console`);

    await opened.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await opened.page.locator('input[name=login]').waitFor();
    await opened.page.goto(`${pages.url}/console?code=stolen&state=anothers`);
    await opened.page.getByText('The provider answered another sign-in than this one.').waitFor();
    await opened.close();
  });
});

const tokenOf = ({ page }: OpenPage) => page.evaluate<string | null>("sessionStorage.getItem('orderline.token')");
