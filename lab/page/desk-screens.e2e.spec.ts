import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { DeskShop } from './testing/desk-shop.js';
import { browserPath, faultsInEveryLook, usePage } from './testing/use-page.js';

/** Where it is, what shows that it is there, and the button that opens a dialog of it. */
const screens = [
  { name: 'orders', path: '/desk', shows: /o-1/, opens: 'Place an order' },
  { name: 'order', path: '/desk/orders/o-1', shows: 'Order confirmed', opens: 'Cancel the order' },
  { name: 'products', path: '/desk/products/PLATE', shows: 'kitchen', opens: 'Revise' },
  { name: 'stock', path: '/desk/stock/PLATE', shows: 'On hand', opens: 'Low stock' },
  { name: 'customers', path: '/desk/customers/c-1', shows: 'Gift card', opens: 'Erase' },
  { name: 'credit-notes', path: '/desk/credit-notes', shows: 'Lines', opens: 'Add a line' },
  { name: 'sales', path: '/desk/sales', shows: /Gross/, opens: undefined },
] as const;

describe.skipIf(browserPath === undefined)('the screens of the desk', () => {
  const pages = usePage();
  beforeAll(async () => {
    const shop = new DeskShop(pages);
    await shop.sell('PLATE', 40);
    await shop.order('o-1', 'PLATE', 4);
    await shop.command('/customers', { customerId: 'c-1', name: 'Ann Other', email: 'ann@example.com' });
    await shop.command('/wallets/c-1/credit', { amount: { amount: '20', currency: 'GBP' }, reference: 'Gift card' });
    await shop.reaches('/reports/sales?by=day', ({ items }) => Array.isArray(items) && items.length > 0);
    await shop.reaches('/wallets/c-1', ({ balance }) => balance !== undefined);
  });

  it.each(screens)(
    '$name is shown and used without a fault, wide and narrow, light and dark',
    async ({ name, path, shows, opens }) => {
      const opened = await pages.open(path, { role: 'clerk', subject: 'clara' });
      const { page } = opened;
      await page.getByText(shows).first().waitFor();

      expect(await faultsInEveryLook(opened, `desk-${name}`)).toEqual([]);
      if (opens !== undefined) {
        await page.getByRole('button', { name: opens }).first().click();
        expect(await faultsInEveryLook(opened, `desk-${name}-open`)).toEqual([]);
      }
    },
    240_000,
  );

  it('are worked by keyboard: a list by arrows, an order opened with Enter, a dialog closed with Escape', async () => {
    const { page } = await pages.open('/desk', { role: 'clerk', subject: 'clara' });
    await page.getByRole('row', { name: /o-1/ }).focus();

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Order o-1' }).waitFor();
    await page.getByRole('button', { name: 'Hold' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Hold');
  });

  it('offer each role what it may do', async () => {
    const offered = async (role: 'clerk' | 'warehouse', subject: string) => {
      const { page, complaints } = await pages.open('/desk/orders/o-1', { role, subject });
      await page.getByRole('group', { name: 'Actions' }).waitFor();
      const names = await page.getByRole('group', { name: 'Actions' }).getByRole('button').allTextContents();
      expect(complaints).toEqual([]);
      return names;
    };

    expect(await offered('clerk', 'clara')).toEqual(['Cancel the order', 'Hold', 'Erase the guest']);
    expect(await offered('warehouse', 'willa')).toEqual(['Ship']);
  });

  it('save the sales as a file', async () => {
    const { page, complaints } = await pages.open('/desk/sales', { role: 'clerk', subject: 'clara' });
    await page.getByText('Gross').first().waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();

    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^sales-.*\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^day,currency,.*\r?\n\d{4}-\d\d-\d\d,GBP,/);
    expect(complaints).toEqual([]);
  });

  it('keep a filter by its name', async () => {
    const { page } = await pages.open('/desk?status=rejected', { role: 'clerk', subject: 'clara' });
    await page.getByText('No order is like this.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Save this filter' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Sad ones');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

    await page.reload();
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.getByRole('row', { name: /o-1/ }).waitFor();
    await page.getByRole('link', { name: 'Sad ones' }).click();

    await page.getByText('No order is like this.', { exact: false }).waitFor();
    expect(new URL(page.url()).search).toBe('?status=rejected');
  });
});
