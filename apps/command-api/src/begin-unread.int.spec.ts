import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { productDecider } from '#domain/product/product';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { AggregateCommandHandler } from './handle-command.js';

let database: TestDatabase;
let store: PostgresEventStore;
let sku: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = new PostgresEventStore({ url: database.url });
});
beforeEach(() => (sku = `SKU-${randomUUID().slice(0, 8)}`));
afterAll(async () => {
  await store.close();
  await database.drop();
});

type Asked = Partial<{ commandId: string; commandHash: string; name: string; ifMatch: '*'; of: string }>;

function add(by: AggregateCommandHandler, { commandId, commandHash = 'hash', name = 'Lantern', ifMatch, of = sku }: Asked = {}) {
  return by.handle({
    decider: productDecider,
    id: of,
    command: { type: 'AddProduct', sku: of, name, category: 'lights', price: { amount: '3.5', currency: 'GBP' } },
    identity: { commandId: commandId ?? randomUUID(), commandHash, keyed: commandId !== undefined },
    actor: { role: 'clerk', subject: 'clara' },
    correlationId: 'correlation',
    occurredAt: '2010-12-01T08:26:00.000Z',
    ifMatch,
  });
}

/** A process that has appended before, and so knows whether its store tells repeats. */
async function processAtWork(): Promise<AggregateCommandHandler> {
  const handler = new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
  await add(handler, { of: `SKU-${randomUUID().slice(0, 8)}` });
  return handler;
}

function watched() {
  const [reads, appends] = [vi.spyOn(store, 'readStream'), vi.spyOn(store, 'append')];
  onTestFinished(() => [reads, appends].forEach((spy) => spy.mockRestore()));
  return { reads, appends };
}

/** A store that says no more of an append than where it stands, as EventStoreDB does. */
function tellingNothing(): void {
  const append = store.append.bind(store);
  const spy = vi.spyOn(store, 'append').mockImplementation(async (...asked) => {
    const { revision, position } = await append(...asked);
    return { revision, position };
  });
  onTestFinished(() => spy.mockRestore());
}

describe('A command that begins an aggregate', () => {
  it('is appended without a look at its stream, with a key or without', async () => {
    const handler = await processAtWork();
    const { reads, appends } = watched();
    expect(await add(handler)).toMatchObject({ revision: 0, replayed: false });
    expect(await add(handler, { of: `${sku}-keyed`, commandId: randomUUID() })).toMatchObject({ revision: 0, replayed: false });
    expect(reads).not.toHaveBeenCalled();
    expect(appends.mock.calls.map(([, expected]) => expected)).toEqual(['noStream', 'noStream']);
  });

  it('is refused where there is one, after a read, and writes nothing', async () => {
    await add(await processAtWork());
    const other = await processAtWork();
    const { reads, appends } = watched();
    await expect(add(other, { name: 'Another' })).rejects.toMatchObject({ code: 'product-exists' });
    expect(reads).toHaveBeenCalledTimes(1);
    expect(appends).toHaveBeenCalledTimes(1);
    expect((await Array.fromAsync(store.readStream(`product-${sku}`))).flat()).toHaveLength(1);
  });

  it('is refused after a read where the rules refuse it', async () => {
    const handler = await processAtWork();
    const { reads } = watched();
    const refuse = () => {
      throw new Error('not today');
    };
    const asked = { type: 'AddProduct', sku, name: 'x', category: 'x', price: { amount: '1', currency: 'GBP' } } as const;
    const around = { actor: { role: 'clerk', subject: 'clara' }, correlationId: 'c', occurredAt: '2010-12-01T08:26:00.000Z' };
    const identity = { commandId: randomUUID(), commandHash: 'hash', keyed: false };
    await expect(handler.handle({ decider: productDecider, id: sku, command: asked, identity, ...around, refuse })).rejects.toThrow(
      'not today',
    );
    expect(reads).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a store that tells repeats', () => undefined],
    ['one that does not', tellingNothing],
  ])('is recognised as a repeat by another process, with %s; with another body it is refused', async (_, prepare) => {
    prepare();
    const commandId = randomUUID();
    const first = await add(await processAtWork(), { commandId });
    expect(first.replayed).toBe(false);
    expect(await add(await processAtWork(), { commandId })).toEqual({ ...first, replayed: true });
    const other = add(await processAtWork(), { commandId, commandHash: 'another' });
    await expect(other).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
  });

  it('is a repeat also in the first process that asks a store after its start', async () => {
    const commandId = randomUUID();
    const first = await add(await processAtWork(), { commandId });
    const started = new AggregateCommandHandler(store, createLogger('command-api', 'silent'));
    expect(await add(started, { commandId })).toEqual({ ...first, replayed: true });
  });

  it('is read first where If-Match asks for what is there', async () => {
    const handler = await processAtWork();
    await expect(add(handler, { ifMatch: '*' })).rejects.toMatchObject({ name: 'RevisionMismatch' });
    await add(handler);
    const { appends } = watched();
    await expect(add(await processAtWork(), { ifMatch: '*' })).rejects.toMatchObject({ code: 'product-exists' });
    expect(appends).toHaveBeenCalledTimes(1); // Of the process at work.
  });
});
