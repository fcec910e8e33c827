import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type Fact } from './fact.js';
import { readImportedYear } from './imported-year.js';
import { liveProducts } from './live/placing.js';
import { orderLives } from './order-lives.js';

const typesOf = (facts: readonly Fact[]) => [...new Set(facts.map(({ event }) => event.type))].sort();

/** Every event fits its schema, and the revisions of every stream go on without a gap. */
function expectAppendable(facts: readonly Fact[]): void {
  const revisions = new Map<string, number>();
  for (const { stream, revision, event } of facts) {
    expect(eventCatalogue.versionOf(event)).toBeGreaterThan(0);
    expect(revision).toBe((revisions.get(stream) ?? -1) + 1);
    revisions.set(stream, revision);
  }
}

it('makes exactly as many events of order lives as asked for, the same every time', () => {
  const facts = [...orderLives(1_003)];
  expect(facts).toHaveLength(1_003);
  expectAppendable(facts);
  expect(typesOf(facts)).toEqual(['OrderCancelled', 'OrderConfirmed', 'OrderDelivered', 'OrderPlaced', 'OrderShipped']);
  expect([...orderLives(1_003)]).toEqual(facts);
  expect([...orderLives(1_003, 'other')]).not.toEqual(facts);
});

it('keeps the events of one order near each other, but not together', () => {
  const places = Map.groupBy(
    [...orderLives(4_000)].map(({ stream }, index) => ({ stream, index })),
    ({ stream }) => stream,
  );
  const spans = [...places.values()].map((facts) => (facts.at(-1)?.index ?? 0) - (facts[0]?.index ?? 0));
  expect(Math.max(...spans)).toBeLessThan(100);
  expect(spans.filter((span) => span > 6).length).toBeGreaterThan(spans.length / 2);
});

it('makes products that can be ordered', () => {
  const facts = [...liveProducts()];
  expectAppendable(facts);
  expect(typesOf(facts)).toEqual(['ProductAdded', 'ProductPublished']);
});

it('makes of a file what an import would write: products and stock, then orders and credit notes by their times', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-bench-'));
  try {
    const file = path.join(folder, 'retail.csv');
    await writeFile(
      file,
      `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536366,MUG,RED MUG,3,2010-12-02 08:28:00,1.85,17850,United Kingdom
C536379,MUG,RED MUG,-1,2010-12-03 09:41:00,1.85,17850,United Kingdom
536365,MUG,RED MUG,2,2010-12-01 08:26:00,1.85,,France
536367,CUP,BLUE CUP,1,2010-12-04 08:26:00,0.5,,France
`,
    );
    const year = await readImportedYear(3, file);
    expectAppendable([...(year?.catalogue ?? []), ...(year?.invoices ?? [])]);
    expect(year?.catalogue.map(({ event }) => event.type)).toEqual(['ProductAdded', 'ProductPublished', 'StockReceived']);
    expect(year?.invoices.map(({ stream }) => stream)).toEqual(['order-536365', 'order-536366', 'credit-note-C536379']);
    expect(year?.invoices[1]?.event.data).toMatchObject({ customerId: '17850', total: { amount: '5.55', currency: 'GBP' } });
    expect(await readImportedYear(3, path.join(folder, 'absent.csv'))).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
});
