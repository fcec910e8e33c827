import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { migrateReadModels } from '#projector/migrate';
import { EventStream } from '#query-api/testing/event-stream';
import { ReadModels } from '#query-api/testing/read-models';
import { type BuiltApp, buildProduct, startBuiltApp } from '../test-bed/built-app.js';
import { createTestDatabase } from '../test-bed/database.js';
import { Balancer } from './balancer.js';
import { askAgainAndAgain } from './keep-alive-client.js';

const CLIENTS = 6;
const RESTARTS = 3;
const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};

beforeAll(buildProduct, 120_000);

async function startInstallation() {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await Promise.all([migrateEventStore(database.url), migrateReadModels(database.url), migrateKeyVault(database.url)]);
  const start = (name: 'command-api' | 'query-api', settings: NodeJS.ProcessEnv): BuiltApp => {
    const app = startBuiltApp(name, { ...secrets, EVENT_STORE_URL: database.url, READ_MODELS_URL: database.url, ...settings });
    onTestFinished(async () => {
      app.child.kill('SIGKILL');
      await app.exited;
    });
    return app;
  };
  return { url: database.url, start };
}

function signToken(role: string): Promise<string> {
  const key = new TextEncoder().encode(secrets.JWT_SECRET);
  return new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('walter').setExpirationTime('10m').sign(key);
}

test(
  'command APIs are restarted one after another behind a gateway: every request is answered, and every answer is true',
  { timeout: 240_000 },
  async () => {
    const { url, start } = await startInstallation();
    const startApi = () => start('command-api', { SHUTDOWN_DELAY_MS: '400', PROCESS_MANAGERS: 'off' });
    const balancer = new Balancer();
    onTestFinished(() => balancer.close());
    const gateway = await balancer.open();
    const serving = [startApi(), startApi()];
    const join = async (app: BuiltApp) => {
      balancer.add(await app.url);
      await balancer.isReady(await app.url);
    };
    await Promise.all(serving.map(join));

    const over = new AbortController();
    const headers = { authorization: `Bearer ${await signToken('warehouse')}`, 'content-type': 'application/json' };
    const asking = Array.from({ length: CLIENTS }, (_, client) =>
      askAgainAndAgain(gateway, () => ({ path: `/stock/SKU-${client}/receive`, headers, body: '{"quantity":1}' }), over.signal),
    );
    const exitCodes: (number | null)[] = [];
    for (let restart = 0; restart < RESTARTS; restart++) {
      await delay(500); // the clients at work, with connections to both
      const next = startApi();
      await join(next);
      serving.push(next);
      const old = serving.shift();
      old?.child.kill('SIGTERM');
      exitCodes.push((await old?.exited) ?? null);
    }
    over.abort();
    const tallies = await Promise.all(asking);

    const answered = tallies.map((tally) => tally.answered);
    expect(tallies.flatMap(({ failed }) => failed)).toEqual([]);
    expect(exitCodes).toEqual(Array.from({ length: RESTARTS }, () => 0));
    expect(answered.reduce((sum, count) => sum + count)).toBeGreaterThan(1_000);
    expect(await received(url)).toEqual(answered);
  },
);

test('a query API that ends lets those who watch an order see its last state, then the end', async () => {
  const { url, start } = await startInstallation();
  const views = new ReadModels(url);
  onTestFinished(() => views.close());
  await views.orders({ order_id: '7' });
  await views.moveTo('orders', 10);
  const api = start('query-api', { SHUTDOWN_DELAY_MS: '200' });
  const headers = { authorization: `Bearer ${await signToken('clerk')}` };
  const watched = new EventStream(await fetch(`${await api.url}/orders/7/changes`, { headers }));
  expect((await watched.next())?.data.orderId).toBe('7');

  api.child.kill('SIGTERM');

  expect(await watched.next()).toBeUndefined();
  expect(await api.exited).toBe(0);
});

/** Events in each client's stream. */
async function received(url: string): Promise<readonly number[]> {
  const store = openEventStore(url);
  try {
    const counts = Array.from({ length: CLIENTS }, () => 0);
    for await (const { events } of store.readAll({ after: 0n })) {
      for (const { stream } of events) counts[Number(stream.split('-').at(-1))]! += 1;
    }
    return counts;
  } finally {
    await store.close();
  }
}
