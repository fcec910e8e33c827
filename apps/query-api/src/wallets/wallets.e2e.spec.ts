import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const anna = { role: 'customer', subject: 'anna' } as const;

const shop = useInstallation(async (views) => {
  await views.wallets({ customer_id: 'anna', balance: '7.5000', revision: 2 }, { customer_id: 'ben', currency: 'EUR', balance: '0' });
  await views.walletEntries(
    { customer_id: 'anna', revision: 0, amount: '10', balance: '10' },
    { customer_id: 'anna', revision: 1, type: 'debit', amount: '5', balance: '5', order_id: '7', reference: 'order 7' },
    { customer_id: 'anna', revision: 2, amount: '2.5', balance: '7.5', order_id: '7', occurred_at: '2010-12-02T08:26:00.000Z' },
    { customer_id: 'ben', revision: 0 },
  );
  await views.moveTo('wallets', 9);
});
const revisions = (body: { items: readonly Readonly<Record<string, unknown>>[] }) => body.items.map(({ revision }) => revision);

describe('GET /wallets/{customerId}', () => {
  test('answers with the balance', async () => {
    const answer = await shop.api.get('/wallets/anna', { role: 'clerk' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ customerId: 'anna', balance: { amount: '7.5', currency: 'GBP' }, revision: 2 });
    expect([answer.headers.get('etag'), answer.headers.get('event-position')]).toEqual(['"2.8.1"', '9']);
    expect((await shop.api.get('/wallets/anna', { headers: { 'If-None-Match': '"2.8.1"' } })).status).toBe(304);
    expect((await shop.api.get('/wallets/ben')).body.balance).toEqual({ amount: '0', currency: 'EUR' });
  });

  test('waits for a position', async () => {
    const headers = { 'Min-Event-Position': '10', Prefer: 'wait=0' };
    expect((await shop.api.get('/wallets/anna', { headers })).body.code).toBe('projection-behind');
    expect((await shop.api.get('/wallets/anna/statement', { headers })).body.code).toBe('projection-behind');
  });
});

describe('GET /wallets/{customerId}/statement', () => {
  test('tells what came in and went out, the latest first', async () => {
    const { body } = await shop.api.get('/wallets/anna/statement', anna);
    const gbp = (amount: string) => ({ amount, currency: 'GBP' });
    expect(body).toEqual({
      items: [
        {
          revision: 2,
          type: 'credit',
          amount: gbp('2.5'),
          balance: gbp('7.5'),
          reference: 'goodwill',
          orderId: '7',
          occurredAt: '2010-12-02T08:26:00.000Z',
        },
        {
          revision: 1,
          type: 'debit',
          amount: gbp('5'),
          balance: gbp('5'),
          reference: 'order 7',
          orderId: '7',
          occurredAt: '2010-12-01T08:26:00.000Z',
        },
        {
          revision: 0,
          type: 'credit',
          amount: gbp('10'),
          balance: gbp('10'),
          reference: 'goodwill',
          occurredAt: '2010-12-01T08:26:00.000Z',
        },
      ],
      nextCursor: null,
    });
  });

  test('goes on after the same place although more comes in meanwhile', async () => {
    const first = await shop.api.get('/wallets/anna/statement?limit=1');
    await shop.views.walletEntries({ customer_id: 'anna', revision: 3 });
    const second = await shop.api.get(`/wallets/anna/statement?limit=1&cursor=${first.body.nextCursor}`);
    const third = await shop.api.get(`/wallets/anna/statement?limit=1&cursor=${second.body.nextCursor}`);
    await shop.views.run(`delete from read_models.wallet_entries_g1 where revision = 3`);

    expect([first, second, third].flatMap(({ body }) => revisions(body))).toEqual([2, 1, 0]);
    expect(third.body.nextCursor).toBeNull();
  });

  test('refuses the cursor of another wallet and what it does not know', async () => {
    const { body } = await shop.api.get('/wallets/anna/statement?limit=1');
    expect((await shop.api.get(`/wallets/ben/statement?cursor=${body.nextCursor}`)).body.errors[0]?.path).toBe('cursor');
    expect((await shop.api.get('/wallets/anna/statement?type=credit')).body.errors[0]?.path).toBe('type');
    expect((await shop.api.get('/wallets/anna/statement?limit=0')).body.errors[0]?.path).toBe('limit');
  });
});

describe.each(['', '/statement'])('GET /wallets/{customerId}%s', (path) => {
  test('shows a customer his own; others’ are as if they were not there', async () => {
    expect((await shop.api.get(`/wallets/anna${path}`, anna)).status).toBe(200);
    const others = await shop.api.get(`/wallets/ben${path}`, anna);
    const absent = await shop.api.get(`/wallets/nobody${path}`, anna);
    expect([others.status, others.headers.get('event-position')]).toEqual([404, '9']);
    expect({ ...others.body, instance: '', correlationId: '' }).toEqual({ ...absent.body, instance: '', correlationId: '' });
    expect((await shop.api.get(`/wallets/nobody${path}`)).status).toBe(404);
  });

  test('is for clerks and customers', async () => {
    for (const [role, status] of [
      ['admin', 200],
      ['importer', 200],
      ['warehouse', 403],
      ['service', 403],
      [undefined, 401],
    ] as const)
      expect([role, (await shop.api.get(`/wallets/anna${path}`, { role })).status]).toEqual([role, status]);
  });
});
