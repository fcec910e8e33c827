import { pause } from '#postgres/backoff';
import { OperatorError } from '../operator-error.js';
import { type DemoApi } from './demo-api.js';
import { type DemoOrder, monthOfOrders } from './month.js';
import { customers, pounds, products } from './shop.js';

/** Enough for what any month takes of one. */
export const DELIVERY = 400;
export const GIFT_CARD = '2500';
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;
/** The seed is in the ids: what one run made is what another with the same seed makes. */
const keyed = (what: string, seed: number) => `${what} of the demo (seed ${seed})`;

/** Furnishes a small shop and lives through a month of it. @throws OperatorError */
export async function runDemo(api: DemoApi, seed: number, say: (text: string) => void): Promise<void> {
  for (const { sku, name, category, price } of products) {
    await api.command('/products', { sku, name, category, price: pounds(price) }, ['product-exists']);
    await api.command(`/products/${sku}/publish`);
    await api.command(`/stock/${sku}/receive`, { quantity: DELIVERY, reference: keyed('Delivery', seed) });
  }
  say(`${products.length} products are on sale, with ${DELIVERY} of each on hand.`);
  for (const { customerId, name, city } of customers) {
    const address = { line1: '1 High Street', city, postalCode: 'YO1 7HH', country: 'GB' };
    await api.command('/customers', { customerId, name, email: `${customerId}@example.com`, address }, ['customer-exists']);
    await api.command(`/wallets/${customerId}/credit`, { amount: pounds(GIFT_CARD), reference: keyed('Gift card', seed) });
  }
  say(`${customers.length} customers, each with a gift card of ${GIFT_CARD} GBP.`);
  const orders = monthOfOrders(seed);
  for (const order of orders) await place(api, order);
  say(`${orders.length} orders of January 2026 are placed. Now they are paid, shipped, returned …`);
  for (const order of orders) await live(api, order);
  const [first] = orders;
  const note = { sku: 'MUG-STONE', quantity: 2, unitPrice: pounds('7.95') };
  const creditNote = {
    creditNoteId: `demo-${seed}-credit`,
    customerId: first?.customer.customerId,
    currency: 'GBP',
    lines: [note],
    country: 'GB',
    reason: 'Broken on arrival.',
  };
  await api.command('/credit-notes', { ...creditNote, occurredAt: '2026-01-31T15:00:00Z' }, [
    'idempotency-key-reused',
    'credit-note-exists',
  ]);
}

async function place(api: DemoApi, { orderId, customer, method, placedAt, lines }: DemoOrder): Promise<void> {
  await api.command(
    '/orders',
    {
      orderId,
      customerId: customer.customerId,
      currency: 'GBP',
      lines: lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
      shipTo: { name: customer.name, line1: '1 High Street', city: customer.city, postalCode: 'YO1 7HH', country: 'GB' },
      payment: { method },
      occurredAt: placedAt,
    },
    ['order-exists'],
  );
}

/** From its payment to its fate, each step once the one before is seen to have happened. */
async function live(api: DemoApi, order: DemoOrder): Promise<void> {
  const { orderId, method, fate } = order;
  const path = `/orders/${orderId}`;
  if (method === 'card') {
    const { amountDue } = await awaitPayment(api, order);
    const type = fate === 'declined' ? 'declined' : 'captured';
    await api.provider(orderId, { id: `${orderId}-${type}`, type, amount: amountDue as object });
  }
  if (fate === 'declined') return void (await awaitOrder(api, orderId, ({ status }) => status === 'rejected'));
  await awaitOrder(api, orderId, ({ status }) => status !== 'placed');
  if (fate === 'held') await api.command(`${path}/hold`, { reason: 'The address is being checked.' });
  if (fate === 'cancelled') await api.command(`${path}/cancel`, { reason: 'Changed my mind.' });
  if (fate !== 'delivered' && fate !== 'returned') return;
  await api.command(`${path}/ship`, { trackingNumber: `JD${orderId.replace(/\D/g, '')}` });
  await api.command(`${path}/deliver`);
  if (fate === 'returned') await api.command(`${path}/return`, { lines: [{ line: 1, quantity: 1 }], reason: 'Not as I thought.' });
}

/** Until the payment is asked for, or over already. */
function awaitPayment(api: DemoApi, { orderId }: DemoOrder): Promise<Record<string, unknown>> {
  return awaitOrder(api, orderId, async () => (await api.query(`/payments/${orderId}`)) !== undefined);
}

async function awaitOrder(
  api: DemoApi,
  orderId: string,
  holds: (order: Record<string, unknown>) => boolean | Promise<boolean>,
): Promise<Record<string, unknown>> {
  for (const deadline = performance.now() + PATIENCE_MS; ; await pause(LOOK_EVERY_MS, new AbortController().signal)) {
    const order = await api.query(`/orders/${orderId}`);
    if (order !== undefined && (await holds(order))) return order;
    if (performance.now() > deadline)
      throw new OperatorError(
        `The order ${orderId} does not get on (${String(order?.status)}): npm run replay -- list says whether fulfilment runs.`,
      );
  }
}
