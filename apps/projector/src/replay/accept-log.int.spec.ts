import { describe, expect, test } from 'vitest';
import { migrate } from '#postgres/migrate';
import { subscriptionsSchema } from '#subscriptions/schema';
import { registerProcess } from '#subscriptions/register-process';
import { type Subscriber } from '#subscriptions/subscriber';
import { ordersProjection } from '#read-models/orders';
import { type Projection, sequenceOf } from '#read-models/projection';
import { productsProjection } from '#read-models/products';
import { salesProjection } from '#read-models/sales';
import { resolveSubscriber } from '../engine/projection-subscriber.js';
import { append, orderConfirmed, orderPlaced } from '../testing/events.js';
import { type EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';
import { eager, onEventStoreDb, onPostgres, type Restorable } from '../testing/restored-log.js';
import { silentReporter } from './reporter.js';
import { openSession, type Workbench } from './workbench.js';

/** As the command API makes it, in short. */
const timers = { version: 1, oldestCode: 1, apply: 'create table processes.timers (process text, id text)' };
const none = { tables: { timers: ['process', 'id'] }, replaced: '' };
const known: readonly Projection[] = [ordersProjection, productsProjection, salesProjection];

/** Remembers what it was told of, however often. */
function greeter(told: string[]): Subscriber {
  return {
    name: 'greeter',
    generation: 1,
    kind: 'process',
    version: 1,
    types: new Set(['OrderPlaced']),
    sequence: sequenceOf,
    act: async (events) => {
      if (events.some(({ stream }) => stream === 'order-poison')) {
        const event = events.find(({ stream }) => stream === 'order-poison');
        return event === undefined ? [] : [{ event, error: new TypeError('poison') }];
      }
      told.push(...events.map(({ stream }) => stream));
      return [];
    },
  };
}

async function place(room: EngineRoom, ...orderIds: readonly string[]): Promise<bigint> {
  let position = 0n;
  for (const orderId of orderIds) position = await append(room.store, `order-${orderId}`, orderPlaced({ orderId }));
  return position;
}

const orders = async (room: EngineRoom) =>
  (await room.rows('select order_id from read_models.orders order by order_id')).map((row) => row.order_id);
const states = (room: EngineRoom) => room.rows('select name, generation, role from projections.status order by name, generation');
const accept = async (room: EngineRoom, parts: Partial<Workbench> = {}) =>
  replay(room, `accept-log --yes --end ${await room.store.head()}`, known, undefined, parts);

/**
 * Orders 1 to 3 are in the backup, 4 and 5 came after it; a poisonous one was parked by the process manager, one was left out for good. After the
 * restore the log has grown again.
 */
async function changed(on: Restorable, told: string[] = []): Promise<void> {
  const { room } = on;
  const session = await openSession(room.url, 'test');
  await registerProcess(session, 'greeter', 1);
  await session.close();
  const followers = [
    room.startConsumers(known, eager),
    room.startConsumers([], { ...eager, kind: 'process', resolve: () => greeter(told) }),
  ];
  const kept = await place(room, '1', '2', '3');
  await room.reached(kept);
  await room.rows(`update projections.marks set marked_at = now() - interval '5 minutes'`);
  const left = await place(room, '4', 'poison');
  await room.reached(left);
  await room.reached(await place(room, '5'));
  await room.rows(
    `insert into personal_data.keys (subject, destroyed_at, erased_position, erased_by) values ('customer-9', now(), 5, gen_random_uuid());
     insert into personal_data.progress (position, marker_position, marker_id) values (6, 6, gen_random_uuid())`,
  );
  await room.rows(
    `insert into projections.discarded (name, position, sequence, stream, revision, reason) values ('orders', $1, '9', 'order-9', 0, 'nonsense')`,
    [String(left)],
  );
  await Promise.all(followers.map((group) => group.stop()));
  told.length = 0;
  await on.restoreTo(kept);
  await place(room, 'a', 'b', 'c', 'd');
}

/** What is right once all is done: every view is the log's, and the process manager has heard of every order in it. */
async function demandRight({ room }: Restorable, told: string[]): Promise<void> {
  room.startConsumers(known, eager);
  room.startConsumers([], { ...eager, kind: 'process', resolve: () => greeter(told) });
  await room.reached(await append(room.store, 'order-1', orderConfirmed({ orderId: '1' })));
  for (const { name } of known)
    expect(await replay(room, `verify ${name}`, known)).toMatchObject({ exitCode: 0, document: { differing: 0, parked: 0 } });
  expect(await orders(room)).toEqual(['1', '2', '3', 'a', 'b', 'c', 'd']);
  expect(new Set(told)).toEqual(new Set(['order-1', 'order-2', 'order-3', 'order-a', 'order-b', 'order-c', 'order-d']));
  expect(await room.rows('select erased_by, position, marker_id from personal_data.keys, personal_data.progress')).toEqual([
    { erased_by: null, position: '0', marker_id: null },
  ]);
  expect(await states(room)).toEqual([
    { name: 'greeter', generation: 1, role: 'live' },
    ...['orders', 'products', 'sales'].flatMap((name) => [
      { name, generation: 1, role: 'lost' },
      { name, generation: 2, role: 'live' },
    ]),
  ]);
}

describe.each([
  ['PostgreSQL', onPostgres],
  ['EventStoreDB', onEventStoreDb],
])('on %s', (_, open) => {
  test('given a log that was restored and has grown since, accept-log brings everything in line with it', async () => {
    const told: string[] = [];
    await using on = await open(known);
    const { room } = on;
    await changed(on, told);
    await expect(replay(room, 'verify orders', known)).rejects.toThrow('The log has changed');
    await expect(replay(room, 'rebuild orders', known)).rejects.toThrow('accept-log');
    const head = await room.store.head();

    const outcome = await accept(room);

    expect(outcome).toMatchObject({ exitCode: 0, document: { end: { position: String(head) }, accepted: { discards: 1 } } });
    expect(await room.rows('select new_end, new_end_id, discards from projections.accepted_logs')).toEqual([
      {
        new_end: String(head),
        new_end_id: (await room.store.eventAt(head))?.id,
        discards: [expect.objectContaining({ stream: 'order-9' })],
      },
    ]);
    expect(await room.rows(`select 1 from projections.parked where name = 'greeter'`)).toEqual([]);
    expect(await room.rows('select 1 from projections.discarded')).toEqual([]);
    expect(await room.rows(`select position from projections.generations where name = 'greeter'`)).toEqual([{ position: '0' }]);
    await demandRight(on, told);
    expect(await accept(room)).toMatchObject({ exitCode: 0, text: 'There is nothing to accept.' });
  });

  test.each([
    ['before anybody was asked', /^The log ends/],
    ['after the keys', /^Erased persons/],
    ['after the transaction', /^The log is accepted/],
    ['after the first view', /^orders: built anew/],
  ])('given an accept-log that was killed %s, it is run again and everything is right', async (_when, sentence) => {
    const told: string[] = [];
    await using on = await open(known);
    await changed(on, told);
    const say = (said: string) => {
      if (sentence.test(said)) throw new Error('killed');
    };

    await expect(accept(on.room, { reporter: { ...silentReporter, say } })).rejects.toThrow('killed');
    await accept(on.room);

    await demandRight(on, told);
  });

  test('given a log that is restored a second time, it is still the same installation’s, and is accepted again', async () => {
    const told: string[] = [];
    await using on = await open(known);
    const { room } = on;
    await changed(on, told);
    await accept(room);
    for await (const [event] of room.store.readStream('order-3')) if (event !== undefined) await on.restoreTo(event.position);
    await place(room, 'e', 'f', 'g', 'h', 'i', 'j');

    await expect(replay(room, 'verify orders', known)).rejects.toThrow('replay -- accept-log.');
    expect(await accept(room)).toMatchObject({ exitCode: 0 });
    expect(await orders(room)).toEqual(['1', '2', '3', 'e', 'f', 'g', 'h', 'i', 'j']);
  });

  test('given a log that was exchanged and nobody who follows it, list says so, and a process manager is not reset', async () => {
    await using on = await open(known);
    const { room } = on;
    await changed(on);

    const { document } = await replay(room, 'list', known);
    const stands = (document as { name: string; state: string }[]).map(({ name, state }) => `${name} ${state}`);
    expect(stands).toEqual(['orders log-changed', 'products log-changed', 'sales log-changed', 'greeter log-changed']);
    await expect(replay(room, 'reset greeter --to start', known)).rejects.toThrow('accept-log');
    expect(await room.rows('select 1 from projections.accepted_logs')).toEqual([]);
  });

  test('given a log that moves before it is accepted, nothing is changed', async () => {
    await using on = await open(known);
    const { room } = on;
    await changed(on);
    const before = await states(room);
    const busy = { ...silentReporter, say: () => void (said = said.then(async () => void (await place(room, 'late')))) };
    let said = Promise.resolve();
    const log = new Proxy(room.store, {
      get: (store, name) => {
        const found: unknown = Reflect.get(store, name, store);
        if (name !== 'head') return typeof found === 'function' ? (found.bind(store) as unknown) : found;
        return async () => (await said, store.head());
      },
    });

    await expect(accept(room, { log, reporter: busy })).rejects.toThrow(/The log has moved: it ended at position \d+ and ends at \d+ now/);
    await expect(replay(room, 'accept-log --yes --end 1', known)).rejects.toThrow(/The log ends at position \d+, not at 1/);
    await expect(replay(room, 'accept-log', known)).rejects.toThrow('Nobody is there to be asked');

    expect(await states(room)).toEqual(before);
  });

  test('given a log in which nothing of what was read is found, it is refused unless it is said to be another one', async () => {
    const told: string[] = [];
    await using on = await open(known);
    const { room } = on;
    await changed(on, told);
    await on.restoreTo(0n);
    await place(room, 'x');

    await expect(accept(room)).rejects.toThrow('EVENT_STORE_URL and READ_MODELS_URL do not belong together');
    await replay(room, `accept-log --yes --end ${await room.store.head()} --another-log`, known);

    expect(await orders(room)).toEqual(['x']);
  });
});

test('given owners that are idle, they are fenced off and go on from where they were put', async () => {
  const told: string[] = [];
  await using on = await onPostgres(known);
  const { room } = on;
  await changed(on, told);
  await replay(room, `accept-log --yes --end ${await room.store.head()}`, known);
  room.startConsumers([], { ...eager, kind: 'process', beatMs: 60_000, leaseMs: 120_000, resolve: () => greeter(told) });
  await room.reached(await room.store.head(), 'greeter');
  told.length = 0;

  await replay(room, 'reset greeter --to start', known);
  await room.until('it has been told again', async () => told.length === 7);
  await room.reached(await room.store.head(), 'greeter');
  told.length = 0;
  await replay(room, 'reset greeter --to 5', known);
  await room.until('it has been told of the rest', async () => told.length === 2);

  expect(told).toEqual(['order-c', 'order-d']);
  expect(await room.rows(`select marker_position from projections.generations where name = 'greeter'`)).toEqual([{ marker_position: '7' }]);
  await expect(replay(room, 'reset greeter --to 99', known)).rejects.toThrow('No event stands at position 99');
  await expect(replay(room, 'reset orders --to start', known)).rejects.toThrow('orders is no process manager');
  await expect(replay(room, 'reset nobody --to start', known)).rejects.toThrow('There is no process manager nobody');
});

test('given views that were built anew, what they were before stays until it is dropped, and is never gone back to', async () => {
  await using on = await onPostgres(known);
  const { room } = on;
  await changed(on);
  await accept(room);

  expect((await replay(room, 'list', known)).document).toContainEqual(
    expect.objectContaining({ name: 'orders', generation: 1, state: 'lost' }),
  );
  expect(await room.rows('select order_id from read_models.orders_g1 order by 1')).toHaveLength(6);
  await expect(replay(room, 'rollback orders', known)).rejects.toThrow('orders has no retained generation');
  expect(resolveSubscriber(known, { name: 'orders', generation: 2, version: 1, state: 'live' })).toHaveProperty('apply');
  expect((await replay(room, 'drop orders', known)).document).toEqual({ name: 'orders', generation: 1, generations: [1] });
  expect(await room.rows(`select to_regclass('read_models.orders_g1') as gone`)).toEqual([{ gone: null }]);
});

test('given a view that is lost and not built anew yet, it stays readable, and every verb says what to do', async () => {
  await using on = await onPostgres(known);
  const { room } = on;
  await changed(on);
  const say = (said: string) => {
    if (said.startsWith('The log is accepted')) throw new Error('killed');
  };
  await expect(accept(room, { reporter: { ...silentReporter, say } })).rejects.toThrow('killed');
  const stop = room.startProjector(known);

  expect(await orders(room)).toEqual(['1', '2', '3', '4', '5', 'poison']);
  for (const line of ['verify orders', 'rollback orders', 'rebuild orders --verify'])
    await expect(replay(room, line, known)).rejects.toThrow(/made from a log that is gone|no retained generation/);
  await expect(replay(room, 'drop orders', known)).rejects.toThrow('no retained generation');
  await replay(room, 'rebuild orders', known);
  await stop();

  expect(await orders(room)).toEqual(['1', '2', '3', 'a', 'b', 'c', 'd']);
});

test('given a view that is lost and that this version does not know, drop takes it with what readers saw of it', async () => {
  await using on = await onPostgres(known);
  const { room } = on;
  await changed(on);
  const fewer = [productsProjection];
  await replay(room, `accept-log --yes --end ${await room.store.head()}`, fewer);

  expect((await replay(room, 'drop orders', fewer)).document).toMatchObject({ generations: [1] });

  expect(await room.rows(`select relname from pg_class where relname like 'orders%'`)).toEqual([]);
});

test('given process managers that go back to the beginning, their timers and open requests are gone', async () => {
  await using on = await onPostgres(known);
  const { room } = on;
  await migrate(room.url, [subscriptionsSchema, { ...subscriptionsSchema, name: 'processes', migrations: [timers], unversioned: none }]);
  await changed(on);
  await room.rows(`insert into processes.timers values ('greeter', 'due')`);
  await room.rows(`insert into projections.requests (id, name, generation, verb) values (gen_random_uuid(), 'greeter', 1, 'retry')`);

  await accept(room);

  expect(await room.rows('select process from processes.timers')).toEqual([]);
  expect(await room.rows('select 1 from projections.requests')).toEqual([]);
  expect(await room.rows(`select 1 from projections.marks where name = 'greeter'`)).toEqual([]);
  await room.rows(`insert into processes.timers values ('greeter', 'due')`);
  await replay(room, 'reset greeter --to 2', known);
  expect(await room.rows('select process from processes.timers')).toHaveLength(1);
});
