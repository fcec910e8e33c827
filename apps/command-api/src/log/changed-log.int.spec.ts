import { randomUUID } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderDecider } from '#domain/order/order';
import { stockDecider, type StockCommand } from '#domain/stock/stock';
import { LogChanged } from '#event-store/errors';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type CommandResult } from '../command.js';
import { AggregateCommandHandler } from '../handle-command.js';
import { LogMemory } from './log-memory.js';
import { ExchangedLog } from './testing/exchanged-log.js';

const NAMESPACE = randomUUID();
const silent = createLogger('command-api', 'silent');
let database: TestDatabase;
let store: PostgresEventStore;
let log: ExchangedLog;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = new PostgresEventStore({ url: database.url });
  log = new ExchangedLog(database.url);
});
afterAll(async () => {
  await log[Symbol.asyncDispose]();
  await store.close();
  await database.drop();
});

let handler: AggregateCommandHandler;
let sku: string;
const changed = vi.fn();
beforeEach(() => {
  changed.mockClear();
  handler = new AggregateCommandHandler(store, silent, { memory: new LogMemory(store, changed) });
  sku = `SKU-${randomUUID().slice(0, 8)}`;
});

const around = (key?: string) => ({
  identity: {
    commandId: key === undefined ? randomUUID() : uuidV5(`${key}-${sku}`, NAMESPACE),
    commandHash: 'hash',
    keyed: key !== undefined,
  },
  actor: { role: 'warehouse', subject: 'walter' },
  correlationId: 'correlation',
  occurredAt: '2010-12-01T08:26:00.000Z',
});
interface More {
  readonly key?: string;
  readonly ifMatch?: readonly number[];
}
const send = (command: StockCommand, { key, ifMatch }: More = {}): Promise<CommandResult> =>
  handler.handle({ decider: stockDecider, id: command.sku, command, ...around(key), ifMatch });
const receive = (quantity: number, more?: More, id = sku) => send({ type: 'ReceiveStock', sku: id, quantity }, more);
const adjust = (delta: number, more?: More) => send({ type: 'AdjustStock', sku, delta, reason: 'count' }, more);
const cancel = () =>
  handler.handle({
    decider: orderDecider,
    id: `none-${sku}`,
    command: { type: 'CancelOrder', orderId: `none-${sku}`, reason: 'none', cancelledAt: '2010-12-01T08:26:00.000Z' },
    ...around(),
  });

/** A stock of 10 at revision 0, then a keyed command and another: of these nothing is left, and others may have written since. */
async function lose(grownBy: number): Promise<bigint> {
  await receive(10);
  const kept = await log.head();
  await adjust(-8, { key: 'k-1' });
  await receive(1);
  await log.takeBack(kept, grownBy);
  return kept;
}

describe.each([
  ['shorter', 0],
  ['grown again to the same place', 2],
  ['grown far beyond it', 50],
])('Given a log that was taken back under a process that remembers it, and is %s,', (_, grownBy) => {
  it.each<[string, () => Promise<CommandResult>]>([
    ['an append', () => receive(1)],
    ['a repeat', () => adjust(-8, { key: 'k-1' })],
    ['a refusal', () => adjust(-9)],
    ['nothing to do', () => adjust(0)],
    ['an If-Match that is wrong', () => receive(1, { ifMatch: [7] })],
    ['an If-Match that was right', () => receive(1, { ifMatch: [2] })],
    ['an absent resource', cancel],
    ['the first event of a stream', () => receive(1, {}, `NEW-${sku}`)],
  ])('%s is no answer, and nothing is written; then it is decided on what is there', async (_case, ask) => {
    const kept = await lose(grownBy);
    await expect(ask()).rejects.toBeInstanceOf(LogChanged);
    expect(await log.head()).toBe(kept + BigInt(grownBy));
    expect(changed).toHaveBeenCalledTimes(1);

    await expect(adjust(-11)).rejects.toMatchObject({ code: 'stock-insufficient' });
    expect(await adjust(-8, { key: 'k-1' })).toMatchObject({ revision: 1, replayed: false });
    await expect(adjust(-3)).rejects.toMatchObject({ code: 'stock-insufficient' });
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

it('Given many commands at once on a log that was taken back, none is answered from the lost time, and one memory is given up once', async () => {
  const kept = await lose(0);
  const settled = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => receive(1, {}, index % 2 ? sku : `${index}-${sku}`)));
  expect(changed).toHaveBeenCalledTimes(1);
  for (const each of settled) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'log-changed' });
  const rows = await log.query<number>(`select revision from event_store.events where stream = $1 and position > $2 order by revision`, [
    `stock-${sku}`,
    kept.toString(),
  ]);
  // What came after the memory was given up was decided on the stock of 10 at revision 0.
  expect(rows).toEqual(rows.map((_, index) => index + 1));
});

it('Given a round that began before the log was given up, it is refused however much is remembered anew meanwhile', async () => {
  await lose(0);
  const [loading, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const append = store.append.bind(store);
  vi.spyOn(store, 'append').mockImplementationOnce(async (...asked) => {
    loading.resolve();
    await go.promise;
    return append(...asked);
  });
  const slow = receive(5);
  await loading.promise;
  await expect(receive(1, {}, `NEW-${sku}`)).rejects.toBeInstanceOf(LogChanged);
  // The stream is filled again to the very revision that the slow one has decided on.
  for (const quantity of [100, 100]) await receive(quantity, {}, `MORE-${sku}`);
  const other = new AggregateCommandHandler(store, silent);
  const command = { type: 'ReceiveStock' as const, sku, quantity: 100 };
  for (let times = 0; times < 2; times++) await other.handle({ decider: stockDecider, id: sku, command, ...around() });
  go.resolve();

  await expect(slow).rejects.toBeInstanceOf(LogChanged);
  expect((await new AggregateCommandHandler(store, silent).known(stockDecider, sku)).onHand).toBe(210);
});

it('Given the lost log is put back, what is remembered of the other one is given up in the same way', async () => {
  const kept = await lose(3);
  await expect(receive(1)).rejects.toBeInstanceOf(LogChanged);
  expect(await receive(1)).toMatchObject({ revision: 1 });
  await log.putBack(kept);
  await expect(receive(1)).rejects.toBeInstanceOf(LogChanged);
  expect(await receive(1)).toMatchObject({ revision: 3 });
  expect(await adjust(-8, { key: 'k-1' })).toMatchObject({ revision: 1, replayed: true });
});

it('Given a process that decides on what it knows alone, it can verify that, also of a memory that was given up since', async () => {
  await receive(10);
  const kept = await log.head();
  await receive(5);
  const verify = handler.verifier();
  await verify();
  await log.takeBack(kept, 9);
  expect(await handler.known(stockDecider, sku)).toMatchObject({ onHand: 15 });
  await expect(verify()).rejects.toBeInstanceOf(LogChanged);
  await expect(verify()).rejects.toBeInstanceOf(LogChanged);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(await handler.known(stockDecider, sku)).toMatchObject({ onHand: 10 });
});
