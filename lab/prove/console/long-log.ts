import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { stockedProducts } from '../../bench/whole/shop.js';
import { type Fact } from '../../bench/projections/fact.js';
import { orderLives } from '../../bench/projections/order-lives.js';
import { pounds } from '../../bench/projections/placed-order.js';

/** Who has the longest stream: one like no shop has, so that what is measured there is the worst. */
export const LONG = 'life-1';
const LONGEST = 20_000;
/** As many as order lives know. */
const [CUSTOMERS, PRODUCTS] = [5_000, 2_000];
const occurredAt = '2012-01-01T00:00:00.000Z';

/** What has to be there before orders come in: products that the command API sells. */
export const beforeOrders = stockedProducts;

/** A log of so many events: customers, stock, drafts, one very long stream, and for the most part orders from their placing to their delivery. */
export function* longLog(events: number): Generator<Fact> {
  let count = 0;
  for (const facts of [customers(), stock(), longStream(Math.min(LONGEST, Math.floor(events / 20)))]) {
    for (const fact of facts) {
      count++;
      yield fact;
    }
  }
  yield* orderLives(events - count);
}

const first = (stream: string, event: OrderlineEvent): Fact => ({ stream, revision: 0, event, occurredAt });

function* customers(): Generator<Fact> {
  for (let number = 1; number <= CUSTOMERS; number++) {
    const customerId = `life-${number}`;
    const id = String(number).padStart(12, '0');
    const emailClaim = { address: id.padStart(64, '0'), claimId: `2b1f6c1e-8a0f-8d5e-9c3b-${id}` };
    const data = { customerId, name: `Customer ${number}`, email: `${customerId}@example.com`, emailClaim, registeredAt: occurredAt };
    yield first(`customer-${customerId}`, { type: 'CustomerRegistered', data });
  }
}

function* stock(): Generator<Fact> {
  for (let number = 1; number <= PRODUCTS; number++) {
    const sku = `LIFE-${number}`;
    const data = { sku, name: `PRODUCT NUMBER ${number}`, category: `category ${number % 20}`, attributes: {}, price: pounds('2.5') };
    yield first(`product-${sku}`, { type: 'ProductAdded', data });
    yield first(`stock-${sku}`, { type: 'StockReceived', data: { sku, quantity: 1 + (number % 500) } });
  }
}

function* longStream(length: number): Generator<Fact> {
  for (let revision = 0; revision < length; revision++) {
    const data = { customerId: LONG, amount: pounds('1'), reference: 'a gift', balance: pounds(String(revision + 1)) };
    yield { stream: `wallet-${LONG}`, revision, event: { type: 'WalletCredited', data }, occurredAt };
  }
}
