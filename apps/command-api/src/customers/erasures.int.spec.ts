import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { createLogger } from '#platform/logging/logger';
import { orderDecider } from '#domain/order/order';
import { resetErasures } from '#personal-data/erasures';
import { KeyVault } from '#personal-data/key-vault';
import { migrateKeyVault } from '#personal-data/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { AggregateCommandHandler } from '../handle-command.js';
import { ProcessManagers } from '../processes/process-managers.js';
import { MASTER_KEY } from '../testing/command-api.js';
import { type ErasuresOptions } from './erasures.js';
import { erasuresFor, recordErasure } from './testing/erasing.js';
import { KeyBackup } from './testing/key-backup.js';

const logger = createLogger('test', 'silent');
let url: string;
let pool: pg.Pool;
let store: EventStore;
let keys: KeyVault;
let handler: AggregateCommandHandler;

beforeEach(async () => {
  const database = await createTestDatabase();
  url = database.url;
  await migrateEventStore(url);
  await migrateKeyVault(url);
  pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('connect', (client) => client.on('error', () => undefined)); // The database may be dropped while it takes its leave.
  store = openEventStore(url);
  keys = new KeyVault({ url, masterKey: MASTER_KEY }, logger);
  handler = new AggregateCommandHandler(store, logger);
  return async () => {
    await Promise.all([store.close(), keys.close(), pool.end()]);
    await database.drop();
  };
});

/** A process with the follower alone, as the command API runs it. */
async function startProcess(more: Partial<ErasuresOptions> = {}): Promise<{ readonly stop: () => Promise<void> }> {
  const erasures = erasuresFor({ keys, store, logger, ...more });
  const managers = new ProcessManagers({
    switched: 'on',
    url,
    log: new SharedLog(store),
    logger,
    managers: [{ subscriber: erasures.subscriber }],
    times: {
      leaseMs: 1_200,
      beatMs: 100,
      idleInTransactionMs: 700,
      consumer: { ...defaultSettings, attempts: 2, backoff: { firstMs: 5, mostMs: 20 } },
    },
  });
  erasures.start();
  await managers.start();
  const stop = async () => {
    await managers.stop();
    await erasures.stop();
  };
  onTestFinished(stop);
  return { stop };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 15_000; !(await holds()); await delay(10)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
  }
}

const makeKeys = (...ids: readonly string[]) => Promise.all(ids.map((id) => keys.keyFor(`customer-${id}`)));
const alive = async (...ids: readonly string[]) =>
  [...(await keys.find(ids.map((id) => `customer-${id}`)))].flatMap(([who, key]) => (key === 'destroyed' ? [] : [who.slice(9)])).sort();
const onlyAlive = (...ids: readonly string[]) =>
  until(`only ${ids.join()} alive`, async () => JSON.stringify(await alive('ann', 'bob', 'cat')) === JSON.stringify(ids));

describe('the key of who was erased is destroyed', () => {
  it('and nobody else’s', async () => {
    await makeKeys('ann', 'bob');
    await startProcess();
    const position = await recordErasure(handler, 'ann');
    await onlyAlive('bob');
    expect(await keys.progress()).toMatchObject({ position });
  });

  it('by the next process where one was killed between the erasing event and the destruction', async () => {
    await makeKeys('ann', 'bob');
    await recordErasure(handler, 'ann');
    expect(await alive('ann', 'bob')).toEqual(['ann', 'bob']);
    await startProcess();
    await onlyAlive('bob');
  });

  it('once the keys can be reached again; an erasure is never set aside for that', async () => {
    await makeKeys('ann', 'bob');
    const first = await startProcess();
    await pool.query('alter schema personal_data rename to away');
    await recordErasure(handler, 'ann');
    await until('the follower has failed', async () => (await pool.query(`select from projections.leases where epoch > 1`)).rowCount === 1);
    await first.stop();
    await pool.query('alter schema away rename to personal_data');
    await startProcess();
    await onlyAlive('bob');
    expect((await pool.query('select from projections.parked')).rowCount).toBe(0);
  });

  it('though another’s erasing event cannot be read: that one is set aside', async () => {
    await makeKeys('ann', 'bob');
    await store.append('customer-cat', 'noStream', [{ id: randomUUID(), type: 'CustomerErased', data: { who: 'cat' }, metadata: {} }]);
    await startProcess();
    await recordErasure(handler, 'ann');
    await onlyAlive('bob');
    await until(
      'it is parked',
      async () => (await pool.query(`select from projections.parked where stream = 'customer-cat'`)).rowCount === 1,
    );
  });
});

describe('an older copy of the keys that is put back', () => {
  it('has its keys destroyed again at the next start', async () => {
    await makeKeys('ann', 'bob', 'cat');
    const first = await startProcess();
    await recordErasure(handler, 'ann');
    await onlyAlive('bob', 'cat');
    const backup = await KeyBackup.take(pool);
    await recordErasure(handler, 'bob');
    await onlyAlive('cat');
    await first.stop();
    await backup.putBack();
    expect(await alive('ann', 'bob', 'cat')).toEqual(['bob', 'cat']);

    await startProcess();

    await onlyAlive('cat');
  });

  it('from before anything was erased, and even from before the key was made', async () => {
    await makeKeys('ann');
    const backup = await KeyBackup.take(pool);
    await makeKeys('bob');
    await recordErasure(handler, 'ann');
    await recordErasure(handler, 'bob');
    const first = await startProcess();
    await onlyAlive();
    await first.stop();
    await backup.putBack();
    await startProcess();
    await onlyAlive();
    await until('bob is known as erased', () => keys.knows('customer-bob'));
  });

  it('under a running process has its keys destroyed again with the next erasure', async () => {
    await makeKeys('ann', 'bob', 'cat');
    const backup = await KeyBackup.take(pool);
    await startProcess();
    await recordErasure(handler, 'ann');
    await onlyAlive('bob', 'cat');
    await backup.putBack();
    await recordErasure(handler, 'bob');
    await onlyAlive('cat');
  });
});

describe('an older copy that is put back in the midst of an erasure', () => {
  /** Puts a copy back right after the first key is destroyed. */
  class Overtaken extends KeyVault {
    copy: KeyBackup | undefined;
    override async destroy(...given: Parameters<KeyVault['destroy']>) {
      await super.destroy(...given);
      const { copy } = this;
      this.copy = undefined;
      await copy?.putBack();
    }
  }

  it.each(['while the log is read', 'by a process at work'])('is noticed: %s', async (when) => {
    await makeKeys('ann', 'bob');
    const overtaken = new Overtaken({ url, masterKey: MASTER_KEY }, logger);
    onTestFinished(() => overtaken.close());
    overtaken.copy = await KeyBackup.take(pool);
    if (when === 'while the log is read') await recordErasure(handler, 'ann');
    await startProcess({ keys: overtaken });
    if (when === 'by a process at work') await recordErasure(handler, 'ann');
    await until('the copy is put back', () => Promise.resolve(overtaken.copy === undefined));
    await onlyAlive('bob');
  });
});

describe('catching up', () => {
  it('begins where the keys are, and moves them to the log’s end', async () => {
    await makeKeys('ann');
    await recordErasure(handler, 'ann');
    const end = await recordErasure(handler, 'bob');
    await erasuresFor({ keys, store, logger }).catchUp();
    expect(await keys.progress()).toEqual({ position: end, id: (await store.eventAt(end))?.id });
    await pool.query(`update personal_data.keys set destroyed_at = '2000-01-01'`);
    await erasuresFor({ keys, store, logger }).catchUp();
    expect((await pool.query(`select from personal_data.keys where destroyed_at > '2000-01-02'`)).rowCount).toBe(0);
  });

  it('begins anew where the log is shorter than the keys think: it was put back itself', async () => {
    await makeKeys('ann');
    await keys.passed(0n, { position: 1_000_000n, id: randomUUID() });
    await recordErasure(handler, 'ann');
    await erasuresFor({ keys, store, logger }).catchUp();
    expect(await alive('ann')).toEqual([]);
  });

  it('begins anew where its marker is another event now, however far the log has grown', async () => {
    await makeKeys('ann', 'bob');
    await recordErasure(handler, 'ann');
    await keys.passed(0n, { position: 2n, id: randomUUID() });
    await recordErasure(handler, 'bob');
    const end = await recordErasure(handler, 'cat');
    await erasuresFor({ keys, store, logger }).catchUp();
    expect(await alive('ann', 'bob')).toEqual([]);
    expect(await keys.progress()).toMatchObject({ position: end });
  });

  it('goes on trying while the keys cannot be reached, and ends when it is stopped', async () => {
    await makeKeys('ann');
    await recordErasure(handler, 'ann');
    await pool.query('alter schema personal_data rename to away');
    const erasures = erasuresFor({ keys, store, logger });
    const stopped = erasuresFor({ keys, store, logger });
    erasures.start();
    stopped.start();
    await stopped.stop();
    await pool.query('alter schema away rename to personal_data');
    await until('ann’s key is destroyed', async () => (await alive('ann')).length === 0);
    await erasures.stop();
  });
});

describe('a log that has lost erasures', () => {
  const erasing = async () => {
    const found: string[] = [];
    for await (const { events } of store.readAll({ after: 0n, types: ['CustomerErased', 'OrderErased'] }))
      found.push(...events.map(({ stream }) => stream));
    return found.sort();
  };
  /** The log as it was before the erasures. */
  const loseErasures = async () => {
    await pool.query(`delete from event_store.events where type in ('CustomerErased', 'OrderErased')`);
    handler = new AggregateCommandHandler(store, logger);
  };
  const placeGuestOrder = () =>
    handler.handle({
      decider: orderDecider,
      id: 'guest',
      command: {
        type: 'PlaceOrder',
        orderId: 'guest',
        currency: 'GBP',
        lines: [{ sku: 'mug', quantity: 1 }],
        shipTo: { country: 'GB' },
        payment: { method: 'on-account' },
        placedAt: new Date().toISOString(),
        products: new Map([['mug', { name: 'Mug', status: 'published' as const, price: { amount: '2', currency: 'GBP' } }]]),
        sellDiscontinued: false,
      },
      identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
      actor: { role: 'clerk', subject: 'clara' },
      correlationId: 'placing',
      occurredAt: new Date().toISOString(),
    });
  const gone = async (subject: string) => keys.destroy(subject, { position: 1_000n, id: randomUUID() }, 2_000n);

  it('is told of them again, by the process that leads, once and for all', async () => {
    await makeKeys('bob');
    await placeGuestOrder();
    await recordErasure(handler, 'ann');
    await onceDestroyed('customer-ann');
    await gone('order-guest');
    await gone('order-lost');
    await loseErasures();

    await resetErasures((text) => pool.query(text));
    const idle = await startProcess({ leads: () => false });
    await until('the log is read', async () => (await keys.progress()).position > 0n);
    expect(await erasing()).toEqual([]);
    await idle.stop();
    await startProcess();

    await until('both are erased again', async () => (await erasing()).length === 2);
    expect(await erasing()).toEqual(['customer-ann', 'order-guest']);
    await until('their tombstones have their events', async () => (await keys.unexplained()).join() === 'order-lost');
    await startProcess();
    await recordErasure(handler, 'bob');
    await onlyAlive();
    expect(await erasing()).toEqual(['customer-ann', 'customer-bob', 'order-guest']);
  });

  it('is told of them too where the erasures are sent back under a running process', async () => {
    await makeKeys('bob');
    await recordErasure(handler, 'ann');
    await startProcess();
    await onceDestroyed('customer-ann');
    await loseErasures();
    await recordErasure(handler, 'bob');

    await resetErasures((text) => pool.query(text));

    await until('ann is erased again', async () => (await erasing()).join() === 'customer-ann,customer-bob');
  });

  const onceDestroyed = (subject: string) =>
    until(`${subject} is destroyed`, async () => {
      if ((await keys.find([subject])).get(subject) === 'destroyed') return true;
      await erasuresFor({ keys, store, logger }).catchUp();
      return false;
    });
});
