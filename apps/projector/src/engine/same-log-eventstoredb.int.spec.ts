import { expect, onTestFinished, test } from 'vitest';
import { EventStoreDbEventStore } from '#event-store/eventstoredb/eventstoredb-event-store';
import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { ordersProjection } from '#read-models/orders';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderPlaced } from '../testing/events.js';

const known = [ordersProjection];

/** A projector on an EventStoreDB, and ways to lose and to find again what that holds. */
async function openShop() {
  const server = await StandInServer.start();
  const store = new EventStoreDbEventStore({ url: server.url, patience: 2_000 });
  const room = await EngineRoom.open(known);
  onTestFinished(async () => {
    await room[Symbol.asyncDispose]();
    await store.close();
    await server.stop();
  });
  const place = async (...orderIds: readonly string[]) => {
    let position = 0n;
    for (const orderId of orderIds) position = await append(store, `order-${orderId}`, orderPlaced({ orderId }));
    return position;
  };
  return {
    server,
    room,
    place,
    start: () => room.startConsumers(known, { log: new SharedLog(store), consumer: { ...defaultSettings, markMs: 0 } }),
    orders: async () => (await room.rows('select order_id from read_models.orders order by order_id')).map((row) => row.order_id),
    /** Until the view says so. */
    says: (wanted: string) =>
      room.until(`it says ${wanted}`, async () => (await room.rows('select state from projections.status'))[0]?.state === wanted),
    detail: async () => (await room.rows('select detail from projections.status'))[0]?.detail,
    /** Looked at again and again, it still stands there. */
    async stands(position: bigint) {
      const epoch = async () => Number((await room.rows('select epoch from projections.leases'))[0]?.epoch);
      const before = await epoch();
      await room.until('it has looked again', async () => (await epoch()) >= before + 2);
      expect(await room.rows('select position, problem from projections.generations')).toEqual([
        { position: position.toString(), problem: 'log-changed' },
      ]);
    },
  };
}

test('given a server restored from an older backup, a follower stops, however far the log grows, and goes on when the newer one is back', async () => {
  const { server, room, place, start, orders, says, detail, stands } = await openShop();
  start();
  const kept = await place('1', '2');
  await room.reached(kept);
  const older = server.log.copy();
  const end = await place('3', '4');
  await room.reached(end);
  const newer = server.log.copy();

  server.log.restore(older);
  server.gate.drop();
  await says('log-changed');
  expect(await detail()).toContain(`at position ${end} no event stands`);
  expect(await detail()).toContain(`It agrees up to position ${kept}`);
  await place('a', 'b', 'c', 'd', 'e');
  await stands(end);
  expect(await orders()).toEqual(['1', '2', '3', '4']);

  server.log.restore(newer);
  server.gate.drop();
  await says('live');
  await room.reached(await place('5'));
  expect(await orders()).toEqual(['1', '2', '3', '4', '5']);
});

test('given a server that was restored and has grown past the checkpoint while nobody followed, nothing of it is read', async () => {
  const { server, room, place, start, orders, says, stands } = await openShop();
  const first = start();
  await room.reached(await place('1', '2'));
  const older = server.log.copy();
  const end = await place('3');
  await room.reached(end);
  await first.stop();
  server.log.restore(older);
  await place('a', 'b', 'c', 'd');

  start();
  await says('log-changed');
  await stands(end);
  expect(await orders()).toEqual(['1', '2', '3']);
});

test('given a server whose scavenge has taken the very event, a follower goes on behind it by an earlier mark, and reads nothing twice', async () => {
  const { server, room, place, start, orders, says } = await openShop();
  const first = start();
  await room.reached(await place('1', '2'));
  const end = await place('3');
  await room.reached(end);
  await first.stop();
  await place('4');
  server.log.scavenge(end);

  start();
  await room.reached(await place('5'));

  expect(await orders()).toEqual(['1', '2', '3', '4', '5']);
  await says('live');
  expect(await room.rows('select events, parked from projections.status')).toEqual([{ events: '5', parked: 0 }]);
});

test('given a scavenge that has left none of the events by which it could be told, a follower stops and says that', async () => {
  const { server, room, place, start, says, detail } = await openShop();
  const first = start();
  const end = await place('1');
  await room.reached(end);
  await first.stop();
  await place('2');
  server.log.scavenge(end);

  start();
  await says('log-changed');
  expect(await detail()).toContain('Nobody can tell whether the log is still the same');
});

test('given a server that cannot be reached, nothing is said of the log, and the follower goes on once it can', async () => {
  const { server, room, place, start, orders } = await openShop();
  const first = start();
  await room.reached(await place('1'));
  await first.stop();
  const position = await place('2');
  await server.gate.shut();

  start();
  await room.until('it is followed', async () => (await room.rows('select followed from projections.status'))[0]?.followed === true);
  expect(await room.rows('select problem from projections.generations')).toEqual([{ problem: null }]);
  await server.gate.reopen();
  await room.reached(position);
  expect(await orders()).toEqual(['1', '2']);
});
