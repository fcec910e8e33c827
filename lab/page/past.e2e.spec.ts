import { Client } from 'pg';
import { type Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DeskShop } from './testing/desk-shop.js';
import { browserPath, faultsInEveryLook, usePage } from './testing/use-page.js';

const clara = { role: 'clerk', subject: 'clara' } as const;

describe.skipIf(browserPath === undefined)('what has happened, on the console', () => {
  const pages = usePage();
  const shop = new DeskShop(pages);
  const write = async (statement: string) => {
    const client = new Client({ connectionString: pages.databaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    await shop.sell('mug', 100);
    await shop.order('7', 'mug', 4);
    await shop.command('/orders/7/hold', { reason: 'the address is unclear' }, 'clerk');
    await shop.command('/orders/7/release', {}, 'clerk');
    await shop.command('/orders/7/ship', { lines: [{ line: 1, quantity: 3 }] }, 'warehouse');
    await shop.order('8', 'mug', 2);
  });

  const screens = [
    ['log', '/console/log', (page: Page) => page.getByRole('row', { name: /StockReceived/ }).waitFor()],
    ['log-of-a-stream', '/console/log/order-7', (page: Page) => page.getByRole('row', { name: /OrderShipped/ }).waitFor()],
    ['processes', '/console/processes', (page: Page) => page.getByRole('row', { name: /8 confirmed its shipment|^8/ }).waitFor()],
    ['time-machine', '/console/time-machine/7', (page: Page) => page.getByRole('button', { name: /OrderShipped/ }).waitFor()],
    ['stepper', '/console/stepper/orders/order-7', (page: Page) => page.getByText('the same', { exact: true }).waitFor()],
  ] as const;

  it.each(screens)('%s is shown without a fault in every look', async (name, path, isThere) => {
    const opened = await pages.open(path, clara);
    await isThere(opened.page);

    expect(await faultsInEveryLook(opened, name)).toEqual([]);
    await opened.close();
  });

  it('shows what comes in while it is looked at, and counts it while it is held', async () => {
    const { page } = await pages.open('/console/log?type=OrderHeld', clara);
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByRole('row', { name: /order-7 @/ }).waitFor();

    await shop.command('/orders/8/hold', { reason: 'a question' });
    await page.getByRole('row', { name: /order-8 @/ }).waitFor();
    await page.getByRole('button', { name: 'Hold' }).click();
    await shop.command('/orders/8/release', {});
    await shop.command('/orders/8/hold', { reason: 'another question' });
    await page.getByText('1 new since').waitFor();
    expect(await page.getByRole('row', { name: /order-8 @/ }).count()).toBe(1);
    await page.getByRole('button', { name: 'Go on' }).click();

    await expect.poll(() => page.getByRole('row', { name: /order-8 @/ }).count()).toBe(2);
  });

  it('opens an event, and leads from it to all that the same request set off', async () => {
    const { page } = await pages.open('/console/log?type=OrderPlaced', clara);
    await page.getByRole('row', { name: /order-7 @/ }).click();
    const event = page.getByRole('region', { name: 'OrderPlaced' });

    expect(await event.textContent()).not.toContain('Ann Other');
    await event.getByRole('link', { name: /^[0-9a-f-]{36}$/ }).click();

    await page.getByRole('row', { name: /OrderConfirmed/ }).waitFor();
    await page.getByRole('row', { name: /StockReserved/ }).waitFor();
    expect(await page.getByRole('row', { name: /order-8/ }).count()).toBe(0);
  });

  it('says which field of a filter is wrong', async () => {
    const { page } = await pages.open('/console/log', clara);
    await page.getByLabel('Recorded before').fill('yesterday');
    await page.getByRole('button', { name: 'Look', exact: true }).click();

    await page.locator('[aria-invalid=true]').waitFor();
    expect(await page.getByLabel('Recorded before').inputValue()).toBe('yesterday');
  });

  it('goes through an order’s past with the keyboard, with what each event changed marked', async () => {
    const { page } = await pages.open('/console/time-machine/7', clara);
    const slider = page.getByRole('slider', { name: 'Which event' });
    await slider.waitFor();
    const order = page.getByRole('region', { name: 'Order', exact: true });
    expect(await order.textContent()).toContain('partially-shipped');

    await slider.press('Home');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^1 of \d+: OrderPlaced$/);
    await page.getByRole('button', { name: /OrderHeld.*address is unclear/ }).click();

    await expect.poll(() => order.locator('[data-marked] dt').allTextContents()).toContain('hold_reason');
    expect(await order.textContent()).not.toContain('partially-shipped');
  });

  it('shows an order as of a time, and says so where it had not begun', async () => {
    const { page } = await pages.open('/console/time-machine/7', clara);
    await page.getByLabel('As of (UTC)').fill('2020-01-01T00:00');
    await page.getByRole('button', { name: 'Go there' }).click();

    await page.getByText('Then it had not been placed yet.').waitFor();
  });

  it('says that there is no such order', async () => {
    const { page } = await pages.open('/console/time-machine/nobody', clara);

    expect(await page.getByRole('alert').textContent()).toMatch(/There is no such order/);
  });

  it('steps through a view, and finds the row that somebody has changed behind its back', async () => {
    await write(`update read_models.orders set status = 'delivered' where order_id = '8'`);
    const { page } = await pages.open('/console/stepper', { role: 'admin' });
    await page.getByLabel('Stream, such as order-536365').fill('order-8');
    await page.getByRole('button', { name: 'Step through' }).click();
    await page.getByText('1 differ', { exact: true }).waitFor();

    const stored = page.getByRole('region', { name: 'Stored beside folded' });
    expect(await stored.locator('[data-differs] th').allTextContents()).toEqual(['status differs']);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await page.getByRole('heading', { name: /^What OrderConfirmed changes$/ }).waitFor();
  });
});
