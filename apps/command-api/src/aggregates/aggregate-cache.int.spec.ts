import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stockDecider } from '#domain/stock/stock';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { AggregateCache } from './aggregate-cache.js';
import { decideRound } from './decide-round.js';
import { type AnyCommand } from './erased.js';

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = new PostgresEventStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** Receives one unit, as a command of its own. */
async function receive(cache: AggregateCache, sku: string): Promise<void> {
  const command: AnyCommand = {
    decider: stockDecider,
    id: sku,
    command: { type: 'ReceiveStock', sku, quantity: 1 },
    identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
    actor: { role: 'warehouse', subject: 'walter' },
    correlationId: 'correlation',
    occurredAt: '2010-12-01T08:26:00.000Z',
  };
  const { aggregate } = await cache.load(`stock-${sku}`, stockDecider);
  const round = decideRound(aggregate, [command]);
  const appended = await store.append(`stock-${sku}`, aggregate.revision < 0 ? 'noStream' : aggregate.revision, round.events);
  await cache.advance(`stock-${sku}`, aggregate, [command], round, appended);
}

it('given aggregates that remember too many commands together, those least recently used are read again', async () => {
  const cache = new AggregateCache(store, createLogger('command-api', 'silent'), 10);
  const isRead = async (sku: string) => (await cache.load(`stock-${sku}`, stockDecider)).fresh;

  for (const sku of ['MUG', 'PLATE']) for (let times = 0; times < 4; times++) await receive(cache, sku);
  expect([await isRead('MUG'), await isRead('PLATE')]).toEqual([false, false]);
  await receive(cache, 'PLATE');

  expect(await isRead('PLATE')).toBe(false);
  expect(await isRead('MUG')).toBe(true);
  expect((await cache.load('stock-MUG', stockDecider)).aggregate).toMatchObject({ revision: 3, state: { onHand: 4 } });
});
