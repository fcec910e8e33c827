import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { createLogger } from '#platform/logging/logger';
import { KeyDestroyed, KeysUnavailable, KeyUnreadable } from './errors.js';
import { KeyQueries } from './key-queries.js';
import { KeyVault } from './key-vault.js';
import { migrateKeyVault } from './schema.js';

const MASTER_KEY = randomBytes(32).toString('base64url');
let database: TestDatabase;
let holder: pg.Client;
let watch: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateKeyVault(database.url);
  [holder, watch] = [new pg.Client(database.url), new pg.Client(database.url)];
  await Promise.all([holder.connect(), watch.connect()]);
});
afterAll(async () => {
  await Promise.all([holder.end(), watch.end()]);
  await database.drop();
});

/** Its check of the master key is behind it. */
async function openVault(): Promise<KeyVault> {
  const vault = new KeyVault({ url: database.url, masterKey: MASTER_KEY }, createLogger('test', 'silent'));
  onTestFinished(() => vault.close());
  await vault.claim();
  return vault;
}

const erasing = () => ({ position: 7n, id: randomUUID() });
const outcomes = (settled: readonly PromiseSettledResult<{ readonly subject: string }>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value.subject : (each.reason as Error).constructor));

/** Somebody else is about to make the subject's key: who makes it too waits for him. */
async function hold(subject: string): Promise<void> {
  await holder.query('begin');
  await holder.query(`insert into personal_data.keys (subject, wrapped) values ($1, 'x')`, [subject]);
}

async function untilHeld(): Promise<void> {
  const text = `select 1 from pg_stat_activity where application_name = 'orderline-keys' and datname = current_database() and wait_event_type = 'Lock'`;
  await vi.waitUntil(async () => (await watch.query(text)).rows.length > 0, { timeout: 30_000 });
}

it('given an erasure that was answered while a group was under way, who comes after it is not given the key out of that group', async () => {
  const vault = await openVault();
  await vault.keyFor('customer-erased');
  await hold('order-held');
  const before = [vault.keyFor('customer-erased'), vault.keyFor('order-held')];
  await untilHeld();

  await (await openVault()).destroy('customer-erased', erasing(), 0n);
  const after = Promise.allSettled([vault.keyFor('customer-erased'), vault.keyFor('order-free')]);
  await holder.query('rollback');

  expect(outcomes(await Promise.allSettled(before))).toEqual(['customer-erased', 'order-held']);
  expect(outcomes(await after)).toEqual([KeyDestroyed, 'order-free']);
});

it('given a subject without a usable key in a group, the others get theirs', async () => {
  const vault = await openVault();
  await Promise.all(['order-broken', 'order-gone', 'order-there'].map((subject) => vault.keyFor(subject)));
  await vault.destroy('order-gone', erasing(), 0n);
  await watch.query(`update personal_data.keys set wrapped = 'x' where subject = 'order-broken'`);
  const asked = ['order-new', 'order-broken', 'order-gone', 'order-there', 'order-newer'];

  const settled = await Promise.allSettled(asked.map((subject) => vault.keyFor(subject)));

  expect(outcomes(settled)).toEqual(['order-new', KeyUnreadable, KeyDestroyed, 'order-there', 'order-newer']);
});

it('given many guests at once, their keys are read, made and read again by three statements, and all are counted', async () => {
  const vault = await openVault();
  const [reads, inserts] = [vi.spyOn(KeyQueries.prototype, 'readAll'), vi.spyOn(KeyQueries.prototype, 'insertAll')];
  onTestFinished(() => [reads, inserts].forEach((spy) => spy.mockRestore()));
  await Promise.all(Array.from({ length: 100 }, (_, guest) => vault.keyFor(`order-many-${guest}`)));
  expect([reads.mock.calls.length, inserts.mock.calls.length]).toEqual([2, 1]);
  expect(await vault.lost()).toBe(0);
  await watch.query(`delete from personal_data.keys where subject like 'order-many-%'`);
  expect(await vault.lost()).toBe(100);
});

it('given processes that make the same keys in opposite orders, each is made once and nobody waits for ever', async () => {
  const vaults = await Promise.all([openVault(), openVault(), openVault()]);
  const subjects = Array.from({ length: 200 }, (_, index) => `order-same-${index}`);
  const made = await Promise.all(
    vaults.flatMap((vault, index) => (index % 2 === 0 ? subjects : subjects.toReversed()).map((subject) => vault.keyFor(subject))),
  );
  const secrets = Map.groupBy(made, ({ subject }) => subject);
  expect(secrets.size).toBe(200);
  for (const keys of secrets.values()) for (const key of keys) expect(key.nonces.equals(keys[0]?.nonces as typeof key.nonces)).toBe(true);
});

it('given a statement that fails, all of its group are told, and the next group is asked anew', async () => {
  const vault = await openVault();
  const failing = vi.spyOn(KeyQueries.prototype, 'insertAll').mockRejectedValueOnce(new KeysUnavailable({ cause: new Error('away') }));
  onTestFinished(() => failing.mockRestore());
  const group = await Promise.allSettled(['order-f1', 'order-f2'].map((subject) => vault.keyFor(subject)));
  expect(outcomes(group)).toEqual([KeysUnavailable, KeysUnavailable]);
  expect((await vault.keyFor('order-f1')).subject).toBe('order-f1');
});
