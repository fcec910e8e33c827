import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignJWT } from 'jose';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { startThreeProcesses, testSecrets, type ThreeProcesses } from '#lab/test-bed/three-processes';
import { audit } from '../verify/balance/audit.js';
import { readLedger } from '../verify/balance/read-ledger.js';
import { DemoApi } from './demo-api.js';
import { type Fate, monthOfOrders } from './month.js';
import { DELIVERY, GIFT_CARD, runDemo } from './run-demo.js';

let database: TestDatabase;
let shop: ThreeProcesses;
beforeAll(async () => {
  database = await createTestDatabase();
  shop = await startThreeProcesses(database.url);
});
afterAll(async () => {
  await shop.stop();
  await database.drop();
});

async function demo(): Promise<DemoApi> {
  const token = await new SignJWT({ role: 'importer' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('demo')
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(testSecrets.JWT_SECRET));
  const tokens = { current: () => Promise.resolve(token), renewed: () => Promise.resolve(undefined) };
  const access = { commandApiUrl: shop.commandApi.url, queryApiUrl: shop.queryApi.url, tokens, dataDirectory: undefined };
  const silent = () => undefined;
  const api = new DemoApi(access, 1, testSecrets.PAYMENT_WEBHOOK_SECRET, new AbortController().signal, silent);
  await runDemo(api, 1, silent);
  return api;
}

test(
  'the demo makes a month in which everything has happened, it adds up, and a second run changes nothing',
  { timeout: 180_000 },
  async () => {
    await demo();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const commands = `select count(*) as events from event_store.events where metadata->'actor'->>'subject' = 'demo' or type like 'Payment%'`;
    const first = await client.query(commands);
    const { rows } = await client.query<{ type: string }>('select distinct type from event_store.events');

    const again = await demo();

    expect((await client.query(commands)).rows).toEqual(first.rows);
    await client.end();
    expect(again.replayed).toBeGreaterThan(200);
    expect(rows.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'OrderPlaced',
        'PaymentCaptured',
        'PaymentDeclined',
        'WalletDebited',
        'OrderDelivered',
        'OrderLinesReturned',
        'OrderHeld',
        'CreditNoteIssued',
      ]),
    );
    const { faults } = audit(await readLedger(database.url), { now: Date.now(), patience: 60_000 });
    expect(faults).toEqual([]);
  },
);

test('each seed has a month of its own, the same every time, with every fate in it, and takes no more than there is', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const orders = monthOfOrders(seed);
    const fates = new Set(orders.map(({ fate }) => fate));
    expect([seed, [...fates].sort()]).toEqual([
      seed,
      ['cancelled', 'confirmed', 'declined', 'delivered', 'held', 'returned'] satisfies Fate[],
    ]);
    expect(monthOfOrders(seed)).toEqual(orders);
    const taken = new Map<string, number>();
    const add = (what: string, amount: number) => taken.set(what, (taken.get(what) ?? 0) + amount);
    for (const { customer, method, lines } of orders) {
      for (const { product, quantity } of lines) {
        add(product.sku, quantity);
        if (method === 'wallet') add(customer.customerId, quantity * Number(product.price));
      }
    }
    for (const [what, amount] of taken) expect(amount).toBeLessThanOrEqual(what.startsWith('demo-') ? Number(GIFT_CARD) : DELIVERY);
    for (const { lines } of orders) expect(new Set(lines.map(({ product }) => product.sku)).size).toBe(lines.length);
  }
  expect(monthOfOrders(1)).not.toEqual(monthOfOrders(2));
});
