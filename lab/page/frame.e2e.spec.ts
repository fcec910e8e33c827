import { describe, expect, it } from 'vitest';
import { browserPath, usePage } from './testing/use-page.js';

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

  it('whose token is refused signs in again over the screen, which then goes on', async () => {
    const [header, payload] = (await pages.installation.token('admin', 'ada')).split('.');
    const { page } = await pages.openAsStranger(`/console/views/orders#token=${header}.${payload}.c3RyYW5nZQ`);
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Token').fill(await pages.installation.token('admin', 'ada'));
    await dialog.getByRole('button', { name: 'Use this token' }).click();

    await page.getByRole('heading', { name: 'Generation 1' }).waitFor();
    expect(await dialog.count()).toBe(0);
    expect(page.url()).toBe(`${pages.url}/console/views/orders`);
  });

  it('signs in anew with a link that is opened where the page is already', async () => {
    const { page } = await pages.open('/console/views');
    const token = await pages.installation.token('clerk', 'clara');
    await page.evaluate(`setTimeout(() => (location.hash = '#token=${token}'))`);

    await page.locator('.who', { hasText: 'clara clerk' }).waitFor();
    expect(page.url()).toBe(`${pages.url}/console/views`);
  });

  it('sends nothing later that was written before the sign-in was left', async () => {
    const { page } = await pages.open('/desk/products', { role: 'clerk', subject: 'clara' });
    let sent = 0;
    await page.route('**/products', (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent++;
      return route.fulfill({ status: 401 });
    });
    await page.getByRole('button', { name: 'Add a product' }).click();
    await page.getByRole('dialog').getByLabel('Sku').fill('VASE');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Close' }).click();

    await page.getByText('Nothing was sent. What you typed is kept.').waitFor();
    expect(await page.getByRole('dialog').getByLabel('Sku').inputValue()).toBe('VASE');
    expect(sent).toBe(1);
  });

  it('says what was wrong where a server cannot be reached, and shows what was there beside it', async () => {
    const { page } = await pages.open('/console/views');
    await page.getByRole('row', { name: /stock-levels/ }).waitFor();

    await page.route('**/projections', (route) => route.abort());
    await page.getByText('The server cannot be reached.').waitFor();
    expect(await page.getByRole('row', { name: /stock-levels/ }).count()).toBe(1);
    await page.unroute('**/projections');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' });
  });

  it('goes through a list by keys', async () => {
    const { page } = await pages.open('/console/views');
    await page.getByRole('row', { name: /customers/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.locator('tr:focus', { hasText: 'wallets' }).waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'wallets' }).waitFor();
    expect(page.url()).toBe(`${pages.url}/console/views/wallets`);
  });

  it('is light or dark as somebody chooses, and stays so', async () => {
    const { page } = await pages.open('/console/views', { theme: 'light' });
    await page.locator('html[data-theme=light]').waitFor({ state: 'attached' });
    const choose = page.getByRole('button', { name: /^Colours/ });
    await choose.click();
    await choose.click();
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });

    await page.reload();
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
  });
});
