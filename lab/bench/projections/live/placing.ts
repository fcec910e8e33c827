import { type Random } from '../../../test-bed/random.js';
import { type Fact } from '../fact.js';
import { CURRENCY, pounds } from '../placed-order.js';

const PRODUCTS = 200;
const sku = (product: number) => `LIVE-${product}`;

/** Products that can be ordered. */
export function* liveProducts(): Generator<Fact> {
  const occurredAt = '2012-01-01T00:00:00.000Z';
  for (let product = 1; product <= PRODUCTS; product++) {
    const stream = `product-${sku(product)}`;
    const added = { sku: sku(product), name: `LIVE PRODUCT ${product}`, category: 'bench', attributes: {}, price: pounds('2.5') };
    yield { stream, revision: 0, event: { type: 'ProductAdded', data: added }, occurredAt };
    yield { stream, revision: 1, event: { type: 'ProductPublished', data: { sku: sku(product) } }, occurredAt };
  }
}

/** The body of a command that orders one to five of them. */
export function placeOrderBody(orderId: string, random: Random) {
  const lines = Array.from({ length: random.between(1, 5) }, () => ({
    sku: sku(random.between(1, PRODUCTS)),
    quantity: random.between(1, 12),
  }));
  return { orderId, currency: CURRENCY, lines, shipTo: { country: 'United Kingdom' }, payment: { method: 'on-account' } };
}
