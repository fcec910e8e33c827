import { customers, type Customer, type Product, products } from './shop.js';

/** What becomes of an order once it is placed. */
export type Fate = 'confirmed' | 'delivered' | 'returned' | 'held' | 'cancelled' | 'declined';

export interface DemoOrder {
  readonly orderId: string;
  readonly customer: Customer;
  readonly method: 'on-account' | 'wallet' | 'card';
  readonly placedAt: string;
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
  readonly fate: Fate;
}

const DAYS = 30;
const FIRST_DAY = Date.UTC(2026, 0, 1, 9);
const DAY_MS = 86_400_000;

/** A month of orders from a seed, two or three a day: the same for the same seed, whenever it is asked for. */
export function monthOfOrders(seed: number): readonly DemoOrder[] {
  const random = dice(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const orders: DemoOrder[] = [];
  for (let day = 0; day < DAYS; day++) {
    for (let count = 2 + random(2); count > 0; count--) {
      const number = orders.length + 1;
      const first = random(products.length);
      const lines = Array.from({ length: 1 + random(3) }, (_, line) => ({
        product: products[(first + line * 3) % products.length] as Product,
        quantity: 1 + random(4),
      }));
      orders.push({
        orderId: `demo-${seed}-${String(number).padStart(3, '0')}`,
        customer: pick(customers),
        method: pick(['card', 'card', 'on-account', 'wallet'] as const),
        placedAt: new Date(FIRST_DAY + day * DAY_MS + random(10) * 3_600_000 + random(60) * 60_000).toISOString(),
        lines,
        fate: 'confirmed',
      });
    }
  }
  return orders.map((order, index) => {
    const fate = fateOf(index, orders.length);
    return { ...order, fate, method: fate === 'declined' ? 'card' : order.method };
  });
}

/** Most arrive; of each other kind there is at least one; the last ones are still on their way. */
function fateOf(index: number, count: number): Fate {
  if (index >= count - 4) return 'confirmed';
  if (index === 20) return 'held';
  if (index % 15 === 7) return 'cancelled';
  if (index % 8 === 3) return 'returned';
  if (index % 18 === 5) return 'declined';
  return 'delivered';
}

/** Numbers from 0 to below the limit, by chance that a seed decides (mulberry32). */
function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
