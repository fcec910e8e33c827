import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SignJWT } from 'jose';
import pg from 'pg';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { restoreLog } from '#event-store/postgres/testing/restored-log';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { migrateReadModels } from '#projector/migrate';
import { append, stockReceived } from '#projector/testing/events';
import { views } from '#read-models/views';
import { type BuiltApp, buildProduct, startBuiltApp } from '../test-bed/built-app.js';
import { createTestDatabase } from '../test-bed/database.js';

const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};
const replayProgram = path.resolve(import.meta.dirname, '../../dist/apps/projector/src/replay-main.js');
const run = promisify(execFile);

beforeAll(buildProduct, 120_000);

/** A shop of real processes on a database of its own. */
class Installation {
  private constructor(
    readonly url: string,
    readonly pool: pg.Pool,
  ) {}

  static async open(): Promise<Installation> {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    await Promise.all([migrateEventStore(database.url), migrateReadModels(database.url), migrateKeyVault(database.url)]);
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    onTestFinished(() => pool.end());
    return new Installation(database.url, pool);
  }

  start(name: 'command-api' | 'projector', settings: NodeJS.ProcessEnv = {}): BuiltApp {
    const app = startBuiltApp(name, { ...secrets, ...this.#urls, ...settings });
    onTestFinished(() => end(app));
    return app;
  }

  /** @throws with what it has printed, unless it ended with 0 */
  async replay(...words: readonly string[]): Promise<string> {
    const { PATH } = process.env;
    const { stdout } = await run(process.execPath, [replayProgram, ...words], { env: { PATH, ...this.#urls } });
    return stdout;
  }

  async until(what: string, text: string): Promise<void> {
    for (const deadline = Date.now() + 30_000; (await this.pool.query(text)).rowCount === 0; await delay(20)) {
      if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    }
  }

  get #urls() {
    return { EVENT_STORE_URL: this.url, READ_MODELS_URL: this.url };
  }
}

async function end(app: BuiltApp): Promise<void> {
  app.child.kill('SIGKILL');
  await app.exited;
}

async function post(app: BuiltApp, address: string, body: object, role = 'admin'): Promise<{ status: number; id: string }> {
  const key = new TextEncoder().encode(secrets.JWT_SECRET);
  const token = await new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('walter').setExpirationTime('10m').sign(key);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${await app.url}${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as { id?: string };
  return { status: response.status, id: answer.id ?? '' };
}

async function place(app: BuiltApp): Promise<string> {
  const lines = [{ sku: 'MUG', quantity: 1 }];
  const order = { currency: 'GBP', lines, shipTo: { country: 'GB', name: 'Carl' }, payment: { method: 'on-account' } };
  const { status, id } = await post(app, '/orders', order, 'clerk');
  expect(status).toBe(201);
  return id;
}

const confirmed = (orderId: string) => `select 1 from event_store.events where stream = 'order-${orderId}' and type = 'OrderConfirmed'`;
const followed = `select 1 from projections.generations where state = 'live' having min(position) = (select max(position) from event_store.events)`;

test(
  'given a log restored from a backup that has grown since, accept-log makes all views the log’s, and what was dealt with after the backup is dealt with again',
  { timeout: 180_000 },
  async () => {
    const shop = await Installation.open();
    const projector = shop.start('projector');
    const taking = shop.start('command-api', { PROCESS_MANAGERS: 'off' });
    let working = shop.start('command-api');
    await post(taking, '/products', { sku: 'MUG', name: 'Mug', category: 'kitchen', price: { amount: '1.25', currency: 'GBP' } });
    await post(taking, '/products/MUG/publish', {});
    expect((await post(taking, '/stock/MUG/receive', { quantity: 100 }, 'warehouse')).status).toBe(200);
    const finished = await place(taking);
    await shop.until('the first order is confirmed', confirmed(finished));
    await shop.until('everybody is at the end', followed);
    await shop.pool.query(
      `insert into projections.marks (name, generation, position, id, marked_at)
       select name, generation, position, marker, now() - interval '5 minutes' from projections.generations
       on conflict (name, generation, position) do update set marked_at = excluded.marked_at`,
    );

    await end(working);
    const stranded = [await place(taking), await place(taking), await place(taking)];
    const { rows } = await shop.pool.query<{ end: string }>('select max(position) as end from event_store.events');
    const backup = BigInt(rows[0]?.end ?? 0);
    working = shop.start('command-api');
    for (const orderId of stranded) await shop.until('it is confirmed after the backup', confirmed(orderId));
    const lost = await place(taking);
    await shop.until('the last order is confirmed', confirmed(lost));
    await shop.until('everybody is at the end again', followed);
    await Promise.all([end(working), end(taking)]);
    await restoreLog(shop.pool, backup);
    const store = openEventStore(shop.url);
    for (let sku = 0; sku < 60; sku++) await append(store, `stock-S${sku}`, stockReceived(`S${sku}`));
    const head = await store.head();
    await store.close();
    const again = shop.start('command-api');
    await again.url;
    await shop.until('the views say so', `select 1 from projections.generations where name = 'orders' and problem = 'log-changed'`);

    const output = await shop.replay('accept-log', '--yes', '--end', String(head));

    expect(output).toContain(`The log ends at position ${head}`);
    for (const orderId of stranded) await shop.until('it is confirmed', confirmed(orderId));
    const after = await afterAwhile(() => place(again));
    await shop.until('a new order is confirmed', confirmed(after));
    await shop.until('everybody is at the end of the log that is there', followed);
    for (const { name } of views) expect(await shop.replay('verify', name)).toContain('no difference');
    const { rows: orders } = await shop.pool.query<{ order_id: string }>('select order_id from read_models.orders');
    expect(new Set(orders.map(({ order_id }) => order_id))).toEqual(new Set([finished, ...stranded, after]));
    const { rows: doubled } = await shop.pool.query(
      `select stream from event_store.events where type = 'OrderConfirmed' group by stream having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    expect(projector.child.exitCode).toBeNull();
  },
);

/** Until it works, for some seconds: whoever takes commands looks every two. */
async function afterAwhile<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const deadline = Date.now() + 10_000; ; await delay(100)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
