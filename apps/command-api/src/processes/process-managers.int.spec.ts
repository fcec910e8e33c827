import { expect, onTestFinished, test, vi } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { loadConfig } from '#platform/config/config';
import { SharedLog } from '#subscriptions/shared-log';
import { requiredSettings } from '../command-api.module.js';
import { createCommandApi } from '../create-command-api.js';
import { ProductCatalogue } from '../orders/product-catalogue.js';
import { COMMAND_SECRET, MASTER_KEY, PAYMENT_WEBHOOK_SECRET } from '../testing/command-api.js';
import { migrateProcesses, ProcessManagers } from './process-managers.js';
import { Shop, silent } from './testing/shop.js';

const settings = (url: string, switched: string) =>
  loadConfig(
    {
      EVENT_STORE_URL: url,
      READ_MODELS_URL: url,
      JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
      COMMAND_SECRET,
      MASTER_KEY,
      PAYMENT_WEBHOOK_SECRET,
      PROCESS_MANAGERS: switched,
      KEYS_MISSING: 'accept', // The shop has written events without a command API.
    },
    requiredSettings,
  );

test('the command API runs the process managers, and leaves them alone where they are switched off', async () => {
  await using shop = await Shop.open();
  await migrateEventStore(shop.url);
  await shop.receive('MUG', 10);
  const managed = () => shop.rows(`select name from projections.generations where kind = 'process' and name = 'fulfilment'`);

  const off = await createCommandApi(settings(shop.url, 'off'), silent);
  await off.init();
  expect(await managed()).toEqual([]);
  await off.close();

  const on = await createCommandApi(settings(shop.url, 'on'), silent);
  await on.init();
  expect(await managed()).toHaveLength(1);
  await shop.place('7');
  await shop.has('order-7', 'OrderConfirmed');
  await on.close();
  expect(await shop.rows('select owner from projections.leases where until > now()')).toEqual([]);
});

test('what a command API follows, it follows on one subscription: the process managers and the products that it remembers', async () => {
  await using shop = await Shop.open();
  const open = openSubscriptions();
  const api = await createCommandApi(settings(shop.url, 'on'), silent);
  await api.init();
  await shop.until('all are followed', async () => (await shop.rows('select 1 from projections.leases where until > now()')).length === 3);

  // Who has fallen behind the others meets them again with the next event.
  await shop.until('nobody follows alone', async () => {
    await shop.receive('MUG', 1);
    const { position } = await shop.receive('MUG', 1);
    await api.get(ProductCatalogue).reach(position, 5_000, () => () => undefined);
    return open.size === 1;
  });

  await api.close();
  expect(open.size).toBe(0);
});

/** The subscriptions of this process to any store, until the end of the test. */
function openSubscriptions(): ReadonlySet<object> {
  const open = new Set<object>();
  const subscribe = Reflect.get(PostgresEventStore.prototype, 'subscribe');
  const spy = vi.spyOn(PostgresEventStore.prototype, 'subscribe').mockImplementation(async function* (this: PostgresEventStore, options) {
    const subscription = {};
    open.add(subscription);
    try {
      yield* subscribe.call(this, options);
    } finally {
      open.delete(subscription);
    }
  });
  onTestFinished(() => spy.mockRestore());
  return open;
}

test('given a process manager of a later version, it is not run, and says so', async () => {
  await using shop = await Shop.open();
  await shop.rows(
    `insert into projections.generations (name, generation, kind, version, state) values ('dunning', 1, 'process', 1, 'live')`,
  );
  await shop.rows(`insert into projections.leases (name, generation) values ('dunning', 1)`);
  await shop.start();
  await shop.until('it says so', async () => {
    const [row] = await shop.rows(`select state from projections.status where name = 'dunning'`);
    return row?.state === 'unknown';
  });
});

test('given a database that cannot be reached, the start fails', async () => {
  const url = 'postgres://nobody@127.0.0.1:1/none';
  const store = openEventStore(url);
  const away = new ProcessManagers({ switched: 'on', url, log: new SharedLog(store), logger: silent, managers: [] });
  await expect(away.start()).rejects.toThrow('ECONNREFUSED');
  await away.stop();
  await store.close();
});

test('given several that start at once, the tables are made once', async () => {
  await using shop = await Shop.open();
  await Promise.all([1, 2, 3, 4].map(() => migrateProcesses(shop.url)));
  expect(await shop.rows('select * from processes.timers')).toEqual([]);

  await shop.rows('drop table processes.schema_version, projections.schema_version'); // As they were before versions were written down.
  await Promise.all([1, 2, 3, 4].map(() => migrateProcesses(shop.url)));
  expect(await shop.rows('select p.version, f.version as followers from processes.schema_version p, projections.schema_version f')).toEqual(
    [{ version: 2, followers: 5 }],
  );
});
