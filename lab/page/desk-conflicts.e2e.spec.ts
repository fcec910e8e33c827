import { describe, expect, it } from 'vitest';
import { DeskShop } from './testing/desk-shop.js';
import { browserPath, usePage } from './testing/use-page.js';

describe.skipIf(browserPath === undefined)('two clerks at one thing', () => {
  const pages = usePage();
  const open = (path: string, subject: string) => pages.open(path, { role: 'clerk', subject });

  it('never overwrite each other: what was changed meanwhile is told, and what was typed is kept', async () => {
    const shop = new DeskShop(pages);
    await shop.sell('BOWL', 5);
    const [{ page: clara, complaints }, { page: carl }] = [
      await open('/desk/products/BOWL', 'clara'),
      await open('/desk/products/BOWL', 'carl'),
    ];
    await clara.getByRole('button', { name: 'Change the price' }).click();
    const price = clara.getByRole('dialog').getByLabel('Price');
    await price.fill('15');

    await carl.getByRole('button', { name: 'Change the price' }).click();
    await carl.getByRole('dialog').getByLabel('Price').fill('12');
    await carl.getByRole('dialog').getByRole('button', { name: 'Change it' }).click();
    await carl.getByText(/price is changed/).waitFor();
    await clara.getByRole('dialog').getByRole('button', { name: 'Change it' }).click();

    const told = clara.getByRole('dialog', { name: 'Changed meanwhile' });
    await told.getByText('12 GBP').waitFor();
    expect(await told.textContent()).toMatch(/price.*10 GBP is now 12 GBP/);
    expect((await shop.read('/products/BOWL')).price).toMatchObject({ amount: '12' });
    await told.getByRole('button', { name: 'See what it is now' }).click();
    expect(await price.inputValue()).toBe('15');
    await clara.getByRole('dialog').getByRole('button', { name: 'Change it' }).click();
    await clara.getByText(/price is changed/).waitFor();
    expect((await shop.read('/products/BOWL')).price).toMatchObject({ amount: '15' });
    // The browser itself notes each answer that is no success.
    expect(complaints.filter((text) => !text.includes('412'))).toEqual([]);
  }, 120_000);

  it('are told at once where the other one has ended what they were about to do', async () => {
    const shop = new DeskShop(pages);
    await shop.sell('DISH', 5);
    await shop.order('contested', 'DISH', 2);
    const [{ page: clara }, { page: carl }] = [await open('/desk/orders/contested', 'clara'), await open('/desk/orders/contested', 'carl')];
    await clara.getByRole('button', { name: 'Hold' }).click();
    await clara.getByRole('dialog').getByLabel('Reason').fill('Address in doubt');

    await carl.getByRole('button', { name: 'Cancel the order' }).click();
    await carl.getByRole('dialog').getByLabel('Reason').fill('Ordered twice');
    await carl.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();

    await clara.getByText('Somebody has changed this while you were at it.').waitFor();
    await clara.getByRole('dialog').getByText('cancelled').waitFor();
    await clara.getByRole('dialog').getByRole('button', { name: 'I have seen it' }).click();
    await clara.getByText(/can no longer be done: the order is cancelled/).waitFor();
    expect(await shop.eventsOf('order-contested')).toEqual(['OrderPlaced', 'OrderConfirmed', 'OrderCancelled']);
  }, 120_000);

  it('do a thing once, however often they click', async () => {
    const shop = new DeskShop(pages);
    await shop.sell('JUG', 5);
    const { page: willa } = await pages.open('/desk/stock/JUG', { role: 'warehouse', subject: 'willa' });
    await willa.getByRole('button', { name: 'Receive', exact: true }).click();
    await willa.getByRole('dialog').getByLabel('Quantity').fill('7');

    // In one go, before anything can be drawn anew.
    await willa
      .getByRole('dialog')
      .getByRole('button', { name: 'Receive', exact: true })
      .evaluate((button) => {
        for (let clicks = 0; clicks < 5; clicks++) (button as unknown as { click(): void }).click();
      });

    await willa.getByText(/is booked/).waitFor();
    await willa.locator('.figure', { hasText: '12' }).waitFor();
    expect((await shop.eventsOf('stock-JUG')).filter((type) => type === 'StockReceived')).toHaveLength(2);
  }, 120_000);
});
