import pg from 'pg';
import { expect, it } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { orderPlaced, stockReceived, toNewEvent } from '#projector/testing/events';
import { readLedger } from './read-ledger.js';
import { summary } from './summary.js';

it('types of events that are not ours are passed over and counted', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = openEventStore(database.url);
  const foreign = { ...toNewEvent(stockReceived()), type: 'InvoiceSent', data: { number: 7 }, metadata: {} as never };
  await store.append('stock-MUG', 'noStream', [toNewEvent(stockReceived())]);
  await store.append('invoice-7', 'noStream', [foreign]);
  await store.append('order-7', 'noStream', [toNewEvent(orderPlaced())]);

  const ledger = await readLedger(database.url);
  await store.close();
  await database.drop();

  expect([ledger.events, ledger.orders.get('7')?.currency]).toEqual([2, 'GBP']);
  expect(ledger.orders.get('7')?.latest).toBeGreaterThan(Date.now() - 60_000);
  expect(summary(ledger)).toContain('passed over, of types that are not ours: 1 InvoiceSent');
});

it('a stream of ours that lacks events is added up by nobody; one of somebody else may', async () => {
  const database = await createTestDatabase();
  await migrateEventStore(database.url);
  const store = openEventStore(database.url);
  const foreign = () => ({ ...toNewEvent(stockReceived()), type: 'InvoiceSent', data: { number: 7 }, metadata: {} as never });
  for (const stream of ['stock-MUG', 'invoice-7'])
    for (const expected of ['noStream', 0, 1] as const)
      await store.append(stream, expected, [stream === 'invoice-7' ? foreign() : toNewEvent(stockReceived())]);
  const [client, removed] = [new pg.Client(database.url), 'delete from event_store.events where stream = $1 and revision = 1'];
  await client.connect();

  await client.query(removed, ['invoice-7']);
  expect((await readLedger(database.url)).events).toBe(3);
  await client.query(removed, ['stock-MUG']);
  await expect(readLedger(database.url)).rejects.toMatchObject({ code: 'stream-incomplete', stream: 'stock-MUG', expected: 1, found: 2 });
  await client.end();
  await store.close();
  await database.drop();
});
