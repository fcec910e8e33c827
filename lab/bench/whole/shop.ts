import { type Random } from '../../test-bed/random.js';
import { type Fact } from '../projections/fact.js';
import { CURRENCY, pounds } from '../projections/placed-order.js';

const PRODUCTS = 200;
const CUSTOMERS = 1_000;
/** More than any run can sell. */
const ON_HAND = 1_000_000_000;
const sku = (product: number) => `WHOLE-${product}`;

/** Who places the orders: a guest's name is sealed with a key that is made for the order, a customer's with the one that there is. */
export type Buyer = 'guests' | 'customers';

/** Products that can be ordered, and enough of each. */
export function* stockedProducts(): Generator<Fact> {
  const occurredAt = '2012-01-01T00:00:00.000Z';
  for (let product = 1; product <= PRODUCTS; product++) {
    const stream = `product-${sku(product)}`;
    const added = { sku: sku(product), name: `WHOLE PRODUCT ${product}`, category: 'bench', attributes: {}, price: pounds('2.5') };
    yield { stream, revision: 0, event: { type: 'ProductAdded', data: added }, occurredAt };
    yield { stream, revision: 1, event: { type: 'ProductPublished', data: { sku: sku(product) } }, occurredAt };
    const received = { sku: sku(product), quantity: ON_HAND };
    yield { stream: `stock-${sku(product)}`, revision: 0, event: { type: 'StockReceived', data: received }, occurredAt };
  }
}

/** The body of a command that orders one product on account, with a name and an address. */
export function bodyFor(buyer: Buyer): (orderId: string, random: Random) => object {
  return (orderId, random) => ({
    orderId,
    ...(buyer === 'customers' && { customerId: `whole-${random.between(1, CUSTOMERS)}` }),
    currency: CURRENCY,
    lines: [{ sku: sku(random.between(1, PRODUCTS)), quantity: random.between(1, 3) }],
    shipTo: { name: 'Ada Lovelace', line1: '12 St James Square', city: 'London', postalCode: 'SW1Y 4JH', country: 'United Kingdom' },
    payment: { method: 'on-account' },
  });
}
