import { type Random } from '../../test-bed/random.js';
import { type Shop } from './shop.js';

/** One question, and what its answer must not fall behind. */
export interface Question {
  readonly path: string;
  /** The view that the answer comes from, where it comes from one. */
  readonly view?: 'products' | 'stock-levels' | 'orders' | 'sales' | 'customers' | 'wallets' | 'payments';
  /** Figures that can only rise or stay. */
  readonly figures?: (body: Page) => Readonly<Record<string, bigint>>;
  /** The position of an event without which the answer would be 404. */
  readonly since?: bigint;
  readonly isStream?: true;
}

export interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const groupings = ['day', 'month', 'country', 'product'] as const;

/** One of all routes of the query API. */
export function askSomething(shop: Shop, random: Random): Question {
  const sku = random.pick(shop.skus);
  const order = random.pick(shop.orders.slice(-500));
  const one = { view: 'orders', since: order.position } as const;
  const stream = { since: order.position };
  const customer = random.pick(shop.customers);
  const wallet = { view: 'wallets', since: customer.position } as const;
  const questions: readonly Question[] = [
    { path: '/products?limit=200', view: 'products', figures: counted },
    { path: `/products/${sku}`, view: 'products' },
    { path: '/stock?limit=200', view: 'stock-levels', figures: counted },
    { path: `/stock/${sku}`, view: 'stock-levels' },
    { path: '/orders?limit=50', view: 'orders', figures: counted },
    { path: `/orders?customerId=c-${random.between(1, 50)}&limit=20`, view: 'orders' },
    { path: '/orders?status=placed&from=2011-01-10&to=2011-01-20', view: 'orders' },
    { path: `/orders/search?q=${sku}&name=nobody&limit=20` },
    { path: `/orders/${order.id}`, ...one },
    { path: `/orders/${order.id}/history`, ...stream },
    { path: `/orders/${order.id}?revision=0`, ...stream },
    { path: `/orders/${order.id}?asOf=${new Date().toISOString()}`, ...stream },
    { path: `/orders/${order.id}/changes`, ...stream, isStream: true },
    { path: `/customers/${customer.id}`, view: 'customers', since: customer.position },
    { path: `/wallets/${customer.id}`, ...wallet },
    { path: `/wallets/${customer.id}/statement`, ...wallet },
    ...groupings.map((by): Question => ({
      path: `/reports/sales?by=${by}&limit=200`,
      view: 'sales',
      figures: by === 'product' ? units : totals,
    })),
    { path: '/projections' },
    { path: `/projections/${random.pick(['products', 'stock-levels', 'orders', 'sales', 'customers', 'wallets', 'payments'])}/parked` },
  ];
  return random.pick(questions);
}

const counted = ({ items }: Page) => ({ items: BigInt(items.length) });
const units = ({ items }: Page) => ({ items: BigInt(items.length), units: sum(items, 'units') });
const totals = (page: Page) => ({ ...units(page), orders: sum(page.items, 'orders'), gross: sum(page.items, 'gross') });

/** In ten-thousandths where it is money. Nothing of the stress is ever rejected, so these only rise. */
function sum(items: Page['items'], field: string): bigint {
  return items.reduce((total, item) => total + numberIn(item[field]), 0n);
}

function numberIn(value: unknown): bigint {
  if (typeof value === 'number') return BigInt(value);
  const { amount } = value as { amount: string };
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
}
