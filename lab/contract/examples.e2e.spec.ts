import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { examplesOf, send } from './exchange.js';
import { givenExampleJob } from './example-job.js';
import { type Installation, openInstallation } from './installation.js';
import { type ApiDocument, fetchDocument, operationsOf } from './operations.js';

/** Commands in an order in which each finds what it needs. */
const story = [
  '/products',
  '/products/{sku}/revise',
  '/products/{sku}/price',
  '/products/{sku}/publish',
  '/stock/{sku}/receive',
  '/stock/{sku}/adjust',
  '/customers',
  '/customers/{id}/contact',
  '/wallets/{customerId}/credit',
  '/wallets/{customerId}/debit',
  '/orders',
  '/payments/{orderId}/provider-events',
  '/payments/{orderId}/refund',
  '/orders/{id}/cancel',
  '/orders/{id}/erase',
  '/orders/{id}/hold',
  '/orders/{id}/release',
  '/orders/{id}/ship',
  '/orders/{id}/deliver',
  '/orders/{id}/return',
  '/credit-notes',
  '/batch',
  '/customers/{id}/erase',
  '/products/{sku}/discontinue',
];
const ada = { role: 'admin', subject: 'ada' } as const;

let database: TestDatabase;
let installation: Installation;
const documents: Partial<Record<keyof Installation['urls'], ApiDocument>> = {};
beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url);
  for (const api of ['commandApi', 'queryApi', 'projector'] as const) documents[api] = await fetchDocument(installation.urls[api]);
  await givenExampleJob(database.url, documents.projector!);
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

describe('the examples of the commands', () => {
  it('are told in an order that leaves none out', () => {
    const paths = operationsOf(documents.commandApi!).flatMap(({ method, path }) => (method === 'POST' ? [path] : []));
    expect(paths.toSorted()).toEqual(story.toSorted());
  });

  it('work when they are pasted, one after another', async () => {
    let position = '0';
    for (const path of story) {
      const placed = operationsOf(documents.commandApi!).find((each) => each.path === path)!;
      for (const example of examplesOf(documents.commandApi!, placed)) {
        const status = placed.operation.responses['201'] === undefined ? 200 : 201;
        // An event that means nothing to us changes nothing; all else does what it says, once the fulfilment has done its part before.
        const done: unknown = (example.body ?? '').includes('authorized') ? expect.any(String) : expect.not.stringContaining('"events":[]');
        await vi.waitFor(async () => {
          const response = await send(installation, { api: 'commandApi', method: 'POST', ...example }, ada);
          expect([path, response.status, await response.text()]).toEqual([path, status, done]);
          position = response.headers.get('event-position') ?? position;
        }, 10_000);
      }
    }
    const headers = { 'min-event-position': position, prefer: 'wait=20' };
    for (const api of ['queryApi', 'commandApi', 'projector'] as const) {
      for (const placed of operationsOf(documents[api]!).filter(({ method }) => method === 'GET')) {
        const [example] = examplesOf(documents[api]!, placed);
        const response = await send(installation, { api, method: 'GET', path: example!.path, headers }, ada);
        expect([api, placed.path, response.status]).toEqual([api, placed.path, 200]);
        await response.body?.cancel();
      }
    }
  });
});
