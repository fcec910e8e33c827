import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carl, clara, pounds, startCommandApi, token, walter } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
beforeAll(async () => {
  api = await startCommandApi();
});
afterAll(() => api.stop());

const of = (amount: string, currency = 'GBP') => ({ amount: { amount, currency }, reference: 'gift' });

describe('store credit', () => {
  it('is credited and debited, never below zero, in one currency', async () => {
    const credited = await api.post('/wallets/carl/credit', of('10'));
    expect(credited).toMatchObject({ status: 200, body: { id: 'carl', revision: 0, events: ['WalletCredited'] } });
    expect(credited.headers.get('location')).toBe('http://queries.test/wallets/carl');
    expect((await api.post('/wallets/carl/debit', of('4.5'))).body).toMatchObject({ events: ['WalletDebited'], revision: 1 });
    expect((await api.post('/wallets/carl/debit', of('5.51'))).body).toMatchObject({
      status: 409,
      code: 'wallet-insufficient',
      errors: [{ path: 'amount' }],
    });
    expect((await api.post('/wallets/carl/credit', of('1', 'EUR'))).body).toMatchObject({
      status: 409,
      code: 'wallet-currency',
      errors: [{ path: 'amount.currency' }],
    });
    expect((await api.post('/wallets/carl/debit', of('5.5'))).body).toMatchObject({ events: ['WalletDebited'], revision: 2 });
    expect((await api.post('/wallets/nobody/debit', of('1'))).body).toMatchObject({ status: 409, code: 'wallet-insufficient' });
  });

  it('moves once for one key, and holds to If-Match', async () => {
    const key = { 'idempotency-key': 'gift-1' };
    const first = await api.post('/wallets/cora/credit', of('3'), clara, key);
    expect((await api.post('/wallets/cora/credit', of('3'), clara, key)).body).toEqual(first.body);
    expect((await api.post('/wallets/cora/debit', of('3'), clara, key)).status).toBe(422);
    expect((await api.post('/wallets/cora/debit', of('3'), clara, { 'if-match': '1' })).status).toBe(412);
    expect((await api.post('/wallets/cora/debit', of('3'), clara, { 'if-match': '0' })).status).toBe(200);
  });

  it('is a clerk’s to give: the customer himself has no say', async () => {
    expect((await api.post('/wallets/carl/credit', of('1'), null)).status).toBe(401);
    for (const cast of [carl, walter]) {
      expect((await api.post('/wallets/carl/credit', of('1'), cast)).status).toBe(403);
      expect((await api.post('/wallets/carl/debit', of('1'), cast)).status).toBe(403);
    }
  });

  it.each<[string, object, string]>([
    ['no reference', { amount: pounds('1') }, 'reference'],
    ['a reference of 201 characters', { ...of('1'), reference: 'x'.repeat(201) }, 'reference'],
    ['an amount of nothing', of('0'), 'amount'],
    ['an amount that is a number', { ...of('1'), amount: { amount: 1, currency: 'GBP' } }, 'amount.amount'],
    ['an order of its own', { ...of('1'), orderId: 'first' }, 'orderId'],
  ])('with %s is refused by name', async (_name, body, field) => {
    expect((await api.post('/wallets/carl/credit', body)).body).toMatchObject({ status: 400, errors: [{ path: field }] });
    expect((await api.post('/wallets/carl/debit', body)).body).toMatchObject({ status: 400, errors: [{ path: field }] });
  });

  it('of a customer whose id cannot be one', async () => {
    expect((await api.post('/wallets/car%20l/credit', of('1'))).body).toMatchObject({ status: 400, errors: [{ path: 'path id' }] });
  });

  it('moves in the lines of a batch', async () => {
    const lines = [
      { path: '/wallets/batch/credit', body: of('2'), idempotencyKey: 'a' },
      { path: '/wallets/batch/debit', body: of('3') },
      { path: '/wallets/batch/credit', body: of('2'), idempotencyKey: 'a' },
      { path: '/wallets/batch/debit', body: of('2') },
    ];
    const response = await fetch(`${api.url}/batch`, {
      method: 'POST',
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(clara)}` },
    });
    const answers = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map(({ status, replayed, revision }) => [status, replayed, revision])).toEqual([
      [200, undefined, 0],
      [409, undefined, undefined],
      [200, true, 0],
      [200, undefined, 1],
    ]);
  });
});
