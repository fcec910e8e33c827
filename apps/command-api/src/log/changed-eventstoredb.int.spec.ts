import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stockDecider, type StockCommand } from '#domain/stock/stock';
import { LogChanged } from '#event-store/errors';
import { EventStoreDbEventStore } from '#event-store/eventstoredb/eventstoredb-event-store';
import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { createLogger } from '#platform/logging/logger';
import { type CommandResult } from '../command.js';
import { AggregateCommandHandler } from '../handle-command.js';

let server: StandInServer;
let store: EventStoreDbEventStore;
let handler: AggregateCommandHandler;
beforeEach(async () => {
  server = await StandInServer.start();
  store = new EventStoreDbEventStore({ url: server.url, patience: 2_000 });
  handler = new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

const repeated: string = randomUUID();
const send = (command: StockCommand, commandId: string = randomUUID()): Promise<CommandResult> =>
  handler.handle({
    decider: stockDecider,
    id: command.sku,
    command,
    identity: { commandId, commandHash: 'hash', keyed: commandId === repeated },
    actor: { role: 'warehouse', subject: 'walter' },
    correlationId: 'correlation',
    occurredAt: '2010-12-01T08:26:00.000Z',
  });
const receive = (quantity: number, sku = 'MUG') => send({ type: 'ReceiveStock', sku, quantity });
const adjust = (delta: number, commandId?: string) => send({ type: 'AdjustStock', sku: 'MUG', delta, reason: 'count' }, commandId);

it.each<[string, () => Promise<CommandResult>]>([
  ['an append', () => receive(1)],
  ['a repeat', () => adjust(-8, repeated)],
  ['a refusal', () => adjust(-9)],
  ['nothing to do', () => adjust(0)],
  ['the first event of a stream', () => receive(1, 'PLATE')],
])(
  'Given an EventStoreDB that comes back without its last events, %s is no answer; then it is decided on what is there',
  async (_, ask) => {
    const { position } = await receive(10);
    await adjust(-8, repeated);
    server.log.forgetFrom(position + 1n);
    server.gate.drop();
    const end = await store.head();
    await expect(ask()).rejects.toBeInstanceOf(LogChanged);
    expect(await store.head()).toBe(end);

    await expect(adjust(-11)).rejects.toMatchObject({ code: 'stock-insufficient' });
    expect(await adjust(-8, repeated)).toMatchObject({ revision: 1, replayed: false });
  },
);

it('Given an EventStoreDB that comes back with all it had, everything goes on as before', async () => {
  await receive(10);
  await adjust(-8, repeated);
  server.gate.drop();
  expect(await adjust(-8, repeated)).toMatchObject({ revision: 1, replayed: true });
  await expect(adjust(-3)).rejects.toMatchObject({ code: 'stock-insufficient' });
  expect(await receive(1)).toMatchObject({ revision: 2 });
});

it('Given a stream that was cut in EventStoreDB, it is not folded', async () => {
  for (const quantity of [1, 2, 3]) await receive(quantity);
  await store.writeStreamLimits('stock-MUG', { truncateBefore: 2 });
  handler = new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
  await expect(adjust(-1)).rejects.toMatchObject({ code: 'stream-incomplete', expected: 0, found: 2 });
  await store.writeStreamLimits('stock-MUG', { truncateBefore: 3 });
  await expect(receive(1)).rejects.toMatchObject({ code: 'stream-incomplete', expected: 0, found: undefined });
});
