import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, onTestFinished, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { startThreeProcesses, testSecrets, type ThreeProcesses } from '#lab/test-bed/three-processes';
import { type Databases } from '#tools/backup/databases';

const dist = path.resolve(import.meta.dirname, '../../../dist');
const price = { amount: '2', currency: 'GBP' };
const email = (name: string) => `${name}@example.com`;

/** An installation in a database of its own, and how to do away with it. */
export class Shop {
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

  replay(...words: readonly string[]): Promise<string> {
    return this.run('apps/projector/src/replay-main.js', ...words);
  }

  /** A program of the build, with the databases of this installation. @returns what it printed. Rejects where it ends with another code than 0. */
  async run(program: string, ...words: readonly string[]): Promise<string> {
    const { PATH } = process.env;
    const urls = { EVENT_STORE_URL: this.database.url, READ_MODELS_URL: this.database.url };
    return (await promisify(execFile)(process.execPath, [path.join(dist, program), ...words], { env: { PATH, ...urls } })).stdout;
  }

  /** Position of the log's last event. */
  async head(): Promise<bigint> {
    const { rows } = await this.pool.query<{ head: string }>('select coalesce(max(position), 0) as head from event_store.events');
    return BigInt(rows[0]?.head ?? 0);
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
