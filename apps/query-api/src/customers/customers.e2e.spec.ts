import { afterAll, describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { Seals } from '../testing/seals.js';

const anna = { role: 'customer', subject: 'anna' } as const;
const address = { line1: '1 Rue des Lilas', city: 'Lyon', country: 'FR' };
let seals: Seals;

const shop = useInstallation(async (views) => {
  seals = await Seals.open(views.url);
  const contact = { name: 'Anna Lang', email: 'anna@example.com', phone: '+33 1', address: JSON.stringify(address) };
  const sealed = (id: string, { name, email }: { name: string; email: string }) => seals.seal(`customer-${id}`, { name, email });
  await views.customers(
    { customer_id: 'anna', ...(await seals.seal('customer-anna', contact)), revision: 2 },
    { customer_id: 'ben', ...(await sealed('ben', contact)) },
    { customer_id: 'cleo', ...(await sealed('cleo', contact)) },
    { customer_id: 'dora', status: 'erased', registered_at: null, revision: 0 },
  );
  const sums = { orders: '3', placed: '30.5', rejected: '0.5', cancelled: '10', returned: '2.0001' };
  await views.customerOrders({ customer_id: 'anna', ...sums }, { customer_id: 'anna', currency: 'EUR', orders: '1', placed: '7' });
  await views.moveTo('customers', 12);
  await seals.erase('customer-cleo');
});
afterAll(() => seals.close());

describe('GET /customers/{id}', () => {
  test('answers with the customer and what he has ordered', async () => {
    const answer = await shop.api.get('/customers/anna', { role: 'clerk' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      customerId: 'anna',
      name: 'Anna Lang',
      email: 'anna@example.com',
      phone: '+33 1',
      address,
      status: 'registered',
      orders: 4,
      lifetimeValue: [
        { amount: '7', currency: 'EUR' },
        { amount: '17.9999', currency: 'GBP' },
      ],
      registeredAt: '2010-11-30T09:00:00.000Z',
      updatedAt: '2010-11-30T09:00:00.000Z',
      revision: 2,
    });
    expect(answer.headers.get('etag')).toMatch(/^"2\.5\.1\.[0-9a-f]{16}"$/);
    expect(answer.headers.get('event-position')).toBe('12');
  });

  test('leaves out what was never given', async () => {
    expect((await shop.api.get('/customers/ben')).body).toEqual({
      customerId: 'ben',
      name: 'Anna Lang',
      email: 'anna@example.com',
      status: 'registered',
      orders: 0,
      lifetimeValue: [],
      registeredAt: '2010-11-30T09:00:00.000Z',
      updatedAt: '2010-11-30T09:00:00.000Z',
      revision: 0,
    });
  });

  test.each([
    ['cleo', 'whose view does not know yet', '2010-11-30T09:00:00.000Z'],
    ['dora', 'who never registered', null],
  ])('has nothing personal of %s, erased, %s', async (id, _which, registeredAt) => {
    const answer = await shop.api.get(`/customers/${id}`);
    expect(answer.body).toEqual({
      customerId: id,
      status: 'erased',
      erased: true,
      orders: 0,
      lifetimeValue: [],
      registeredAt,
      updatedAt: '2010-11-30T09:00:00.000Z',
      revision: 0,
    });
    expect(answer.headers.get('etag')?.endsWith('.erased"')).toBe(id === 'cleo');
  });

  test('tells of one whose key is missing, who was not erased', async () => {
    await shop.views.customers({ customer_id: 'finn', ...(await seals.seal('customer-finn', { name: 'Finn', address: '{}' })) });
    await shop.views.run(`delete from personal_data.keys where subject = 'customer-finn'`);

    const answer = await shop.api.get('/customers/finn');
    expect([answer.status, answer.body.status, answer.body.keyMissing]).toEqual([200, 'registered', true]);
    expect(answer.body).not.toMatchObject({ erased: true });
    expect(answer.body).not.toHaveProperty('address');
    expect(answer.headers.get('etag')).toMatch(/\.key-missing"$/);
    expect(answer.text).not.toContain('s1.');
    await shop.views.run(`delete from read_models.customers_g1 where customer_id = 'finn'`);
  });

  test('answers with a customer whose id looks sealed', async () => {
    const lookalike = `s1.${'A'.repeat(60)}`;
    await shop.views.customers({ customer_id: lookalike, ...(await seals.seal(`customer-${lookalike}`, { name: 'Eve' })) });
    expect((await shop.api.get(`/customers/${lookalike}`)).body).toMatchObject({ customerId: lookalike, name: 'Eve' });
  });

  test('shows a customer himself; others are as if they were not there', async () => {
    expect((await shop.api.get('/customers/anna', anna)).body.email).toBe('anna@example.com');
    const others = await shop.api.get('/customers/ben', anna);
    const absent = await shop.api.get('/customers/nobody', anna);
    expect(others.status).toBe(404);
    expect({ ...others.body, instance: '', correlationId: '' }).toEqual({ ...absent.body, instance: '', correlationId: '' });
    expect(others.headers.get('event-position')).toBe('12');
    expect((await shop.api.get('/customers/nobody')).status).toBe(404);
  });

  test('is for clerks and customers', async () => {
    for (const [role, status] of [
      ['admin', 200],
      ['importer', 200],
      ['warehouse', 403],
      ['service', 403],
      [undefined, 401],
    ] as const)
      expect([role, (await shop.api.get('/customers/anna', { role })).status]).toEqual([role, status]);
    expect((await shop.api.get('/customers/a%20b')).body.errors[0]?.path).toBe('id');
    expect((await shop.api.get('/customers/anna?with=orders')).body.errors[0]?.path).toBe('with');
  });

  test('is the same until his data or his sums change', async () => {
    const first = await shop.api.get('/customers/anna');
    const asking = { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } };
    expect((await shop.api.get('/customers/anna', asking)).status).toBe(304);

    await shop.views.run(`update read_models.customer_orders_g1 set returned = 3 where customer_id = 'anna' and currency = 'EUR'`);
    const changed = await shop.api.get('/customers/anna', asking);
    expect([changed.status, changed.body.lifetimeValue]).toMatchObject([200, [{ amount: '4' }, {}]]);
  });

  test('waits for a position, and says that it is parked', async () => {
    expect((await shop.api.get('/customers/anna', { headers: { 'Min-Event-Position': '12' } })).status).toBe(200);
    const headers = { 'Min-Event-Position': '13', Prefer: 'wait=0' };
    expect((await shop.api.get('/customers/anna', { headers })).body.code).toBe('projection-behind');

    await shop.views.run(`insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts)
      values ('customers', 1, 11, 'anna', 'customer-anna', 3, 'ContactDetailsChanged', 1)`);
    expect((await shop.api.get('/customers/anna', { headers })).body.code).toBe('projection-parked');
  });
});
