import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DeskShop } from './testing/desk-shop.js';
import { browserPath, usePage } from './testing/use-page.js';

/** In the dialog that is open. */
async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(value);
}

/** Presses the button in the dialog, and waits until it is done. */
async function confirm(page: Page, name: string, said: RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('status').getByText(said).first().waitFor();
}

/** Presses an action's button, fills in what it asks for and confirms it. @param confirmed what stands on the dialog's button, where that is another */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>>, said: RegExp, confirmed = name): Promise<void> {
  await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name, exact: true }).click();
  await fill(page, fields);
  await confirm(page, confirmed, said);
}

const statusBeside = (page: Page, name: string) => page.locator('.screen-title .badge', { hasText: name }).waitFor();

describe.skipIf(browserPath === undefined)('the whole life of an order', () => {
  const pages = usePage();

  it('is done by clicks alone, from the product to a partial return and a refund', async () => {
    const shop = new DeskShop(pages);
    const clerk = await pages.open('/desk/products', { role: 'clerk', subject: 'clara' });
    const { page } = clerk;
    await page.getByRole('button', { name: 'Add a product' }).click();
    await fill(page, { Sku: 'TEAPOT', Name: 'Teapot', Category: 'kitchen', Price: '12.50', Currency: 'GBP' });
    await confirm(page, 'Add it', /is added/);
    await act(page, 'Change the price', { Price: '10' }, /price is changed/, 'Change it');
    await act(page, 'Publish', {}, /is published/);

    const warehouse = await pages.open('/desk/stock', { role: 'warehouse', subject: 'willa' });
    await warehouse.page.getByRole('button', { name: 'Receive stock' }).click();
    await fill(warehouse.page, { Sku: 'TEAPOT', Quantity: '20' });
    await confirm(warehouse.page, 'Receive', /is booked/);

    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await page.getByRole('button', { name: 'Place an order' }).click();
    await page.getByRole('dialog').getByLabel('Payment').selectOption('card');
    await fill(page, { 'Sku 1': 'TEAPOT', 'Quantity 1': '3', Name: 'Ann Other', Country: 'GB' });
    await confirm(page, 'Place the order', /is placed/);
    await page.getByRole('heading', { level: 1, name: /^Order / }).waitFor();
    const orderId = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await page.getByText('Waits for the card').waitFor();
    await shop.capture(orderId, { amount: '30.00', currency: 'GBP' });
    await statusBeside(page, 'To ship');

    await warehouse.page.getByRole('link', { name: 'Orders', exact: true }).click();
    await warehouse.page.getByRole('row', { name: new RegExp(orderId) }).click();
    await act(warehouse.page, 'Ship', { 'Teapot, of 3': '2', 'Tracking number': 'JD-1' }, /shipment is recorded/);
    await statusBeside(warehouse.page, 'Partly shipped');
    await act(warehouse.page, 'Ship', {}, /shipment is recorded/);
    await act(warehouse.page, 'Delivered', {}, /is delivered/);

    await statusBeside(page, 'Delivered');
    await act(page, 'Return', { 'Teapot, of 3': '1', Reason: 'Broken spout' }, /return is recorded/);
    await page.getByText('Partly refunded').waitFor();
    await page.getByText(/^Refunded: /).waitFor();
    await act(page, 'Refund', { Amount: '5', Reason: 'For the trouble' }, /refund is on its way/);
    await page.getByText('Refunded: For the trouble').waitFor();

    expect(await shop.eventsOf(`order-${orderId}`)).toEqual([
      'OrderPlaced',
      'OrderConfirmed',
      'OrderShipped',
      'OrderShipped',
      'OrderDelivered',
      'OrderLinesReturned',
    ]);
    const { refunds } = (await shop.read(`/payments/${orderId}`)) as { refunds: { amount: { amount: string } }[] };
    expect(refunds.map(({ amount }) => Number(amount.amount)).toSorted()).toEqual([10, 5]);
    // The browser itself notes that the payment was not there yet when the order was shown first.
    expect([...clerk.complaints, ...warehouse.complaints].filter((text) => !text.includes('404'))).toEqual([]);
  }, 300_000);

  it('shows new orders by themselves, and what they have become', async () => {
    const shop = new DeskShop(pages);
    await shop.sell('CUP', 10);
    const { page, complaints } = await pages.open('/desk', { role: 'clerk', subject: 'clara' });
    await page.getByRole('searchbox').waitFor();

    await shop.order('by-itself', 'CUP', 1);

    await page.getByRole('row', { name: /by-itself.*To ship/ }).waitFor();
    expect(complaints).toEqual([]);
  }, 120_000);

  it('counts new orders, and moves nothing, under who reads further down', async () => {
    const shop = new DeskShop(pages);
    await shop.sell('SAUCER', 100);
    for (let number = 1; number <= 40; number++) await shop.place(`older-${number}`, 'SAUCER', 1);
    await shop.reaches('/orders/older-40', (order) => order.status === 'confirmed');
    const { page } = await pages.open('/desk', { role: 'clerk', subject: 'clara' });
    await page.getByRole('row', { name: /older-40/ }).waitFor();
    await page.evaluate(`document.querySelector('.table').scrollTo(0, 600)`);

    await shop.order('newcomer', 'SAUCER', 1);

    await page.getByText('A new order has come in.').waitFor();
    expect(await page.evaluate(`document.querySelector('.table').scrollTop`)).toBe(600);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('row', { name: /newcomer/ }).waitFor();
  }, 240_000);
});
