import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startCommandApi } from './testing/command-api.js';

const WITHIN_MS = 1_000;
const product = (sku: string) => ({ sku, name: 'Jar', category: 'kitchen', price: { amount: '1', currency: 'GBP' } });

/** A command API whose one connection for reading events is in use until it is let go. */
async function startBusyApi() {
  const api = await startCommandApi({ EVENT_STORE_CONNECTIONS: '1' });
  onTestFinished(() => api.stop());
  expect((await api.post('/products', product('JAR'))).status).toBe(201);
  const blocker = new pg.Client({ connectionString: api.databaseUrl });
  await blocker.connect();
  await blocker.query('begin; lock table event_store.events in access exclusive mode');
  const waiting = api.post('/products/TIN/publish', {}); // Reads a stream of which this process knows nothing.
  const isWaiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await blocker.query(isWaiting)).rowCount === 0);
  const letGo = async () => {
    await blocker.query('rollback');
    await blocker.end();
  };
  return { api, waiting, letGo };
}

test('given that all connections to the event store are in use, a command is told within a second to come again, and then it is done', async () => {
  const { api, waiting, letGo } = await startBusyApi();
  const began = performance.now();

  const answer = await api.post('/products/BOX/publish', {});

  expect(performance.now() - began).toBeLessThan(WITHIN_MS);
  expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'event-store-unavailable', '1']);
  await letGo();
  expect((await waiting).status).toBe(404);
  expect((await api.post('/products', product('BOX'))).status).toBe(201);
  expect((await api.post('/products/BOX/publish', {})).status).toBe(200);
});
