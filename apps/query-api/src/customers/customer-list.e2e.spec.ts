import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { Seals } from '../testing/seals.js';

const COUNT = 205;
const address = { line1: '1 Rue des Lilas', city: 'Lyon', region: 'Auvergne-Rhône-Alpes', country: 'FR' };
const idOf = (number: number) => `c-${String(number).padStart(3, '0')}`;
const ids = Array.from({ length: COUNT }, (_, number) => idOf(number));
const clerk = { role: 'clerk' } as const;
let seals: Seals;

const sealed = async (id: string) => ({
  customer_id: id,
  ...(await seals.seal(`customer-${id}`, { name: `Name of ${id}`, email: `${id}@example.com`, address: JSON.stringify(address) })),
});
const shop = useInstallation(async (views) => {
  seals = await Seals.open(views.url);
  await views.moveTo('customers', 12);
});
afterAll(() => seals.close());

beforeEach(async () => {
  await shop.views.run('truncate read_models.customers_g1, read_models.customer_orders_g1');
});

describe('GET /customers', () => {
  test('pages through all of them once, while some are added and erased', async () => {
    await shop.views.customers(...(await Promise.all(ids.map(sealed))));
    const seen: string[] = [];
    const names: unknown[] = [];
    let cursor = '';
    for (let page = 1; page === 1 || cursor !== ''; page++) {
      const { body } = await shop.api.get(`/customers?limit=50${cursor}`, clerk);
      seen.push(...body.items.map(({ customerId }) => String(customerId)));
      names.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      if (page === 2) {
        // Before and after where the reader stands, a new one each; one of each side is erased.
        await shop.views.customers(await sealed('c-000-new'), await sealed('c-150-new'));
        for (const id of [idOf(3), idOf(160)]) await seals.erase(`customer-${id}`);
      }
    }

    expect(seen).toEqual([...ids, 'c-150-new'].sort());
    expect(names).toEqual(seen.map((id) => (id === idOf(160) ? undefined : `Name of ${id}`)));
  });

  test('shows each as he himself is shown, erased ones without what was personal', async () => {
    await shop.views.customers(await sealed('anna'), await sealed('ben'), { customer_id: 'dora', status: 'erased', registered_at: null });
    await shop.views.customerOrders({ customer_id: 'anna', orders: '2', placed: '30.5' }, { customer_id: 'anna', currency: 'EUR' });
    await seals.erase('customer-ben');

    const { body, headers } = await shop.api.get('/customers', clerk);
    expect(body.items[0]).toMatchObject({ customerId: 'anna', name: 'Name of anna', address, orders: 2 });
    expect(body.items).toEqual(await Promise.all(['anna', 'ben', 'dora'].map(async (id) => (await shop.api.get(`/customers/${id}`)).body)));
    expect(headers.get('event-position')).toBe('12');
  });

  test('tells one that does not open as unreadable, and shows the others', async () => {
    await shop.views.customers({ ...(await sealed('eve')), customer_id: 'adam' }, await sealed('fay'));
    await seals.vault.keyFor('customer-adam');

    const { body, text } = await shop.api.get('/customers', clerk);
    expect(body.items).toMatchObject([
      { customerId: 'adam', unreadable: true },
      { customerId: 'fay', name: 'Name of fay' },
    ]);
    expect(text).not.toMatch(/s1\.|eve@/);
  });

  test('is for those who may read every customer', async () => {
    for (const [role, status] of [
      ['clerk', 200],
      ['importer', 200],
      ['admin', 200],
      ['customer', 403],
      ['warehouse', 403],
      ['service', 403],
      [undefined, 401],
    ] as const)
      expect([role, (await shop.api.get('/customers', { role })).status]).toEqual([role, status]);
  });

  test('refuses other parameters and another list’s cursor by name, and waits for a position', async () => {
    await shop.views.orders({ order_id: '1' }, { order_id: '2' });
    const { nextCursor } = (await shop.api.get('/orders?limit=1')).body;
    expect((await shop.api.get(`/customers?cursor=${String(nextCursor)}`)).body.errors[0]?.path).toBe('cursor');
    expect((await shop.api.get('/customers?name=Anna')).body.errors[0]?.path).toBe('name');
    expect((await shop.api.get('/customers?limit=201')).body.errors[0]?.path).toBe('limit');
    const headers = { 'Min-Event-Position': '13', Prefer: 'wait=0' };
    expect((await shop.api.get('/customers', { headers })).body.code).toBe('projection-behind');
    expect((await shop.api.get('/customers', { headers: { 'Min-Event-Position': '12' } })).status).toBe(200);
  });
});
