import { multiply, totalOf } from '#events/contracts/money';
import { type Money } from '#events/contracts/money';
import { salesByCountry, salesByProduct } from '#read-models/sales';
import { type Addition, defineProjection, type Recorded, sums } from '../engine/projection.js';

const events = ['OrderPlaced', 'OrderRejected', 'OrderCancelled', 'OrderLinesReturned', 'CreditNoteIssued'] as const;
type Event = Recorded<(typeof events)[number]>;

/** Revenue and units by business day and country or product. An order counts on the day of its placing, every other fact on its own day. */
export const salesProjection = defineProjection({
  name: 'sales',
  version: 1,
  events,
  folds: [sums(salesByCountry, byCountry), sums(salesByProduct, byProduct)],
});

interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: Money;
}
type Measure = 'placed' | 'rejected' | 'cancelled' | 'returned' | 'credited';
interface Fact {
  readonly measure: Measure;
  readonly day: string;
  readonly country: string;
  readonly currency: string;
  readonly lines: readonly Line[];
}

function byCountry(event: Event): readonly Addition[] {
  const { measure, day, country, currency, lines } = fact(event);
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  return [{ key: [day, country, currency], add: added(measure, units, totalOf(lines)) }];
}

function byProduct(event: Event): readonly Addition[] {
  const { measure, day, currency, lines } = fact(event);
  const products = new Map<string, { units: number; value: bigint }>();
  for (const { sku, quantity, unitPrice } of lines) {
    const product = products.get(sku);
    const value = multiply(unitPrice, quantity);
    if (product === undefined) products.set(sku, { units: quantity, value });
    else {
      product.units += quantity;
      product.value += value;
    }
  }
  return [...products].map(([sku, { units, value }]) => ({ key: [day, sku, currency], add: added(measure, units, value) }));
}

function added(measure: Measure, units: number, value: bigint): Addition['add'] {
  if (measure === 'placed') return { orders: 1n, units: BigInt(units), gross: value };
  if (measure === 'rejected') return { orders: -1n, units: BigInt(-units), gross: -value };
  return { [measure]: value };
}

function fact(event: Event): Fact {
  const { currency, country = 'unknown', lines } = event.data;
  const on = (measure: Measure, time: string): Fact => ({ measure, day: time.slice(0, 10), country, currency, lines });
  switch (event.type) {
    case 'OrderPlaced':
      return on('placed', event.data.placedAt);
    case 'OrderRejected':
      return on('rejected', event.data.placedAt);
    case 'OrderCancelled':
      return on('cancelled', event.data.cancelledAt);
    case 'OrderLinesReturned':
      return on('returned', event.data.returnedAt);
    case 'CreditNoteIssued':
      return on('credited', event.data.issuedAt);
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}
