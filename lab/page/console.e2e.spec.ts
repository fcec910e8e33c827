import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { send } from '#lab/contract/exchange';
import { browserPath, faultsInEveryLook, usePage } from './testing/use-page.js';

const ada = { role: 'admin', subject: 'ada' } as const;

describe.skipIf(browserPath === undefined)('the console in a browser, given an order that a view cannot apply', () => {
  const pages = usePage();
  let database: pg.Client;

  async function post(path: string, body: object): Promise<{ readonly position: string }> {
    const response = await send(pages.installation, { api: 'commandApi', method: 'POST', path, body: JSON.stringify(body) }, ada);
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as { position: string };
  }
  const parkedOf = async (name: string) => {
    const answer = await send(pages.installation, { api: 'queryApi', method: 'GET', path: `/projections/${name}/parked` }, ada);
    return ((await answer.json()) as { items: readonly { sequence: string }[] }).items;
  };
  const place = (orderId: string) =>
    post('/orders', {
      ...{ orderId, customerId: 'carl', currency: 'GBP', lines: [{ sku: 'LANTERN', quantity: 1 }] },
      ...{ shipTo: { country: 'GB' }, payment: { method: 'card' } },
    });

  beforeAll(async () => {
    database = new pg.Client({ connectionString: pages.databaseUrl });
    await database.connect();
    await post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: { amount: '2.55', currency: 'GBP' } });
    await post('/products/LANTERN/publish', {});
    await post('/stock/LANTERN/receive', { quantity: 100 });
    await database.query(`alter table read_models.orders_g1 add constraint no_stuck_orders check (order_id not like 'STUCK%') not valid`);
    for (const id of ['STUCK-1', 'STUCK-2', 'STUCK-3']) await place(id);
    await vi.waitFor(async () => expect(new Set((await parkedOf('orders')).map(({ sequence }) => sequence)).size).toBe(3), 100_000);
  });
  afterAll(() => database.end());

  it.each([
    ['now', '/console', 'An event could not be applied'],
    ['views', '/console/views/orders', 'Generation 1'],
    ['parked', '/console/parked/orders/STUCK-1', 'PostgreSQL refused the write'],
    ['runbook', '/console/runbook/events-are-parked', 'Events are parked'],
  ])('nothing is wrong with the screen %s, wide and narrow, light and dark', async (name, path, words) => {
    const opened = await pages.open(path);
    await opened.page.getByText(words).first().waitFor();

    expect(await faultsInEveryLook(opened, name)).toEqual([]);
    await opened.close();
  });

  it('one who looks only is offered nothing', async () => {
    const { page, close } = await pages.open('/console/parked/orders/STUCK-1', { role: 'clerk', subject: 'clara' });
    await page.getByText('An admin can try it again').waitFor();
    expect(await page.getByRole('button', { name: /Retry|Discard/ }).count()).toBe(0);
    await close();
  });

  it('a parked order is found, understood and left out with a reason, by six clicks at most, from Now', async () => {
    const { page, click, clicks, complaints, close } = await pages.open('/console');
    await click(page.getByRole('link', { name: /^\d+ events$/ }));
    await click(page.getByRole('row', { name: /STUCK-2/ }));
    await page.getByText('PostgreSQL refused the write (23514): orders_g1, no_stuck_orders').waitFor();
    await page.getByText('"LANTERN"').waitFor();
    await click(page.getByRole('button', { name: 'Discard', exact: true }));
    await page.getByLabel('Reason').fill('entered by mistake');
    await page.getByText(`npm run replay -- parked discard orders --sequence STUCK-2 --reason 'entered by mistake'`).waitFor();
    await click(page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }));
    await page.locator('.job').getByText('done', { exact: true }).waitFor();

    expect(clicks()).toBeLessThanOrEqual(6);
    expect((await database.query('select sequence, reason from projections.discarded')).rows).toEqual([
      { sequence: 'STUCK-2', reason: 'entered by mistake' },
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a reason that is missing is asked for where it belongs, and nothing is done', async () => {
    const { page, close } = await pages.open('/console/parked/orders/STUCK-1');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();

    await page.locator('.field-error').waitFor();
    expect((await parkedOf('orders')).some(({ sequence }) => sequence === 'STUCK-1')).toBe(true);
    await close();
  });

  it('once its reason is mended, a parked order is freed by four clicks from Now', async () => {
    await database.query('alter table read_models.orders_g1 drop constraint no_stuck_orders');
    const { page, click, clicks, close } = await pages.open('/console');
    await click(page.getByRole('link', { name: /^\d+ events$/ }));
    await click(page.getByRole('row', { name: /STUCK-1/ }));
    await click(page.getByRole('button', { name: 'Retry' }));
    await click(page.getByRole('dialog').getByRole('button', { name: 'Retry' }));
    await page.getByText('Nothing of it is parked any more.').waitFor();

    expect(clicks()).toBe(4);
    expect((await parkedOf('orders')).some(({ sequence }) => sequence === 'STUCK-1')).toBe(false);
    await close();
  });

  it('a rebuild is begun, watched, and swapped while orders come in', async () => {
    const { page, close } = await pages.open('/console/views/sales');
    await page.getByRole('button', { name: 'Rebuild' }).click();
    await page.getByLabel('Leave it ready, without a swap').check();
    await page.getByText('npm run replay -- rebuild sales --no-swap').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click();
    await page.locator('.job').getByText('done', { exact: true }).waitFor();
    await place('AFTER-1');
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Swap' }).click();
    const { position } = await place('AFTER-2');

    await page.getByRole('heading', { name: 'Generation 2' }).waitFor();
    await page.getByRole('button', { name: 'Roll back' }).waitFor();
    const headers = { 'min-event-position': position, prefer: 'wait=30' };
    const sales = await send(pages.installation, { api: 'queryApi', method: 'GET', path: '/reports/sales?by=country', headers }, ada);
    expect(((await sales.json()) as { items: readonly { orders: number }[] }).items).toMatchObject([{ orders: 5 }]);
    await close();
  });
});
