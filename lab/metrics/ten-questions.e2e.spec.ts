import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { APPEND_LOCK } from '#event-store/postgres/append-functions';
import { createTestDatabase, type TestDatabase } from '../test-bed/database.js';
import { type OneProcess, startThreeProcesses, type ThreeProcesses } from '../test-bed/three-processes.js';
import { Samples } from './samples.js';

let database: TestDatabase;
let shop: ThreeProcesses;
let client: pg.Client;
const price = { amount: '2', currency: 'GBP' };
const order = {
  currency: 'GBP',
  lines: [{ sku: 'LANTERN', quantity: 1 }],
  shipTo: { country: 'GB', name: 'Carl' },
  payment: { method: 'on-account' },
};

beforeAll(async () => {
  database = await createTestDatabase();
  shop = await startThreeProcesses(database.url, { QUERY_CONNECTIONS: '2' });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await shop.post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price });
  await shop.post('/products/LANTERN/publish');
  await shop.post('/stock/LANTERN/receive', { quantity: 1_000 }, 'warehouse');
});

afterAll(async () => {
  await client.end();
  await shop.stop();
  await database.drop();
});

const look = async (process: OneProcess) => new Samples(await process.metrics());
/** Looks again and again, as somebody does at night. */
const until = (process: OneProcess, holds: (samples: Samples) => void) =>
  vi.waitFor(async () => holds(await look(process)), { timeout: 20_000, interval: 100 });
const allCaughtUp = () => until(shop.projector, (samples) => expect(samples.sum('orderline_view_lag_events')).toBe(0));

test('Why are commands refused?', async () => {
  const before = await look(shop.commandApi);
  await shop.post('/orders/none/cancel', { reason: 'x' });
  await shop.post('/products/LANTERN/publish', {}, 'customer');

  const after = await look(shop.commandApi);
  const more = (code: string) => {
    const labels = { kind: 'command', code };
    return after.sum('orderline_problems_total', labels) - before.sum('orderline_problems_total', labels);
  };
  expect([more('order-not-found'), more('forbidden')]).toEqual([1, 1]);
});

test('Is the database slow, or are we?', async () => {
  const before = await look(shop.commandApi);
  await client.query(`select pg_advisory_lock(${APPEND_LOCK})`);
  const placed = shop.post('/orders', { ...order, orderId: 'slow' });
  await expect
    .poll(async () => (await client.query(`select from pg_locks where locktype = 'advisory' and not granted`)).rowCount)
    .toBeGreaterThan(0);
  await client.query('select pg_sleep(0.5)');
  await client.query(`select pg_advisory_unlock(${APPEND_LOCK})`);
  await placed;

  const after = await look(shop.commandApi);
  const inDatabase = after.sum('orderline_append_batch_seconds_sum') - before.sum('orderline_append_batch_seconds_sum');
  const inRequests =
    after.sum('orderline_http_request_seconds_sum', { route: '/orders' }) -
    before.sum('orderline_http_request_seconds_sum', { route: '/orders' });
  expect(inDatabase).toBeGreaterThan(0.5);
  expect(inRequests).toBeGreaterThan(0.5);
  expect(after.sum('nodejs_eventloop_lag_p50_seconds')).toBeLessThan(0.25);
});

test('How many appends go together, and do any wait?', async () => {
  await client.query(`select pg_advisory_lock(${APPEND_LOCK})`);
  const placed = Array.from({ length: 8 }, (_, number) => shop.post('/orders', { ...order, orderId: `together-${number}` }));
  await until(shop.commandApi, (samples) => expect(samples.sum('orderline_append_waiting')).toBeGreaterThan(0));
  await client.query(`select pg_advisory_unlock(${APPEND_LOCK})`);
  await Promise.all(placed);

  const samples = await look(shop.commandApi);
  const mean = samples.sum('orderline_append_batch_appends_sum') / samples.sum('orderline_append_batch_appends_count');
  expect(mean).toBeGreaterThan(1);
  await until(shop.commandApi, (later) => expect(later.sum('orderline_append_waiting')).toBe(0)); // The orders are fulfilled meanwhile.
});

test('Do processes fight over the same streams, and does the cache serve?', async () => {
  const other = await shop.anotherCommandApi();
  await shop.post('/stock/LANTERN/receive', { quantity: 1 }, 'warehouse', other.url);
  await shop.post('/stock/LANTERN/receive', { quantity: 1 }, 'warehouse');
  await shop.post('/stock/LANTERN/receive', { quantity: 1 }, 'warehouse', other.url);

  const samples = await look(other);
  expect(samples.sum('orderline_append_seconds_count', { outcome: 'conflict' })).toBeGreaterThan(0);
  expect(samples.sum('orderline_append_seconds_count', { outcome: 'written' })).toBeGreaterThan(1);
  expect(samples.sum('orderline_aggregate_loads_total', { from: 'log' })).toBeGreaterThan(0);
  expect(samples.sum('orderline_aggregate_loads_total', { from: 'cache' })).toBeGreaterThan(0);
});

test('Which view is behind, by how much, and why?', async () => {
  await allCaughtUp();
  await client.query('alter table read_models.wallets_g1 rename to wallets_hidden');
  await shop.post('/wallets/carl/credit', { amount: price, reference: 'thanks' });
  await shop.post('/wallets/carl/credit', { amount: price, reference: 'thanks' });

  await until(shop.projector, (samples) => {
    expect(samples.sum('orderline_view_lag_events', { view: 'wallets' })).toBeGreaterThan(1);
    expect(samples.sum('orderline_view_lag_seconds', { view: 'wallets' })).toBeGreaterThan(1);
    expect(samples.sum('orderline_view_lag_events', { view: 'products' })).toBe(0);
    expect(samples.sum('orderline_view_problem', { view: 'wallets', problem: 'failing' })).toBe(1);
  });
  await client.query('alter table read_models.wallets_hidden rename to wallets_g1');
  await allCaughtUp();
});

test('Is anything parked?', async () => {
  await client.query(`alter table read_models.products_g1 add constraint no_poison check (name <> 'Poison')`);
  await shop.post('/products', { sku: 'POISON', name: 'Poison', category: 'lights', price });

  await until(shop.projector, (samples) => {
    expect(samples.sum('orderline_view_parked_events', { view: 'products' })).toBe(1);
    expect(samples.sum('orderline_view_parked_events', { view: 'orders' })).toBe(0);
  });
});

test('Does a rebuild come on?', async () => {
  await client.query(
    `insert into projections.generations (name, generation, kind, version, state, position, events)
     select 'sales', 99, kind, version, 'rebuilding', position / 2, events / 2 from projections.generations where name = 'sales' and state = 'live'`,
  );
  await until(shop.projector, (samples) => {
    const [progress] = samples.with('orderline_rebuild_progress_ratio', { view: 'sales', generation: '99' });
    expect(progress?.value).toBeGreaterThan(0.2);
    expect(progress?.value).toBeLessThan(0.6);
    expect(samples.sum('orderline_rebuild_lag_events', { view: 'sales' })).toBeGreaterThan(1);
  });
  await client.query(`delete from projections.generations where generation = 99`);
});

test('Are the process managers at work?', async () => {
  await until(shop.projector, (samples) => {
    for (const process of ['fulfilment', 'email-releases', 'erasures']) {
      expect([process, samples.sum('orderline_process_followed', { process })]).toEqual([process, 1]);
      expect(samples.sum('orderline_process_lag_events', { process })).toBe(0);
      expect(samples.sum('orderline_process_parked_events', { process })).toBe(0);
    }
    expect(samples.sum('orderline_log_changed')).toBe(0);
  });
});

test('Do clients wait for what they wrote, and in vain?', async () => {
  await shop.get('/products', { 'Min-Event-Position': '999999', Prefer: 'wait=1' });

  const samples = await look(shop.queryApi);
  expect(samples.sum('orderline_position_wait_seconds_count')).toBeGreaterThan(0);
  expect(samples.sum('orderline_problems_total', { kind: 'query', code: 'projection-behind' })).toBe(1);
});

test('Does anybody wait for a connection?', async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await client.query('begin; lock table read_models.products_g1 in access exclusive mode');
  const answers = Array.from({ length: 6 }, () => shop.get('/products'));
  await expect.poll(async () => (await other.query(`select from pg_locks where not granted`)).rowCount).toBeGreaterThan(1);
  const samples = await look(shop.queryApi);
  await client.query('rollback');
  await other.end();
  await Promise.all(answers);

  expect(samples.sum('orderline_pool_waiting', { pool: 'orderline-query-api' })).toBeGreaterThan(0);
  expect(samples.sum('orderline_http_in_flight')).toBeGreaterThan(2);
});

test('Is a key missing?', async () => {
  await shop.post('/orders', { ...order, orderId: 'keyless' });
  await allCaughtUp();
  await client.query(`delete from personal_data.keys where subject like '%keyless%'`);
  await shop.get('/orders/keyless');

  await until(shop.queryApi, (samples) => expect(samples.sum('orderline_missing_keys_total')).toBeGreaterThan(0));
});

test('What is away?', async () => {
  const up = async (process: OneProcess, dependency: string) => (await look(process)).sum('orderline_dependency_up', { dependency });
  expect([await up(shop.commandApi, 'event-store'), await up(shop.queryApi, 'read-models')]).toEqual([1, 1]);
  await client.query('alter table event_store.events rename to events_away');
  try {
    expect([await up(shop.commandApi, 'event-store'), await up(shop.queryApi, 'read-models')]).toEqual([0, 1]);
  } finally {
    await client.query('alter table event_store.events_away rename to events');
  }
});
