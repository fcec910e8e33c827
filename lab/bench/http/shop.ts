import { Random } from '../../test-bed/random.js';

/** Who asks, each with a token of his own: budgets of requests are a principal's. */
const PRINCIPALS = 64;
const PRODUCTS = 1_000;
/** So that the first page of each customer is full. */
const OWN_ORDERS = 60;
const GUEST_ORDERS = 1_000;

const pounds = (amount: string) => ({ amount, currency: 'GBP' });
export const skus = Array.from({ length: PRODUCTS }, (_, index) => `BENCH-${index}`);
export const customers = Array.from({ length: PRINCIPALS }, (_, index) => `bench-customer-${index}`);
export const clerks = Array.from({ length: PRINCIPALS }, (_, index) => `bench-clerk-${index}`);
export const ownOrder = (customer: string, index: number) => `${customer}-order-${index % OWN_ORDERS}`;
export const guestOrder = (index: number) => `bench-guest-${index % GUEST_ORDERS}`;

interface Line {
  readonly path: string;
  readonly body: object;
}

/** What the shop holds, as lines of batches; each batch rests on those before it. */
export function* shopBatches(): Generator<readonly Line[]> {
  const random = new Random('shop');
  yield skus.map((sku) => ({ path: '/products', body: productBody(sku, random) }));
  yield [
    ...skus.map((sku) => ({ path: `/products/${sku}/publish`, body: {} })),
    ...customers.map((customerId) => ({
      path: '/customers',
      body: { customerId, name: `${customerId} Example`, email: `${customerId}@example.org` },
    })),
  ];
  yield [...placedOrders(random)].sort(() => random.next() - 0.5);
}

function productBody(sku: string, random: Random): object {
  return {
    sku,
    name: `LANTERN NUMBER ${sku} IN ASSORTED COLOURS`,
    description: 'A lantern for the garden, of iron and glass, with room for a candle and a ring to hang it from a branch or a hook.',
    category: `lanterns-${random.between(1, 20)}`,
    attributes: { colour: random.pick(['red', 'green', 'blue']), height: random.between(10, 60), outdoor: true },
    price: pounds(`${random.between(1, 40)}.${random.between(1, 9)}`),
  };
}

function* placedOrders(random: Random): Generator<Line> {
  for (const customerId of customers)
    for (let index = 0; index < OWN_ORDERS; index++) yield orderLine({ orderId: ownOrder(customerId, index), customerId }, random);
  for (let index = 0; index < GUEST_ORDERS; index++) yield orderLine({ orderId: guestOrder(index) }, random);
}

function orderLine(ids: object, random: Random): Line {
  const lines = Array.from({ length: random.between(1, 5) }, () => ({ sku: random.pick(skus), quantity: random.between(1, 12) }));
  const shipTo = { name: 'Anna Example', line1: '1 High Street', city: 'London', postalCode: 'N1 1AA', country: 'GB' };
  return { path: '/orders', body: { ...ids, currency: 'GBP', lines, shipTo, payment: { method: 'on-account' } } };
}

export const creditBody = { amount: pounds('1.25'), reference: 'Goodwill for a parcel that came late, agreed on the phone' };
export const receiptBody = { quantity: 6, reference: 'Delivery note of the usual carrier, two pallets, dock four' };
