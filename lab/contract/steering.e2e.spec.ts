import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { Conformance, type Exchange } from './conformance.js';
import { type Caller, send } from './exchange.js';
import { type Installation, openInstallation } from './installation.js';
import { fetchDocument } from './operations.js';

const ada = { role: 'admin', subject: 'ada' } as const;
let database: TestDatabase;
let installation: Installation;
let conformance: Conformance;
const seen: Record<string, Exchange> = {};

async function see(name: string, method: 'GET' | 'POST', path: string, more: { body?: object; caller?: Caller; headers?: object } = {}) {
  const { body, caller, headers } = { caller: ada, ...more };
  const asked = { api: 'projector', method, path, body: body && JSON.stringify(body), headers: { ...headers } } as const;
  const response = await send(installation, asked, caller);
  const { status } = response;
  seen[name] = { method, path, asked: new Headers(asked.headers), status, headers: response.headers, body: await response.text() };
  return seen[name];
}

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url);
  conformance = new Conformance(await fetchDocument(installation.urls.projector));
  const key = { 'idempotency-key': 'k' };
  const { id } = JSON.parse((await see('a job', 'POST', '/projections/orders/rebuild', { body: {}, headers: key })).body ?? '') as {
    id: string;
  };
  await see('its progress', 'GET', `/jobs/${id}/changes`);
  await see('the same', 'POST', '/projections/orders/rebuild', { body: {}, headers: key });
  await see('another with the key', 'POST', '/projections/orders/swap', { body: {}, headers: key });
  await see('its end', 'GET', `/jobs/${id}`);
  await see('all', 'GET', '/jobs');
  await see('a cancellation that comes late', 'POST', `/jobs/${id}/cancel`, { body: {} });
  await see('a refusal', 'POST', '/projections/orders/swap', { body: {} });
  await see('nothing', 'GET', '/jobs/none');
  await see('a wrong body', 'POST', '/projections/orders/rebuild', { body: { rate: 'fast' } });
  await see('somebody else', 'POST', '/projections/orders/rebuild', { body: {}, caller: { role: 'clerk', subject: 'clara' } });
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

it('what the projector answers to those who steer it is as it says', () => {
  expect(Object.entries(seen).map(([name, { status }]) => [name, status])).toEqual([
    ['a job', 202],
    ['its progress', 200],
    ['the same', 200],
    ['another with the key', 422],
    ['its end', 200],
    ['all', 200],
    ['a cancellation that comes late', 200],
    ['a refusal', 409],
    ['nothing', 404],
    ['a wrong body', 400],
    ['somebody else', 403],
  ]);
  for (const [name, exchange] of Object.entries(seen)) expect([name, conformance.faultsOf(exchange)]).toEqual([name, []]);
});

it('an answer that lacks its header, or has another body, is found out', () => {
  const changed = (name: string, change: Partial<Exchange>) => conformance.faultsOf({ ...(seen[name] as Exchange), ...change });
  for (const [name, header] of [
    ['a job', 'Location'],
    ['a job', 'RateLimit'],
    ['the same', 'Location'],
    ['its end', 'Vary'],
  ] as const) {
    const headers = new Headers(seen[name]?.headers);
    headers.delete(header);
    expect([name, header, changed(name, { headers })]).not.toEqual([name, header, []]);
  }
  for (const name of ['a job', 'its end', 'a refusal'])
    expect(changed(name, { body: JSON.stringify({ ...(JSON.parse(seen[name]?.body ?? '') as object), colour: 'red' }) })).not.toEqual([]);
  expect(changed('its progress', { body: seen['its progress']?.body?.replace('"verb"', '"colour":1,"verb"') })).not.toEqual([]);
});
