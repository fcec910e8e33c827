import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { stockDecider, type StockCommand } from '#domain/stock/stock';
import { EventStoreUnavailable } from '#events/store/errors';
import { PostgresEventStore } from '#events/store/postgres/postgres-event-store';
import { migrateEventStore } from '#events/store/postgres/schema';
import { createTestDatabase, type TestDatabase } from '#tools/testing/database';
import { type CommandResult } from './command.js';
import { CommandHandling } from './handle-command.js';

let database: TestDatabase;
let store: PostgresEventStore;
let handling: CommandHandling;
let sku: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = new PostgresEventStore({ url: database.url });
});
beforeEach(() => {
  handling = new CommandHandling(store);
  sku = `SKU-${randomUUID().slice(0, 8)}`;
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

function send(command: StockCommand, by: CommandHandling = handling, ifMatch?: number): Promise<CommandResult> {
  return by.handle({
    decider: stockDecider,
    id: command.sku,
    command,
    identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
    actor: { role: 'warehouse', subject: 'walter' },
    correlationId: 'correlation',
    occurredAt: '2010-12-01T08:26:00.000Z',
    ifMatch,
  });
}
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
      () => send({ type: 'AdjustStock', sku, delta: -1, reason: 'x' }, handling, 1),
      () => send({ type: 'AdjustStock', sku, delta: -1, reason: 'x' }, handling, 1),
    );
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value.revision : (each.reason as Error).name))).toEqual([
      2,
      'RevisionMismatch',
    ]);
  });

  it('go on after the stream was deleted behind the cache', async () => {
    await receive(10);
    await store.deleteStream(`stock-${sku}`, 0);
    expect(await receive(3)).toMatchObject({ revision: 1 });
    await expect(adjust(-4)).rejects.toMatchObject({ code: 'stock-insufficient' });
  });

  it('by four processes at once all take effect exactly once', async () => {
    const others = [handling, ...Array.from({ length: 3 }, () => new CommandHandling(store))];
    const settled = await Promise.all(
      Array.from({ length: 200 }, (_, index) => send({ type: 'ReceiveStock', sku, quantity: 1 }, others[index % 4])),
    );
    expect(settled.map((result) => result.revision).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 200 }, (_, index) => index),
    );
  });
});
