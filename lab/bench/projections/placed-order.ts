import { type ValuedLine } from '#events/contracts/fields';
import { money, totalOf } from '#events/contracts/money';
import { type OrderEvent, payable } from '#events/contracts/order-events';

type OrderPlaced = Extract<OrderEvent, { type: 'OrderPlaced' }>;

export interface Placing {
  readonly orderId: string;
  readonly customerId?: string | undefined;
  readonly country: string;
  readonly placedAt: string;
  readonly lines: OrderPlaced['data']['lines'];
}

export const CURRENCY = 'GBP';
export const pounds = (amount: string) => ({ amount, currency: CURRENCY });

/** What every event of an order repeats. */
export function orderFacts({ orderId, customerId, country, placedAt }: Placing) {
  return { orderId, ...(customerId !== undefined && { customerId }), currency: CURRENCY, country, placedAt };
}

export function orderPlaced(placing: Placing): OrderPlaced {
  const { lines, country } = placing;
  const total = totalIn(lines);
  const payment = { method: 'on-account' } as const;
  const amountDue = payable(total, payment.method);
  return { type: 'OrderPlaced', data: { ...orderFacts(placing), lines, total, amountDue, shipTo: { country }, payment } };
}

export const totalIn = (lines: Parameters<typeof totalOf>[0]) => money(totalOf(lines), CURRENCY);

/** The lines without what only their placing tells. */
export function valuedLines(lines: Placing['lines']): ValuedLine[] {
  return lines.map(({ line, sku, quantity, unitPrice }) => ({ line, sku, quantity, unitPrice }));
}
