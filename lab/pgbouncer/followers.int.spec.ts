import pg from 'pg';
import { expect, inject, onTestFinished, test, type TestContext, vi } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { listen } from '#postgres/listen';
import { EngineRoom } from '#projector/testing/engine-room';
import { append, orderPlaced } from '#projector/testing/events';
import { beginBatch } from '#subscriptions/checkpoint';
import { takeLease } from '#subscriptions/lease';
import { Session } from '#subscriptions/session';
import { SharedLog } from '#subscriptions/shared-log';
import { pooler } from './testing/pooler.js';

const orders = { name: 'orders', generation: 1 };

async function openRoom(context: TestContext) {
  const { through } = await pooler(context, { server: inject('postgresUrl'), poolSize: 5 });
  const room = await EngineRoom.open();
  onTestFinished(() => room[Symbol.asyncDispose]());
  const url = through(room.url);
  const store = openEventStore(url);
  onTestFinished(() => store.close());
  return { room, url, startConsumers: () => room.startConsumers(undefined, { url, log: new SharedLog(store) }) };
}

test('given an owner that stands still inside a transaction, its successor goes on, and strangers on the same pooler live on', async (context) => {
  const { room, url, startConsumers } = await openRoom(context);
  const stranger = new pg.Client({ connectionString: url });
  await stranger.connect();
  onTestFinished(() => stranger.end());
  await stranger.query('begin');
  const owner = await Session.open({ url, name: 'owner', idleInTransactionMs: 60_000 });
  onTestFinished(() => owner.close());
  const lease = await takeLease(owner, orders, 'owner', 300);
  if (lease === undefined) throw new Error('the lease is free');
  await beginBatch(owner, lease, 0n);
  const position = await append(room.store, 'order-7', orderPlaced());

  startConsumers();
  await room.reached(position);

  await expect(owner.query('commit')).rejects.toThrow();
  expect((await stranger.query('select 1 as lives')).rows).toEqual([{ lives: 1 }]);
});

test('given two processes behind a pooler, the work of the one that ends is taken over by the other', async (context) => {
  const { room, startConsumers } = await openRoom(context);
  const [first] = [startConsumers(), startConsumers()];
  await room.reached(await append(room.store, 'order-7', orderPlaced()));

  await first.stop();

  await room.reached(await append(room.store, 'order-8', orderPlaced({ orderId: '8' })));
  expect(await room.rows('select order_id from read_models.orders order by order_id')).toEqual([{ order_id: '7' }, { order_id: '8' }]);
});

test('given a pooler, whoever would listen is sent to look again and again, and no connection goes on listening', async (context) => {
  const { room, url } = await openRoom(context);
  const stop = new AbortController();
  const heard: (string | undefined)[] = [];
  const ended = listen(
    {
      connection: { connectionString: url },
      channel: 'spec',
      retry: { firstMs: 5, mostMs: 5 },
      lookEveryMs: 5,
      heard: (word) => heard.push(word),
    },
    stop.signal,
  );

  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(3));
  await room.rows(`notify spec, 'word'`);
  const before = heard.length;
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before + 3));

  expect(new Set(heard)).toEqual(new Set([undefined]));
  stop.abort();
  await ended;
});
