import { describe, expect, it } from 'vitest';
import { browserPath, usePage } from './use-page.js';

describe.skipIf(browserPath === undefined)('the page in a browser', () => {
  const pages = usePage();

  it('takes the token out of the address bar', async () => {
    const { page, complaints } = await pages.open('/console/views?x=1');

    expect(page.url()).toBe(`${pages.url}/console/views?x=1`);
    expect(complaints).toEqual([]);
  });

  it('tells a customer that it is for staff, and nothing else', async () => {
    const { page } = await pages.open('/desk', { role: 'customer', subject: 'carl' });

    expect(await page.locator('h1').allTextContents()).toEqual(['This page is for staff']);
    expect(await page.locator('nav').count()).toBe(0);
  });

  it('shows each role the screens that are its own', async () => {
    const { page } = await pages.open('/desk', { role: 'warehouse', subject: 'willa' });

    expect(await page.locator('nav[aria-label=Screens] a').allTextContents()).toEqual(['Orders', 'Products', 'Stock']);
    expect(await page.locator('nav[aria-label=Areas] a').allTextContents()).toEqual(['Desk']);
  });

  it('puts the focus on the heading of the screen that one goes to, and names the window after it', async () => {
    const { page } = await pages.open('/console');

    await page.getByRole('link', { name: 'Views' }).click();
    await page.getByRole('heading', { name: 'Views', level: 1 }).waitFor();

    await expect.poll(() => page.locator('h1:focus').textContent()).toBe('Views');
    expect(await page.title()).toBe('Views · Orderline');
  });

  it('is signed in with a token that somebody pastes, and signed out', async () => {
    const { page } = await pages.open('/console');
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.getByLabel('Token').fill('nonsense');
    await page.getByRole('button', { name: 'Use this token' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/This is no token/);
    await page.getByLabel('Token').fill(await pages.installation.token('clerk', 'clara'));
    await page.getByRole('button', { name: 'Use this token' }).click();

    await page.getByRole('heading', { name: 'Now', level: 1 }).waitFor();
    expect(await page.locator('.who').textContent()).toBe('clara clerk');
  });
});
