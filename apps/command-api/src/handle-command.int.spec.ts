import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { stockDecider, type StockCommand } from '#domain/stock/stock';
import { EventStoreUnavailable } from '#event-store/errors';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { Observer } from '#event-store/postgres/testing/observer';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type CommandResult } from './command.js';
import { AggregateCommandHandler } from './handle-command.js';

let database: TestDatabase;
let store: PostgresEventStore;
let observer: Observer;
let handler: AggregateCommandHandler;
let sku: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = new PostgresEventStore({ url: database.url });
  observer = await Observer.open(database.url);
});
beforeEach(() => {
  handler = new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
  sku = `SKU-${randomUUID().slice(0, 8)}`;
});
afterAll(async () => {
  await observer.close();
  await store.close();
  await database.drop();
});

const around = () => ({
  identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
  actor: { role: 'warehouse', subject: 'walter' },
  correlationId: 'correlation',
  occurredAt: '2010-12-01T08:26:00.000Z',
});
function send(command: StockCommand, by: AggregateCommandHandler = handler, ifMatch?: number[]): Promise<CommandResult> {
  return by.handle({ decider: stockDecider, id: command.sku, command, ...around(), ifMatch });
}
/** Of the stream, as the log of all has them. */
const revisions = async () => {
  const rows = await observer.query<{ revision: number }>('select revision from event_store.events where stream = $1 order by position', [
    `stock-${sku}`,
  ]);
  return rows.map(({ revision }) => revision);
};
const receive = (quantity: number, reference = 'delivery') => send({ type: 'ReceiveStock', sku, quantity, reference });
const adjust = (delta: number, reason = 'count') => send({ type: 'AdjustStock', sku, delta, reason });
const outcomes = (settled: readonly PromiseSettledResult<CommandResult>[]) =>
  settled.map((each) =>
    each.status === 'fulfilled' ? each.value.revision : ((each.reason as { code?: string }).code ?? String(each.reason)),
  );
/** What no store can keep. */
const UNSTORABLE = 'a\0b';

/** Commands that certainly share a round: while the first is being appended, the others gather. */
async function together(...commands: (() => Promise<CommandResult>)[]): Promise<PromiseSettledResult<CommandResult>[]> {
  const first = receive(10);
  const rest = commands.map((command) => command());
  await first;
  return Promise.allSettled(rest);
}

describe('commands on one stream', () => {
  it('are decided one after another and written in one append, each with its own result', async () => {
    const append = vi.spyOn(store, 'append');
    const settled = await together(
      () => adjust(-4),
      () => adjust(-7),
      () => adjust(0),
      () => adjust(-6),
    );
    expect(outcomes(settled)).toEqual([1, 'stock-insufficient', 1, 2]);
    expect(append).toHaveBeenCalledTimes(2);
    append.mockRestore();
    const positions = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value.position] : []));
    expect(positions[1]).toBe(positions[0]);
    expect(positions[2]).toBe((positions[0] as bigint) + 1n);
  });

  it('do not fail with a neighbour whose events cannot be stored, and what rests on him is decided anew', async () => {
    const accepted = await together(
      () => adjust(-10, UNSTORABLE),
      () => adjust(-5),
    );
    expect(outcomes(accepted)).toEqual(['invalid-event', 1]);
    const refused = await together(
      () => receive(5, UNSTORABLE),
      () => adjust(-16),
    );
    expect(outcomes(refused)).toEqual(['invalid-event', 'stock-insufficient']);
  });

  it('are all told when the append fails, also those that were refused on its strength', async () => {
    await receive(10);
    const write = store.append.bind(store);
    const failing = vi
      .spyOn(store, 'append')
      .mockImplementationOnce(write)
      .mockRejectedValueOnce(new EventStoreUnavailable('gone', 'unknown'));
    const first = receive(1);
    // Given: 11 on hand; the neighbour would take all of them.
    const settled = Promise.allSettled([adjust(-11), adjust(-1)]);
    await first;
    expect(outcomes(await settled)).toEqual(['event-store-unavailable', 'event-store-unavailable']);
    failing.mockRestore();
    expect((await adjust(-11)).events).toEqual(['StockAdjusted']);
  });

  it('compare If-Match again at every decision', async () => {
    await receive(10);
    const settled = await together(
      () => send({ type: 'AdjustStock', sku, delta: -1, reason: 'x' }, handler, [1]),
      () => send({ type: 'AdjustStock', sku, delta: -1, reason: 'x' }, handler, [1]),
    );
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value.revision : (each.reason as Error).name))).toEqual([
      2,
      'RevisionMismatch',
    ]);
  });

  it('end, and write nothing, where the stream was deleted behind the cache', async () => {
    await receive(10);
    await store.deleteStream(`stock-${sku}`, 0);
    await expect(receive(3)).rejects.toMatchObject({ code: 'stream-incomplete', stream: `stock-${sku}`, expected: 0, found: undefined });
    expect(await revisions()).toEqual([0]);
  });

  it('end where the stream was deleted before it was known here, and for good once it is open again', async () => {
    await receive(10);
    await store.deleteStream(`stock-${sku}`, 0);
    // A deleted stream cannot be told from one that never was, until what was to begin it stands after what nobody reads any more.
    const incomplete = { code: 'stream-incomplete', stream: `stock-${sku}`, expected: 0, found: 1 };
    for (const by of [restarted(), restarted()]) {
      await expect(send({ type: 'ReceiveStock', sku, quantity: 3 }, by)).rejects.toMatchObject(incomplete);
      await expect(send({ type: 'AdjustStock', sku, delta: -99, reason: 'x' }, by)).rejects.toMatchObject(incomplete);
      await expect(by.known(stockDecider, sku)).rejects.toMatchObject(incomplete);
    }
    expect(await revisions()).toEqual([0, 1]);
  });

  it.each([
    ['at its beginning', { truncateBefore: 1 }, 1],
    ['to its latest events', { maxCount: 1 }, 2],
  ])('end where the stream was cut %s, whatever they ask', async (_, limits, found) => {
    for (let times = 0; times < 3; times++) await receive(10);
    await store.writeStreamLimits(`stock-${sku}`, limits);
    const by = restarted();
    const incomplete = { code: 'stream-incomplete', stream: `stock-${sku}`, expected: 0, found };
    for (const delta of [-99, 0, 1])
      await expect(send({ type: 'AdjustStock', sku, delta, reason: 'x' }, by)).rejects.toMatchObject(incomplete);
    await expect(by.known(stockDecider, sku)).rejects.toMatchObject(incomplete);
    expect(await revisions()).toEqual([0, 1, 2]);
  });

  it('end where the stream reads as empty and is not, and where there is a gap in it', async () => {
    for (let times = 0; times < 3; times++) await receive(10);
    await store.writeStreamLimits(`stock-${sku}`, { truncateBefore: 3 });
    const append = vi.spyOn(store, 'append');
    const asked = send({ type: 'ReceiveStock', sku, quantity: 3 }, restarted());
    await expect(asked).rejects.toMatchObject({ code: 'stream-incomplete', expected: 0, found: undefined });
    expect(append).toHaveBeenCalledTimes(3);
    append.mockRestore();

    await store.writeStreamLimits(`stock-${sku}`, {});
    await observer.query(`delete from event_store.events where stream = $1 and revision = 1`, [`stock-${sku}`]);
    const again = send({ type: 'ReceiveStock', sku, quantity: 3 }, restarted());
    await expect(again).rejects.toMatchObject({ code: 'stream-incomplete', expected: 1, found: 2 });
  });

  it('end where the first answer of a repeat was cut away behind the cache', async () => {
    const identity = { commandId: randomUUID(), commandHash: 'hash', keyed: true };
    const keyed = () =>
      handler.handle({ ...around(), decider: stockDecider, id: sku, command: { type: 'ReceiveStock', sku, quantity: 1 }, identity });
    await keyed();
    await receive(1);
    await store.writeStreamLimits(`stock-${sku}`, { truncateBefore: 1 });
    await expect(keyed()).rejects.toMatchObject({ code: 'stream-incomplete', expected: 0 });
  });

  it('by four processes at once all take effect exactly once', async () => {
    const others = [handler, ...Array.from({ length: 3 }, () => new AggregateCommandHandler(store, createLogger('command-api', 'silent')))];
    const settled = await Promise.all(
      Array.from({ length: 200 }, (_, index) => send({ type: 'ReceiveStock', sku, quantity: 1 }, others[index % 4])),
    );
    expect(settled.map((result) => result.revision).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 200 }, (_, index) => index),
    );
  });

  it('of a long stream start from a snapshot, and from the events where it does not fit', async () => {
    await receive(10);
    for (let round = 0; round < 12; round++) await Promise.all(Array.from({ length: 100 }, () => receive(1)));
    const stream = `stock-${sku}`;
    await vi.waitFor(async () => expect(await store.readSnapshot(stream)).toMatchObject({ category: 'stock', version: 2 }));
    // Given: a snapshot that says something else than the events, so that it shows whether it was used.
    const snapshot = { ...(await store.readSnapshot(stream)) };
    const state = { ...(snapshot.state as object), onHand: 5 };
    await store.writeSnapshot(stream, { ...snapshot, state });
    const level = async (delta = -1_000) => {
      const settled = await Promise.allSettled([send({ type: 'AdjustStock', sku, delta, reason: 'x' }, restarted())]);
      return outcomes(settled)[0];
    };
    expect(await level()).toBe('stock-insufficient');
    // When it is of another version, or of a log with other events in its place, the events count.
    await store.writeSnapshot(stream, { ...snapshot, state, position: '1' });
    expect(await level()).toBe(1_201);
    await store.writeSnapshot(stream, { ...snapshot, state, lastId: randomUUID() });
    expect(await level(-100)).toBe(1_202);
    // And when it is of a version that did not note the event it stands at.
    await store.writeSnapshot(stream, { ...snapshot, state, lastId: undefined });
    expect(await level(-100)).toBe(1_203);
    await store.writeSnapshot(stream, { ...snapshot, state, version: 99 });
    await expect(send({ type: 'AdjustStock', sku, delta: -1_000, reason: 'x' }, restarted())).rejects.toMatchObject({
      code: 'stock-insufficient',
    });
  });

  it('are still recognised as repeats when the state came from a snapshot', async () => {
    const identity = { commandId: randomUUID(), commandHash: Buffer.alloc(16, 7).toString('base64url'), keyed: true };
    const command = () => ({
      decider: stockDecider,
      id: sku,
      command: { type: 'ReceiveStock' as const, sku, quantity: 1 },
      identity,
      actor: { role: 'warehouse', subject: 'walter' },
      correlationId: 'correlation',
      occurredAt: '2010-12-01T08:26:00.000Z',
    });
    const first = await handler.handle(command());
    for (let round = 0; round < 12; round++) await Promise.all(Array.from({ length: 100 }, () => receive(1)));
    await vi.waitFor(async () => expect(await store.readSnapshot(`stock-${sku}`)).toBeDefined());
    expect(await restarted().handle(command())).toEqual({ ...first, replayed: true });
  });
});

function restarted(): AggregateCommandHandler {
  return new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
}

describe('what is known of an aggregate', () => {
  it('is never older than the last answer, also where a slow read of it began before', async () => {
    await receive(10);
    const other = new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
    const [read, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const readStream = store.readStream.bind(store);
    const slowly = async function* (...asked: Parameters<typeof readStream>) {
      const batches = await Array.fromAsync(readStream(...asked));
      read.resolve();
      await answered.promise;
      yield* batches;
    };
    vi.spyOn(store, 'readStream').mockImplementationOnce(slowly);

    const reading = other.known(stockDecider, sku);
    await read.promise;
    await send({ type: 'ReceiveStock', sku, quantity: 5 }, other);
    answered.resolve();
    await reading;

    expect(await other.known(stockDecider, sku)).toMatchObject({ onHand: 15 });
  });
});
