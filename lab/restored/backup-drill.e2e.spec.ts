import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { views } from '#read-models/views';
import { backUp } from '#tools/backup/backup';
import { type Databases } from '#tools/backup/databases';
import { restore } from '#tools/backup/restore';
import { verifyBackup } from '#tools/backup/verified-backup';
import { audit } from '#tools/verify/balance/audit';
import { readLedger } from '#tools/verify/balance/read-ledger';
import { buildProduct } from '../test-bed/built-app.js';
import { createTestDatabase, type TestDatabase } from '../test-bed/database.js';
import { startThreeProcesses, testSecrets, type ThreeProcesses } from '../test-bed/three-processes.js';

const replayProgram = path.resolve(import.meta.dirname, '../../dist/apps/projector/src/replay-main.js');
const all = { withoutLog: false, withoutKeys: false, withSecrets: false };
const price = { amount: '2', currency: 'GBP' };
const email = (name: string) => `${name}@example.com`;

beforeAll(buildProduct, 120_000);

/** An installation in a database of its own, and how to do away with it. */
class Shop {
  processes!: ThreeProcesses;

  private constructor(
    readonly database: TestDatabase,
    readonly pool: pg.Pool,
  ) {}

  static async open(): Promise<Shop> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined); // Its database is dropped under it.
    const shop = new Shop(database, pool);
    onTestFinished(() => shop.destroy());
    return shop;
  }

  get databases(): Databases {
    const { url } = this.database;
    const close = () => Promise.resolve();
    return { eventStoreUrl: url, readModelsUrl: url, keysUrl: url, masterKey: testSecrets.MASTER_KEY, secretsFile: undefined, close };
  }

  async start(): Promise<this> {
    this.processes = await startThreeProcesses(this.database.url);
    return this;
  }

  async destroy(): Promise<void> {
    await this.processes?.stop();
    await this.pool.end().catch(() => undefined); // It was ended before.
    await this.database.drop();
  }

  async replay(...words: readonly string[]): Promise<string> {
    const { PATH } = process.env;
    const urls = { EVENT_STORE_URL: this.database.url, READ_MODELS_URL: this.database.url };
    return (await promisify(execFile)(process.execPath, [replayProgram, ...words], { env: { PATH, ...urls } })).stdout;
  }

  /** Every event up to a position, every limit and every key as they are stored. */
  async stored(position: string) {
    const texts = async (text: string, values: readonly string[] = []) =>
      (await this.pool.query<{ line: string }>(text, values as string[])).rows.map(({ line }) => line);
    return {
      events: await texts('select e::text as line from event_store.events e where position <= $1 order by position', [position]),
      limits: await texts('select l::text as line from event_store.stream_limits l order by stream'),
    };
  }

  /** Until views and process managers have dealt with all there is. */
  async rest(): Promise<void> {
    await vi.waitFor(
      async () => {
        const { rows } = await this.pool.query<{ behind: string }>(
          `select count(*) as behind from projections.generations where state = 'live' and position < (select max(position) from event_store.events)`,
        );
        expect(rows[0]?.behind).toBe('0');
      },
      { timeout: 30_000, interval: 50 },
    );
  }

  async furnish(): Promise<void> {
    const { post } = this.processes;
    await post('/products', { sku: 'MUG', name: 'Mug', category: 'kitchen', price });
    await post('/products/MUG/publish');
    await post('/stock/MUG/receive', { quantity: 10_000 }, 'warehouse');
    for (const name of ['dora', 'emil']) await this.register(name);
  }

  async register(name: string): Promise<void> {
    const { status } = await this.processes.post('/customers', { customerId: name, name, email: email(name) });
    expect(status).toBe(201);
  }

  async place(orderId: string, customerId = 'emil'): Promise<void> {
    const lines = [{ sku: 'MUG', quantity: 1 }];
    const order = {
      orderId,
      customerId,
      currency: 'GBP',
      lines,
      shipTo: { country: 'GB', name: customerId },
      payment: { method: 'on-account' },
    };
    const { status } = await this.processes.post('/orders', order);
    expect(status).toBe(201);
  }

  async erase(name: string): Promise<void> {
    const { status } = await this.processes.post(`/customers/${name}/erase`, { reason: 'asked for' }, 'admin');
    expect(status).toBe(200);
    await this.isErased(name);
  }

  /** Until the log says it. */
  async saysErased(name: string): Promise<void> {
    await vi.waitFor(
      async () => {
        const said = await this.pool.query(`select from event_store.events where stream = $1 and type = 'CustomerErased'`, [
          `customer-${name}`,
        ]);
        expect(said.rowCount).toBe(1);
      },
      { timeout: 30_000, interval: 50 },
    );
  }

  /** Until the key is destroyed, and the view knows it. */
  async isErased(name: string): Promise<void> {
    await vi.waitFor(
      async () => {
        const { rows } = await this.pool.query(`select from personal_data.keys where subject = $1 and wrapped is null`, [
          `customer-${name}`,
        ]);
        expect(rows).toHaveLength(1);
        expect((await this.processes.get(`/customers/${name}`)).body).toMatchObject({ erased: true });
      },
      { timeout: 30_000, interval: 50 },
    );
  }
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const silent = () => undefined;
const restoreInto = async (shop: Shop, options: { readonly folder: string; readonly keysFrom?: string }): Promise<string[]> => {
  const said: string[] = [];
  await restore(shop.databases, await verifyBackup({ ...all, ...options }, silent), (text) => said.push(text));
  return said;
};
const positionOf = async (folder: string): Promise<string> =>
  (JSON.parse(await readFile(path.join(folder, 'log', 'manifest.json'), 'utf8')) as { position: string }).position;

test(
  'backed up under writes, gone on, destroyed and restored, it is exactly what it was at the backup, and goes on from there',
  { timeout: 180_000 },
  async () => {
    const folder = await newFolder();
    const before = await (await Shop.open()).start();
    await before.furnish();
    let writes = true;
    let placed = 0;
    const writing = (async () => {
      while (writes) await before.place(`order-${placed++}`);
    })();
    await vi.waitFor(() => expect(placed).toBeGreaterThan(50), 30_000);
    await backUp(before.databases, { ...all, folder }, silent);
    const after = placed;
    await vi.waitFor(() => expect(placed).toBeGreaterThan(after + 50), 30_000);
    writes = false;
    await writing;
    await before.rest();
    const position = await positionOf(folder);
    const { rows } = await before.pool.query<{ head: string }>('select max(position) as head from event_store.events');
    const was = await before.stored(position);
    await before.destroy();

    const restored = await Shop.open();
    const said = await restoreInto(restored, { folder });

    expect(await restored.stored('9223372036854775807')).toEqual(was);
    expect(was.events).toHaveLength(Number(position));
    expect(Number(position)).toBeLessThan(Number(rows[0]?.head));
    expect(said.join('\n')).not.toContain('accept-log');
    await restored.start();
    await restored.rest();
    for (const { name } of views) expect(await restored.replay('verify', name)).toContain('no difference');
    const { faults } = audit(await readLedger(restored.database.url), { now: Date.now(), patience: 60_000 });
    expect(faults).toEqual([]);
    const { rows: orders } = await restored.pool.query<{ status: string; shown: string }>(
      `select status, ship_to::text as shown from read_models.orders`,
    );
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(['confirmed']));
    expect((await restored.processes.get('/orders/order-3')).body).toMatchObject({ shipTo: { country: 'GB', name: 'emil' } });
    await restored.place('order-after');
    await restored.rest();
  },
);

test('keys that are older than the log: who was erased since is erased again by the start', { timeout: 120_000 }, async () => {
  const folder = await newFolder();
  const keysFrom = path.join(folder, 'old-keys');
  const before = await (await Shop.open()).start();
  await before.furnish();
  await before.place('of-dora', 'dora');
  await before.rest();
  await backUp(before.databases, { ...all, folder: path.join(folder, 'old'), keysTo: keysFrom }, silent);
  await before.erase('dora');
  await backUp(before.databases, { ...all, folder: path.join(folder, 'new') }, silent);
  await before.destroy();

  const restored = await Shop.open();
  await restoreInto(restored, { folder: path.join(folder, 'new'), keysFrom });
  const { rows } = await restored.pool.query(`select from personal_data.keys where subject = 'customer-dora' and wrapped is not null`);
  expect(rows).toHaveLength(1);
  await restored.start();

  await restored.isErased('dora');
  expect((await restored.processes.get('/customers/emil')).body).toMatchObject({ name: 'emil' });
});

test(
  'a log that is older than the keys: who was erased since is erased again by the start, and the log says so',
  { timeout: 120_000 },
  async () => {
    const folder = await newFolder();
    const keysFrom = path.join(folder, 'new', 'keys');
    const before = await (await Shop.open()).start();
    await before.furnish();
    await before.rest();
    await backUp(before.databases, { ...all, folder: path.join(folder, 'old') }, silent);
    await before.erase('dora');
    await backUp(before.databases, { ...all, folder: path.join(folder, 'new') }, silent);
    await before.destroy();

    const restored = await Shop.open();
    const said = await restoreInto(restored, { folder: path.join(folder, 'old'), keysFrom });
    expect(said.join('\n')).toContain('The keys know of erasures that this log does not');
    await restored.start();

    await restored.isErased('dora');
    await restored.saysErased('dora');
  },
);

test(
  'the log alone lost and restored under views that have read on: commands wait for accept-log, which makes all of it the log’s',
  { timeout: 180_000 },
  async () => {
    const folder = await newFolder();
    const shop = await (await Shop.open()).start();
    await shop.furnish();
    await shop.place('kept');
    await shop.rest();
    await backUp(shop.databases, { ...all, folder }, silent);
    await shop.place('lost');
    await shop.erase('dora');
    await shop.rest();
    await shop.processes.stop();
    await shop.pool.query('drop schema event_store cascade');

    const said: string[] = [];
    await restore(shop.databases, await verifyBackup({ ...all, withoutKeys: true, folder }, silent), (text) => said.push(text));
    expect(said.join('\n')).toMatch(/The views have read the log up to position \d+.*npm run replay -- accept-log/);
    await shop.start();
    expect((await shop.processes.post('/products/MUG/publish')).body).toMatchObject({ code: 'log-changed' });
    await shop.replay('accept-log', '--yes', '--end', await positionOf(folder));

    await shop.saysErased('dora');
    await vi.waitFor(async () => expect((await shop.processes.get('/orders/lost')).status).toBe(404), { timeout: 60_000, interval: 100 });
    await shop.rest();
    for (const { name } of views) expect(await shop.replay('verify', name)).toContain('no difference');
    await shop.isErased('dora');
    await shop.place('new');
  },
);

test(
  'what people left out for good, and limits on streams, are restored; what is not whole, not empty or not wanted is refused, and nothing is written',
  { timeout: 120_000 },
  async () => {
    const folder = await newFolder();
    const before = await (await Shop.open()).start();
    await before.furnish();
    await before.rest();
    await before.pool.query(
      `insert into projections.discarded (name, position, sequence, stream, revision, reason) values ('orders', 1, '7', 'order-7', 0, 'broken'), ('orders', 99999, '8', 'order-8', 0, 'later');
       insert into projections.accepted_logs (accepted_by, old_end, new_end) values ('olga', 9, 7);
       insert into event_store.stream_limits (stream, max_count) values ('stock-MUG', 5)`,
    );
    await backUp(before.databases, { ...all, folder }, silent);
    const was = await before.stored(await positionOf(folder));

    await expect(backUp(before.databases, { ...all, folder }, silent)).rejects.toThrow('is not empty');
    await expect(restoreInto(before, { folder })).resolves.toContain('keys: all are there already');
    await before.place('one-more');
    await expect(restoreInto(before, { folder })).rejects.toThrow(/is not this backup|not those of this backup/);

    const restored = await Shop.open();
    const files = (await readdir(path.join(folder, 'log'))).filter((name) => name.startsWith('events-'));
    const file = path.join(folder, 'log', files[0] ?? '');
    const whole = await readFile(file);
    const broken = Buffer.from(whole);
    broken[Math.floor(broken.length / 2)]! ^= 1;
    await writeFile(file, broken);
    await expect(restoreInto(restored, { folder })).rejects.toThrow(`${file} is damaged`);
    await writeFile(file, whole.subarray(0, -20));
    await expect(restoreInto(restored, { folder })).rejects.toThrow(`${file} is damaged`);
    await rm(file);
    await expect(restoreInto(restored, { folder })).rejects.toThrow(`${file} cannot be read`);
    await writeFile(file, whole);
    await expect(
      restore({ ...restored.databases, masterKey: 'x'.repeat(43) }, await verifyBackup({ ...all, folder }, silent), silent),
    ).rejects.toThrow('MASTER_KEY is not the one of these keys');
    await expect(verifyBackup({ ...all, folder, keysFrom: path.join(folder, 'nowhere') }, silent)).rejects.toThrow('There are no keys in');
    const { rows } = await restored.pool.query<{ found: string | null }>(`select to_regclass('event_store.events') as found`);
    expect(rows[0]?.found).toBeNull();

    await restoreInto(restored, { folder });
    expect(await restored.stored('9223372036854775807')).toEqual(was);
    const again = await restoreInto(restored, { folder });
    expect(again.slice(0, 3)).toEqual([
      'keys: all are there already',
      'records: 2',
      expect.stringMatching(/^log: all \d+ events are there already$/) as string,
    ]);
    const records = await restored.pool.query(
      `select (select string_agg(reason, ',') from projections.discarded) as reasons, (select string_agg(accepted_by, ',') from projections.accepted_logs) as by`,
    );
    expect(records.rows).toEqual([{ reasons: 'broken', by: 'olga' }]);
  },
);

test('interrupted, a restore leaves nothing behind and is run again', { timeout: 120_000 }, async () => {
  const folder = await newFolder();
  const before = await (await Shop.open()).start();
  await before.furnish();
  await before.rest();
  await backUp(before.databases, { ...all, folder }, silent);
  const restored = await Shop.open();
  await restoreInto(restored, { folder });
  await restored.pool.query(
    `truncate event_store.events, event_store.stream_limits;
     create function stop_here() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
     create trigger stop_here before insert on event_store.events for each row when (new.position = 3) execute function stop_here()`,
  );

  await expect(restoreInto(restored, { folder })).rejects.toThrow();
  const { rows } = await restored.pool.query<{ events: string }>('select count(*) as events from event_store.events');
  expect(rows[0]?.events).toBe('0');
  await restored.pool.query('drop function stop_here cascade');
  await restoreInto(restored, { folder });

  expect(await restored.stored('9223372036854775807')).toEqual(await before.stored(await positionOf(folder)));
});
