import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { audit } from '#tools/verify/balance/audit';
import { readLedger } from '#tools/verify/balance/read-ledger';
import { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET } from '../../testing/command-api.js';
import { Shop } from '../testing/shop.js';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const COMMAND_API = 'dist/apps/command-api/src/main.js';
const ORDERS = 240;

beforeAll(async () => {
  const build = 'import { build } from "./tools/run/build.mjs"; await build({ withLab: false });';
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', build], { cwd: root });
}, 240_000);

/** A command API with its process managers, in a process of its own. */
async function startInstance(shop: Shop): Promise<ChildProcess> {
  const { url } = shop;
  const settings = { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET, JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters' };
  const databases = { EVENT_STORE_URL: url, READ_MODELS_URL: url, KEYS_URL: url, KEYS_MISSING: 'accept' }; // The shop wrote events first.
  const instance = fork(COMMAND_API, [], {
    cwd: root,
    execArgv: [],
    env: {
      ...settings,
      ...databases,
      COMMAND_API_PORT: '0',
      COMMAND_API_METRICS_PORT: '0',
      HOST: '127.0.0.1',
      PROCESS_MANAGERS: 'on',
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(instance, 'message')) as [{ readonly ready?: boolean }];
  expect(message).toMatchObject({ ready: true });
  return instance;
}

/** The process ids of those that hold a lease, by the name of the process manager. */
async function owners(shop: Shop): Promise<ReadonlyMap<string, number>> {
  const leases = await shop.rows('select name, owner from projections.leases where until > now()');
  return new Map(leases.map(({ name, owner }) => [String(name), Number(String(owner).split(' ')[1])]));
}

/** Once both have their part of the work. */
async function shared(shop: Shop): Promise<void> {
  await shop.until('both have their part', async () => {
    const busy = await owners(shop);
    return busy.size === 3 && new Set(busy.values()).size === 2;
  });
}

/** Stops the one that has the fulfilments. @returns it, and the other */
async function stopLeader(shop: Shop, instances: readonly ChildProcess[]): Promise<readonly [ChildProcess, ChildProcess]> {
  for (;;) {
    const leader = (await owners(shop)).get('fulfilment');
    const [first, second] = instances.toSorted((one) => (one.pid === leader ? -1 : 1)) as [ChildProcess, ChildProcess];
    first.kill('SIGSTOP');
    // The lease may have changed hands between the look and the signal.
    if ((await owners(shop)).get('fulfilment') === first.pid) return [first, second];
    first.kill('SIGCONT');
  }
}

async function count(shop: Shop, type: string): Promise<number> {
  const [row] = await shop.rows(`select count(*)::integer as events from event_store.events where type = '${type}'`);
  return Number(row?.events);
}

async function end(instance: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (instance.exitCode !== null || instance.signalCode !== null) return;
  const closed = once(instance, 'close');
  instance.kill(signal);
  await closed;
}

test(
  'given an instance that stands still in the midst of its work, another takes over; it wakes up and leaves nothing behind',
  { timeout: 120_000 },
  async () => {
    await using shop = await Shop.open();
    const skus = ['MUG', 'PLATE', 'VASE'];
    // Too few vases: what was refused to one instance another may be granted once some came back.
    for (const sku of skus) await shop.receive(sku, sku === 'VASE' ? 100 : 10_000);
    for (let customer = 0; customer < 8; customer++) await shop.credit(`c-${customer}`, '40');
    const ids = Array.from({ length: ORDERS }, (_, index) => `o-${index}`);
    const methods = ['wallet', 'card', 'on-account'] as const;
    const instances: ChildProcess[] = [];
    try {
      for (let instance = 0; instance < 2; instance++) instances.push(await startInstance(shop));
      await shared(shop);
      await Promise.all(
        ids.map((id, index) => {
          const lines = skus.map((sku, place) => ({ sku, quantity: 1 + ((index + place) % 3) }));
          return shop.place(id, { method: methods[index % 3] as 'card', customerId: `c-${index % 8}`, lines });
        }),
      );
      await shop.until('the first is in the midst of it', async () => (await count(shop, 'StockReserved')) > ORDERS / 4);
      const [first, second] = await stopLeader(shop, instances);
      expect(await count(shop, 'OrderConfirmed')).toBeLessThan(ORDERS / 3);

      await shop.until('the second leads', async () => (await owners(shop)).get('fulfilment') === second.pid);
      await shop.quiet();
      for (const id of ids) if ((await shop.types(`payment-${id}`)).length > 0) await shop.capture(id, '1.25', 'another amount');
      for (const id of ids.slice(0, ORDERS / 2)) await shop.cancel(id).catch(() => undefined); // Rejected before.
      await shop.quiet();
      await shop.receive('VASE', 10_000);
      await shop.credit('c-0', '1000');

      // It ends once the batch that it stood still in is finished: all that it still sends is sent by then.
      first.kill('SIGCONT');
      const awake = () => shop.rows(`select from projections.members where member like '% ${first.pid} %' and until > now()`);
      await shop.until('the first is awake', async () => (await awake()).length === 1);
      await end(first, 'SIGTERM');
      await shop.quiet();
    } finally {
      for (const instance of instances) await end(instance, 'SIGKILL');
    }

    expect(audit(await readLedger(shop.url), { now: Date.now(), patience: 0 }).faults).toEqual([]);
    expect(await shop.rows('select sequence from projections.parked')).toEqual([]);
    expect(await count(shop, 'OrderConfirmed')).toBeGreaterThan(0);
    expect(await count(shop, 'OrderRejected')).toBeGreaterThan(0);
  },
);
