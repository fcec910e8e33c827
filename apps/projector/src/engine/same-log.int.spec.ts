import { expect, test } from 'vitest';
import { restoreLog } from '#event-store/postgres/testing/restored-log';
import { type ConsumerGroupOptions } from '#subscriptions/consumer-group-options';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { ordersProjection } from '#read-models/orders';
import { productsProjection } from '#read-models/products';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderPlaced } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';

const known = [ordersProjection, productsProjection];

/** Follows with marks as often as it moves. */
const eager: Partial<ConsumerGroupOptions> = { consumer: { ...defaultSettings, markMs: 0 } };

async function place(room: EngineRoom, ...orderIds: readonly string[]): Promise<bigint> {
  let position = 0n;
  for (const orderId of orderIds) position = await append(room.store, `order-${orderId}`, orderPlaced({ orderId }));
  return position;
}

const states = (room: EngineRoom) => room.rows('select name, state, position from projections.status order by name');
const orders = async (room: EngineRoom) =>
  (await room.rows('select order_id from read_models.orders order by order_id')).map((row) => row.order_id);
const stopped = (room: EngineRoom) =>
  room.until('all say that the log has changed', async () => (await states(room)).every(({ state }) => state === 'log-changed'));
const going = (room: EngineRoom) =>
  room.until('nobody says that any more', async () => (await states(room)).every(({ state }) => state === 'live'));

test('given a log that was exchanged for an older one, its followers stop however far it grows, and go on by themselves when the newer one is back', async () => {
  await using room = await EngineRoom.open(known);
  room.startConsumers(known, eager);
  await room.reached(await place(room, '1', '2', '3'));
  await room.reached(await place(room, '4', '5'));

  const putBack = await restoreLog(room.pool, 3n);
  await stopped(room);
  await place(room, 'a', 'b', 'c', 'd', 'e', 'f');
  const [before] = await room.rows(`select epoch from projections.leases where name = 'orders'`);
  await room.until('it has looked again', async () => {
    const [row] = await room.rows(`select epoch from projections.leases where name = 'orders'`);
    return Number(row?.epoch) >= Number(before?.epoch) + 2;
  });

  expect(await states(room)).toEqual(known.map(({ name }) => ({ name, state: 'log-changed', position: '5' })));
  expect(await orders(room)).toEqual(['1', '2', '3', '4', '5']);
  const [{ detail } = {}] = await room.rows(`select detail from projections.status where name = 'orders'`);
  expect(detail).toMatch(
    /^The log has changed: at position 5 the event \S+ stands, where orders has read \S+\. It agrees up to position 3, where orders stood at 20\S+\./,
  );
  expect(detail).toContain('npm run replay -- accept-log');

  await putBack();
  await going(room);
  await room.reached(await place(room, '6'));
  expect(await orders(room)).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('given a log that was exchanged while nobody followed and has grown past the checkpoints since, nothing of it is read', async () => {
  await using room = await EngineRoom.open(known);
  const first = room.startConsumers(known, eager);
  await room.reached(await place(room, '1', '2', '3', '4', '5'));
  await first.stop();
  await restoreLog(room.pool, 3n);
  await place(room, 'a', 'b', 'c', 'd');

  room.startConsumers(known, eager);
  await stopped(room);

  expect(await orders(room)).toEqual(['1', '2', '3', '4', '5']);
  const replayed = (await replay(room, 'list', known)).document as { readonly state: string; readonly detail: string }[];
  expect(replayed.map(({ state }) => state)).toEqual(['log-changed', 'log-changed']);
});

test('given an empty log, or another one, it says that both settings may be wrong', async () => {
  await using room = await EngineRoom.open(known);
  room.startConsumers(known, eager);
  await room.reached(await place(room, '1', '2'));

  const putBack = await restoreLog(room.pool, 0n);
  await stopped(room);
  const [{ detail } = {}] = await room.rows(`select detail from projections.status where name = 'orders'`);
  expect(detail).toContain('do EVENT_STORE_URL and READ_MODELS_URL belong together?');
  expect(detail).toContain('accept-log --another-log');

  await putBack();
  await going(room);
});

test('given views that are older than the log, they catch up without a word', async () => {
  await using room = await EngineRoom.open(known);
  const first = room.startConsumers(known);
  await room.reached(await place(room, '1', '2'));
  await first.stop();
  const position = await place(room, '3', '4');

  room.startConsumers(known);
  await room.reached(position);

  expect(await orders(room)).toEqual(['1', '2', '3', '4']);
  expect((await states(room)).map(({ state }) => state)).toEqual(['live', 'live']);
});

test('given checkpoints without an id, the one that stands there is noted once, with one line each', async () => {
  await using room = await EngineRoom.open(known);
  const first = room.startConsumers(known);
  await room.reached(await place(room, '1', '2'));
  await first.stop();
  await room.rows('update projections.generations set marker = null, marker_position = null; delete from projections.marks');
  const lines: string[] = [];
  const note = (_: object, message: string) => void lines.push(message);
  const logger = { debug: () => undefined, info: note, warn: note, error: note };

  const second = room.startConsumers(known, { logger });
  await room.until(
    'both have an id',
    async () => (await room.rows('select from projections.generations where marker_position = position')).length === 2,
  );
  await second.stop();
  expect(lines).toEqual(known.map(() => expect.stringContaining('a checkpoint without an event id') as string));
  const third = room.startConsumers(known, { logger });
  await room.reached(await place(room, '3'));
  await third.stop();
  expect(lines).toHaveLength(2);
});

test('given code that knows no ids at work beside, and then a log that is shorter than it got, its checkpoint is not gone on from', async () => {
  await using room = await EngineRoom.open(known);
  const first = room.startConsumers(known);
  await room.reached(await place(room, '1', '2', '3'));
  await first.stop();
  await room.rows('update projections.generations set position = 9');

  room.startConsumers(known);
  await stopped(room);
  expect((await states(room)).map(({ position }) => position)).toEqual(['9', '9']);
});

test('given generations beside the live ones, they are lost with the log that they were made from: not fed, and dropped when asked for', async () => {
  await using room = await EngineRoom.open(known);
  room.startConsumers(known, eager);
  await room.reached(await place(room, '1', '2', '3', '4', '5'));
  await replay(room, 'rebuild orders', known);
  await replay(room, 'rebuild products --no-swap', known);
  const generations = () => room.rows('select name, generation, state from projections.generations order by name, generation');
  expect((await generations()).map(({ state }) => state)).toEqual(['retained', 'live', 'live', 'ready']);

  await restoreLog(room.pool, 3n);
  await stoppedLive(room);
  await room.until('the others are lost', async () => (await generations()).filter(({ state }) => state === 'lost').length === 2);

  expect(await room.rows(`select name, generation, state from projections.status where role = 'lost' order by name`)).toEqual([
    { name: 'orders', generation: 1, state: 'lost' },
    { name: 'products', generation: 2, state: 'lost' },
  ]);
  await replay(room, 'drop orders', known);
  expect((await generations()).map(({ name, generation }) => `${String(name)} ${String(generation)}`)).toEqual([
    'orders 2',
    'products 1',
    'products 2',
  ]);
});

const stoppedLive = (room: EngineRoom) =>
  room.until('all live ones say that the log has changed', async () => {
    const live = await room.rows(`select state from projections.status where role = 'live'`);
    return live.every(({ state }) => state === 'log-changed');
  });

test('given a view that no process knows any more, it is lost as well', async () => {
  await using room = await EngineRoom.open(known);
  const first = room.startConsumers(known);
  await room.reached(await place(room, '1', '2', '3'));
  await first.stop();
  await restoreLog(room.pool, 2n);

  room.startConsumers([ordersProjection]);
  await room.until(
    'it is lost',
    async () => (await room.rows(`select from projections.generations where name = 'products' and state = 'lost'`)).length === 1,
  );
  expect(await room.rows(`select problem from projections.generations where name = 'orders'`)).toEqual([{ problem: 'log-changed' }]);
});
