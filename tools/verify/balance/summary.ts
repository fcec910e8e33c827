import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { formatAmount } from '#events/contracts/money';
import { type Ledger } from './ledger.js';
import { type OpenOrder, type Wait } from './open-orders.js';

/** What the log adds up to, a line for each kind of thing. */
export function summary({ events, skus, orders, foreign }: Ledger): string[] {
  const units = { received: 0, adjusted: 0, restocked: 0, onHand: 0, reserved: 0, dispatched: 0 };
  for (const sku of skus.values()) for (const name of Object.keys(units) as (keyof typeof units)[]) units[name] += sku[name];
  const times = (type: OrderlineEvent['type']) => [...orders.values()].filter((order) => order.times.has(type)).length;
  return [
    `${events} events, ${skus.size} skus, ${orders.size} orders`,
    ...(foreign.size === 0 ? [] : [`passed over, of types that are not ours: ${listed(foreign, (type, count) => `${count} ${type}`)}`]),
    `orders: ${times('OrderConfirmed')} confirmed, ${times('OrderRejected')} rejected, ${times('OrderCancelled')} cancelled, ${times('OrderShipped')} shipped, ${times('OrderLinesReturned')} returned from`,
    `units: ${Object.entries(units)
      .map(([name, count]) => `${count} ${name === 'onHand' ? 'on hand' : name}`)
      .join(', ')}`,
    ...money(orders),
  ];
}

/** Every currency by itself: sums of different ones say nothing. */
function money(orders: Ledger['orders']): string[] {
  const sums = new Map<string, { paid: bigint; paidBack: bigint }>();
  for (const order of orders.values()) {
    for (const name of ['paid', 'paidBack'] as const) {
      for (const [currency, amount] of order[name]) {
        const sum = sums.get(currency) ?? { paid: 0n, paidBack: 0n };
        sum[name] += amount;
        sums.set(currency, sum);
      }
    }
  }
  return [...sums].map(([currency, { paid, paidBack }]) => `${currency}: ${formatAmount(paid)} paid, ${formatAmount(paidBack)} paid back`);
}

const waits: Readonly<Record<Wait, string>> = {
  payment: 'for their payment',
  work: 'for their fulfilment, which is at work',
  shipping: 'to be shipped',
  release: 'to be released from their hold',
};

/** How many orders wait, and for what: none of them is a fault. */
export function waitingLine(waiting: readonly OpenOrder[]): string {
  const counts = new Map<Wait, number>();
  for (const { wait } of waiting) counts.set(wait, (counts.get(wait) ?? 0) + 1);
  return counts.size === 0 ? 'no order waits' : `orders that wait: ${listed(counts, (wait, count) => `${count} ${waits[wait]}`)}`;
}

function listed<Key>(counts: ReadonlyMap<Key, number>, say: (key: Key, count: number) => string): string {
  return [...counts].map(([key, count]) => say(key, count)).join(', ');
}
