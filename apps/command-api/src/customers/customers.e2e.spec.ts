import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSealed } from '#personal-data/sealing';
import { carl, type Cast, clara, cora, startCommandApi, walter } from '../testing/command-api.js';
import { logOf, streamOf } from './testing/log-of.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let pool: pg.Pool;
beforeAll(async () => {
  api = await startCommandApi();
  pool = new pg.Pool({ connectionString: api.databaseUrl, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await api.stop();
});

let people = 0;
const someone = () => `person-${++people}`;
const details = (id: string) => ({ name: 'Pat Penn', email: `${id}@example.com`, phone: '+44 20 7946 0000' });
const register = (id: string, more: object = {}, as: Cast = clara, headers = {}) =>
  api.post('/customers', { customerId: id, ...details(id), ...more }, as, headers);
const hasKey = async (id: string) =>
  ((await pool.query('select from personal_data.keys where subject = $1', [`customer-${id}`])).rowCount ?? 0) > 0;

describe('a customer is registered', () => {
  it('by a clerk, with every detail sealed and the address known by its HMAC only', async () => {
    const id = someone();
    const answer = await register(id, { address: { line1: '1 High Street', city: 'Leeds', postalCode: 'LS1', country: 'GB' } });
    expect(answer).toMatchObject({ status: 201, body: { id, revision: 0, events: ['CustomerRegistered'] } });
    expect(answer.headers.get('location')).toBe(`http://queries.test/customers/${id}`);
    const [registered] = await streamOf(api.databaseUrl, `customer-${id}`);
    const { name, email, phone, address, emailClaim } = registered?.data as Record<string, string>;
    for (const sealed of [name, email, phone, address]) expect(isSealed(String(sealed))).toBe(true);
    const { address: hmac } = emailClaim as unknown as { address: string };
    expect(await streamOf(api.databaseUrl, `email-${hmac}`)).toMatchObject([
      { type: 'EmailClaimed', data: { ...(emailClaim as unknown as object), customerId: id } },
    ]);
  });

  it('by himself, under his own id only', async () => {
    const id = someone();
    const himself = { role: 'customer', subject: id };
    expect(await api.post('/customers', details('carl'), carl)).toMatchObject({ status: 201, body: { id: 'carl' } });
    expect(await register(id, {}, himself)).toMatchObject({ status: 201, body: { id } });
    expect(await register(someone(), {}, himself)).toMatchObject({ status: 403, body: { code: 'customer-forbidden' } });
    expect(await register(id, {}, walter)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const nameless = { role: 'customer', subject: 'auth0|not an id' };
    expect(await api.post('/customers', details('x'), nameless)).toMatchObject({ status: 403, body: { code: 'customer-forbidden' } });
    const order = { currency: 'GBP', lines: [{ sku: 'x', quantity: 1 }], shipTo: { country: 'GB' }, payment: { method: 'on-account' } };
    expect(await api.post('/orders', order, nameless)).toMatchObject({ status: 403, body: { code: 'customer-forbidden' } });
  });

  it('under an id of the server’s, the same for a repeat', async () => {
    const key = { 'idempotency-key': 'made-by-server' };
    const first = await api.post('/customers', details('made'), clara, key);
    expect(first).toMatchObject({ status: 201, body: { events: ['CustomerRegistered'] } });
    const again = await api.post('/customers', details('made'), clara, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('once', async () => {
    const id = someone();
    await register(id);
    expect(await register(id, { email: `other-${id}@example.com` })).toMatchObject({ status: 409, body: { code: 'customer-exists' } });
    // Nobody has claimed an address for a command that could not succeed.
    expect(await register(someone(), { email: `other-${id}@example.com` })).toMatchObject({ status: 201 });
  });

  it('with an e-mail address that no other customer has, however it is spelled', async () => {
    const id = someone();
    await register(id);
    for (const email of [`${id}@example.com`, ` ${id.toUpperCase()}@Example.COM `, `${id}＠example．com`]) {
      const other = someone();
      const refused = await register(other, { email });
      expect(refused).toMatchObject({ status: 409, body: { code: 'email-taken' } });
      expect(JSON.stringify(refused.body)).not.toContain(id);
    }
  });

  it('only with an address that mail can be sent to, which an answer never repeats', async () => {
    const secret = 'not.an.address@localhost';
    const refused = await register(someone(), { email: secret });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation-failed', errors: [{ path: 'email' }] } });
    expect(JSON.stringify(refused.body)).not.toContain(secret);
  });

  it.each([
    ['name', { name: '' }],
    ['email', { email: undefined }],
    ['phone', { phone: 7 }],
    ['address', { address: 'a street' }],
    ['address.town', { address: { town: 'Leeds' } }],
    [
      'address',
      {
        address: {
          line1: '𝒳'.repeat(200),
          line2: '𝒳'.repeat(200),
          city: '𝒳'.repeat(200),
          country: '𝒳'.repeat(100),
          postalCode: '𝒳'.repeat(40),
        },
      },
    ],
    ['nickname', { nickname: 'P' }],
  ])('not with a wrong %s', async (path, wrong) => {
    const refused = await register(someone(), wrong);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });
});

describe('a repeat', () => {
  it('gets the first answer, whatever became of the address since', async () => {
    const id = someone();
    const key = { 'idempotency-key': `key-${id}` };
    const first = await register(id, {}, clara, key);
    await api.post(`/customers/${id}/contact`, { email: `new-${id}@example.com` });
    expect(await register(someone(), { email: `${id}@example.com` })).toMatchObject({ status: 201 });
    const again = await register(id, {}, clara, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await register(id, { name: 'Other' }, clara, key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('gets the first answer after the erasure too', async () => {
    const id = someone();
    const key = { 'idempotency-key': `key-${id}` };
    const first = await register(id, {}, clara, key);
    await api.post(`/customers/${id}/erase`, { reason: 'asked for' });
    expect(await register(id, {}, clara, key)).toMatchObject({ status: 201, body: first.body });
    expect(await register(id)).toMatchObject({ status: 409, body: { code: 'customer-erased' } });
  });

  it('with the same key but another address, after a refusal, is a new request', async () => {
    const taken = someone();
    await register(taken);
    const id = someone();
    const key = { 'idempotency-key': `key-${id}` };
    expect(await register(id, { email: `${taken}@example.com` }, clara, key)).toMatchObject({ status: 409 });
    expect(await register(id, {}, clara, key)).toMatchObject({ status: 201 });
  });

  it.each([2, 10])('sent %s times at once is done once', async (times) => {
    const id = someone();
    const answers = await Promise.all(Array.from({ length: times }, () => register(id, {}, clara, { 'idempotency-key': `key-${id}` })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect((await streamOf(api.databaseUrl, `customer-${id}`)).map(({ type }) => type)).toEqual(['CustomerRegistered']);
    expect(await register(someone(), { email: `${id}@example.com` })).toMatchObject({ status: 409, body: { code: 'email-taken' } });
  });
});

describe('contact details are changed', () => {
  const change = (id: string, body: object, as: Cast = clara, headers = {}) => api.post(`/customers/${id}/contact`, body, as, headers);

  it('by a clerk or the customer himself; for anybody else there is no such customer', async () => {
    const id = someone();
    await register(id);
    expect(await change(id, { name: 'Pat Quill' }, { role: 'customer', subject: id })).toMatchObject({
      status: 200,
      body: { events: ['ContactDetailsChanged'] },
    });
    expect(await change(id, { phone: '1' })).toMatchObject({ status: 200, body: { events: ['ContactDetailsChanged'], revision: 2 } });
    expect(await change(id, { phone: '2' }, cora)).toMatchObject({ status: 404, body: { code: 'customer-not-found' } });
  });

  it('only of who is registered; asking makes no key', async () => {
    const id = someone();
    expect(await change(id, details(id))).toMatchObject({ status: 404, body: { code: 'customer-not-found' } });
    expect(await hasKey(id)).toBe(false);
    expect(await api.post(`/customers/${id}/erase`, { reason: 'x' })).toMatchObject({ status: 404, body: { code: 'customer-not-found' } });
  });

  it('without an event where they are the same already', async () => {
    const id = someone();
    await register(id, { address: { city: 'Leeds', line1: '1 High Street' } });
    const same = { ...details(id), address: { line1: '1 High Street', city: 'Leeds' } };
    for (const body of [{}, { phone: details(id).phone }, same]) {
      expect(await change(id, body)).toMatchObject({ status: 200, body: { revision: 0, events: [] } });
    }
  });

  it('keeping the claim where the address is only spelled in another way', async () => {
    const id = someone();
    await register(id);
    await change(id, { email: `${id.toUpperCase()}@example.com` });
    const [, changed] = await streamOf(api.databaseUrl, `customer-${id}`);
    expect(Object.keys(changed?.data ?? {})).toEqual(['customerId', 'email', 'changedAt']);
  });

  it('moving the claim with the address, which is free for others at once and can be taken back when they are gone', async () => {
    const [id, other] = [someone(), someone()];
    await register(id);
    const moved = await change(id, { email: `moved-${id}@example.com` });
    expect(moved).toMatchObject({ status: 200, body: { events: ['ContactDetailsChanged'] } });
    expect(await change(id, { email: `${id}@example.com` })).toMatchObject({ status: 200 });
    expect(await change(id, { email: `moved-${id}@example.com` })).toMatchObject({ status: 200 });
    expect(await register(other, { email: `${id}@example.com` })).toMatchObject({ status: 201 });
    expect(await change(id, { email: `${id}@example.com` })).toMatchObject({ status: 409, body: { code: 'email-taken' } });
  });

  it('only at the revision of If-Match; then no address was claimed', async () => {
    const id = someone();
    await register(id);
    const events = (await logOf(api.databaseUrl)).length;
    expect(await change(id, { email: `late-${id}@example.com` }, clara, { 'if-match': '7' })).toMatchObject({ status: 412 });
    expect(await logOf(api.databaseUrl)).toHaveLength(events);
  });
});

describe('a customer is erased', () => {
  const erase = (id: string, as: Cast = clara) => api.post(`/customers/${id}/erase`, { reason: 'asked for' }, as);

  it('by a clerk or himself, once; nothing is taken under his id afterwards', async () => {
    const id = someone();
    await register(id);
    expect(await erase(id, cora)).toMatchObject({ status: 404, body: { code: 'customer-not-found' } });
    expect(await erase(id, { role: 'customer', subject: id })).toMatchObject({ status: 200, body: { events: ['CustomerErased'] } });
    expect(await erase(id)).toMatchObject({ status: 200, body: { events: [] } });
    expect(await register(id)).toMatchObject({ status: 409, body: { code: 'customer-erased' } });
    expect(await api.post(`/customers/${id}/contact`, { name: 'Pat' })).toMatchObject({ status: 409, body: { code: 'customer-erased' } });
    expect(await register(someone(), { email: `${id}@example.com` })).toMatchObject({ status: 201 });
  });

  it('for a reason', async () => {
    expect(await api.post('/customers/x/erase', {})).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
  });
});
